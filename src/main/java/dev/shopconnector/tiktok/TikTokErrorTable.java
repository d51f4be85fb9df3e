package dev.shopconnector.tiktok;

import java.util.Locale;
import java.util.Set;

/** Which exception stands for which refusal: TikTok Shop's "Common errors" and the order API's own codes. */
final class TikTokErrorTable {
    private static final Set<String> THROTTLED = Set.of("36009002", "36009037");
    private static final Set<String> PERSON = Set.of("101000", "105004", "105005", "36009033");
    private static final Set<String> PASSING = Set.of(
            "36009003",
            "36009007",
            "10002014",
            "10002015",
            "10037002",
            "10037003",
            "10037004",
            "10006402",
            "11001001",
            "21001002",
            "21001003",
            "21001005",
            "21001010",
            "21001011",
            "21001201",
            "21011500",
            "99999999");

    private TikTokErrorTable() {}

    static TikTokException exception(TikTokError error) {
        String code = error.code();
        String text = error.message().toLowerCase(Locale.ROOT);
        if (THROTTLED.contains(code) || error.httpStatus() == 429) {
            return new TikTokRateLimitedException(error);
        }
        if (code.equals("105002") || (code.equals("36009004") && isAboutToken(text))) {
            return new TikTokUnauthorizedException(error);
        }
        if (PERSON.contains(code) || code.startsWith("36004") || text.contains("auth state is inactive")) {
            return new TikTokNeedsPersonException(error);
        }
        if (PASSING.contains(code) || error.httpStatus() >= 500 || error.httpStatus() == 408) {
            return new TikTokTransientException(error);
        }
        if (code.equals("36009004") && text.contains("timestamp")) {
            return new TikTokPermanentException(
                    error,
                    "The clock of this machine is off: check that NTP runs (TikTok allows 5 min behind, 30 s ahead)");
        }
        if (code.equals("106001")) {
            return new TikTokPermanentException(error, "Check TIKTOK_APP_SECRET, and the clock of this machine (NTP)");
        }
        return new TikTokPermanentException(error);
    }

    // One code has a dozen meanings; only its text tells a stale token from a bad parameter.
    private static boolean isAboutToken(String text) {
        return text.contains("access_token") || text.contains("x-tts-access-token") || text.contains("access token");
    }
}
