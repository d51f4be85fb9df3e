package dev.shopconnector.testing;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Where the browser and its driver are. */
final class BrowserFiles {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/homebrew/bin");

    private BrowserFiles() {}

    static File chromium() {
        return find("browser.chromium", "chromium", "chromium-browser", "google-chrome");
    }

    static File chromedriver() {
        return find("browser.chromedriver", "chromedriver");
    }

    private static File find(String property, String... names) {
        String told = System.getProperty(property, "");
        if (!told.isEmpty()) {
            return new File(told);
        }
        for (String name : names) {
            for (String folder : FOLDERS) {
                File file = new File(folder, name);
                if (file.canExecute()) {
                    return file;
                }
            }
        }
        String words = "The tests of the pages need " + names[0] + ". On Debian: apt-get install chromium"
                + " chromium-driver. Elsewhere: -Dbrowser.chromium=<file> -Dbrowser.chromedriver=<file>.";
        if (required()) {
            throw new IllegalStateException(words);
        }
        Assumptions.abort(words + " They are skipped, because neither CI nor -Dbrowser.required=true is set.");
        throw new IllegalStateException("not reached");
    }

    private static boolean required() {
        return Boolean.getBoolean("browser.required")
                || !System.getenv().getOrDefault("CI", "").isBlank();
    }
}
