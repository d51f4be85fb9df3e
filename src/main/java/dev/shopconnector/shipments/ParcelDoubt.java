package dev.shopconnector.shipments;

import java.time.Instant;

/** Words about a parcel that is over for us while nobody knows whether TikTok has it, and their end. */
final class ParcelDoubt {
    static final String GIVEN_UP = " It was told before and its answer was lost, so it may have the parcel.";
    static final String REPLACED =
            " TikTok Shop was told of this one before and its answer was lost, so it may have it.";

    static final String STILL = " TikTok Shop had this one before, so it may have it still.";

    private ParcelDoubt() {}

    /** Whether it was given up or replaced, or told in vain, and TikTok may have it all the same. */
    static boolean isAbout(Parcel parcel) {
        boolean over = parcel.state() == ParcelState.GIVEN_UP
                || parcel.state() == ParcelState.REPLACED
                || parcel.rule().equals(ToldInVain.RULE);
        return over && parcel.atTikTok().unsure();
    }

    /** The same parcel, and TikTok does not have it. */
    static Parcel settled(Parcel parcel, Instant at) {
        String words = parcel.reason()
                .replace(GIVEN_UP, " It was told before and does not have the parcel.")
                .replace(REPLACED, " TikTok Shop was told of this one before and does not have it.")
                .replace(STILL, " TikTok Shop had this one before and does not have it any more.");
        boolean open = parcel.state() == ParcelState.REFUSED;
        String remedy = open || words.equals(parcel.reason()) ? parcel.remedy() : null;
        if (parcel.isGivenUpByErasure()) {
            remedy = ParcelErasure.ENTER;
        }
        return parcel.with(parcel.atTikTok().sure())
                .decided(new ParcelDecision(parcel.state(), parcel.rule(), words, remedy), at, null);
    }
}
