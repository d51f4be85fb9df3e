package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.Browser;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Somebody without a mouse. */
final class Keyboard {
    private static final int MOST_TABS = 300;
    /** What a person can do something with and that is shown; a date is one of them, although it has three parts. */
    private static final String TARGETS = "return Array.from(document.querySelectorAll("
            + "'a[href],button,input:not([type=hidden]),select,textarea,summary'))"
            + ".filter(e => !e.disabled && e.checkVisibility())";

    private static final String OUTLINE =
            "const s = getComputedStyle(arguments[0]); return s.outlineStyle != 'none' || s.boxShadow != 'none'";

    private final Browser browser;

    Keyboard(Browser browser) {
        this.browser = browser;
    }

    /** Everything is reached by Tab alone, the skip link first, and whatever has the focus shows it. */
    static void assertReachesEverything(Browser browser) {
        List<WebElement> reached = new ArrayList<>();
        List<WebElement> seen = new ArrayList<>();
        Keyboard keyboard = new Keyboard(browser);
        WebElement here = keyboard.tab();
        assertThat(here.getText()).isEqualTo("Skip to content");
        while (!here.getTagName().equals("body") && reached.size() < MOST_TABS) {
            reached.add(here);
            if (Boolean.TRUE.equals(browser.driver().executeScript(OUTLINE, here))) {
                seen.add(here);
            }
            here = keyboard.tab();
        }
        if (!(browser.driver().executeScript(TARGETS) instanceof List<?> targets)) {
            throw new AssertionError("the page has nothing to reach");
        }
        assertThat(targets).hasSizeGreaterThan(5);
        assertThat(targets).allSatisfy(target -> {
            WebElement element = (WebElement) target;
            String what = element.getDomProperty("outerHTML");
            assertThat(reached.contains(element)).as("reached: %s", what).isTrue();
            assertThat(seen.contains(element))
                    .as("shows that it has the focus: %s", what)
                    .isTrue();
        });
    }

    /** Presses Tab until the element has the focus. */
    Keyboard to(String css) {
        WebElement wanted = browser.find(css);
        for (int i = 0; i < MOST_TABS; i++) {
            if (tab().equals(wanted)) {
                return this;
            }
        }
        throw new AssertionError("Tab does not come to " + css + " on " + browser.url());
    }

    Keyboard type(String text) {
        focused().sendKeys(text);
        return this;
    }

    /** Presses Enter, which leads to another page. */
    void enter() {
        browser.awaitPageAfter("Enter", () -> focused().sendKeys(Keys.ENTER));
    }

    private WebElement tab() {
        focused().sendKeys(Keys.TAB);
        return focused();
    }

    private WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }
}
