package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.CoverageView;

/// Whether a patient is treated on insurance: also when nobody could check the card yet.
final class Insured {
    private Insured() {}

    static boolean is(CoverageView coverage) {
        return switch (coverage.state()) {
            case VALID, NEW_CARD, CHECKING, UNVERIFIED, NOT_ANSWERED -> true;
            case EXPIRED, NOT_INSURED, SEE_DESK, NOT_USED -> false;
        };
    }
}
