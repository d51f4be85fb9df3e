package dev.shopconnector.tiktok;

/** TikTok refuses until a person acts: consents again, grants a scope, or allows this connector's address. */
public final class TikTokNeedsPersonException extends TikTokException {

    public TikTokNeedsPersonException(TikTokError error) {
        super(TikTokErrorClass.NEEDS_PERSON, error, advice(error.code()));
    }

    /** Whether the seller's consent is what is missing; false for refusals of this app or its address. */
    public boolean consentIsGone() {
        return code().startsWith("36004") || code().equals("105004");
    }

    private static String advice(String code) {
        return switch (code) {
            case "36009033" -> "Add this connector's outgoing IP address to the app's allow list in Partner Center";
            case "105005" -> "Add the missing scope to the app in Partner Center, then let the seller connect again";
            default -> "Let the seller connect the shop again";
        };
    }
}
