package dev.shopconnector.testing;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;

/**
 * A real Chromium without a window, with a profile of its own. Start it in {@code @BeforeAll}: where there is none the
 * tests are skipped with the reason, or fail when a browser is required ({@code CI} is set, or
 * {@code -Dbrowser.required=true}).
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DESKTOP_WIDTH = 1280;
    private static final int PHONE_WIDTH = 390;
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    /** Everything that our content policy forbids, and so would be without effect. */
    private static final String INLINE = "return Array.from(document.querySelectorAll('script,style,[style]'))"
            + ".concat(Array.from(document.querySelectorAll('*')).filter(e => Array.from(e.attributes)"
            + ".some(a => a.name.startsWith('on')))).map(e => e.outerHTML.slice(0, 200))";

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /** Starts a browser; each has its own cookies. */
    public static Browser start() {
        File chromium = BrowserFiles.chromium();
        File chromedriver = BrowserFiles.chromedriver();
        try {
            Path profile = Files.createTempDirectory("browser");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(chromium);
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--force-prefers-reduced-motion",
                    "--user-data-dir=" + profile);
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
            ChromeDriver driver = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(chromedriver)
                            .build(),
                    options);
            Browser browser = new Browser(profile, driver);
            browser.width(DESKTOP_WIDTH);
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For whatever this class has no word for. */
    public ChromeDriver driver() {
        return driver;
    }

    public void open(String url) {
        driver.get(url);
    }

    public String url() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** What a person reads on the page. */
    public String text() {
        return find("body").getText();
    }

    /** The first such element; fails with the words of the page when there is none. */
    public WebElement find(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + css + " on " + url() + ": "
                        + driver.findElement(By.tagName("body")).getText()));
    }

    /** What stands in the field. */
    public String value(String css) {
        return String.valueOf(find(css).getDomProperty("value"));
    }

    public boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    /** Writes into the field of this name, over what it held. */
    public void fill(String field, String text) {
        WebElement input = find("[name='" + field + "']");
        input.clear();
        input.sendKeys(text);
    }

    /** Writes a date into the field of this name, as a person in this browser's language (American) types it. */
    public void chooseDay(String field, LocalDate day) {
        find("[name='" + field + "']").sendKeys(day.format(DateTimeFormatter.ofPattern("MMddyyyy", Locale.ROOT)));
    }

    /** Presses the button or follows the link that reads so, and waits until the page is another one. */
    public void press(String words) {
        awaitPageAfter("'" + words + "'", () -> driver.findElement(
                        By.xpath("//*[self::button or self::a][normalize-space()='" + words + "']"))
                .click());
    }

    /** Does something that leads to another page, and waits until that is there. */
    public void awaitPageAfter(String what, Runnable deed) {
        WebElement page = find("html");
        deed.run();
        await("a page after " + what, () -> isGone(page) && isComplete());
    }

    /** Waits for a condition of the page. */
    public void await(String what, java.util.function.BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> what + "; the page is " + url())
                .until(d -> condition.getAsBoolean());
    }

    /** Logs in with the form; the browser ends at the page behind it. */
    public void logIn(String site, String name, String password) {
        open(site + "/login");
        fill("username", name);
        fill("password", password);
        press("Log in");
    }

    /** Forgets every cookie of every site. */
    public void forget() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /**
     * Looks at the page as it is, on a desktop and on a phone: takes a picture of each ({@code name.png} and
     * {@code name-phone.png}) and fails when axe finds something serious, when the page scrolls sideways, when it has
     * inline script or style, or when the browser refused something because of the content policy.
     */
    public void inspect(String name) {
        List<String> problems = new ArrayList<>();
        try {
            width(PHONE_WIDTH);
            shoot(name + "-phone");
            if (number("return document.documentElement.scrollWidth") > PHONE_WIDTH) {
                problems.add("scrolls sideways on a phone");
            }
            problems.addAll(findings("phone"));
        } finally {
            width(DESKTOP_WIDTH);
        }
        shoot(name);
        problems.addAll(findings("desktop"));
        if (driver.executeScript(INLINE) instanceof List<?> inline) {
            inline.forEach(element -> problems.add("inline: " + element));
        }
        problems.addAll(refusals());
        if (!problems.isEmpty()) {
            throw new AssertionError(name + " (" + url() + "): " + String.join("\n", problems));
        }
    }

    /** What the browser refused because of a content policy since it was asked last. */
    public List<String> refusals() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> String.valueOf(entry.getMessage()))
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
    }

    /** A picture of the whole page in the folder {@code -Dbrowser.screenshots}, by default {@code target/screenshots}. */
    public void shoot(String name) {
        Object picture = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        try {
            Path folder =
                    Files.createDirectories(Path.of(System.getProperty("browser.screenshots", "target/screenshots")));
            Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(picture)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> findings(String where) {
        // Without a second window: results are not handed from frame to frame, and our pages have no frames.
        @SuppressWarnings("deprecation")
        Results results = new AxeBuilder().setLegacyMode(true).analyze(driver);
        return results.getViolations().stream()
                .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
                .map(rule -> where + ": " + words(rule))
                .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ", " + rule.getHelp() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 844, "deviceScaleFactor", 1, "mobile", pixels == PHONE_WIDTH));
    }

    private long number(String script) {
        return driver.executeScript(script) instanceof Number number ? number.longValue() : -1;
    }

    private boolean isComplete() {
        return "complete".equals(driver.executeScript("return document.readyState"));
    }

    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (org.openqa.selenium.StaleElementReferenceException e) {
            return true;
        } catch (org.openqa.selenium.WebDriverException e) {
            // In the instant in which the document is exchanged Chrome says it in words of its own.
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        driver.quit();
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
