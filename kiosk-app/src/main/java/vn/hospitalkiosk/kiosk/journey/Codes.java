package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.FailureCode;

/// Failures the kiosk itself finds; each has a row in `docs/failure-codes.md`.
public final class Codes {
    public static final FailureCode STARTING = new FailureCode("K01");
    public static final FailureCode BROKEN = new FailureCode("K02");
    public static final FailureCode JOURNAL = new FailureCode("K03");
    public static final FailureCode BILL_DOES_NOT_ADD_UP = new FailureCode("K04");
    public static final FailureCode GAVE_UP_WAITING = new FailureCode("K05");
    public static final FailureCode PRINT_NOT_CONFIRMED = new FailureCode("K06");
    public static final FailureCode PRINT_CUT_OFF_BY_RESTART = new FailureCode("K07");
    public static final FailureCode TERMINAL_DOWN = new FailureCode("T21");
    public static final FailureCode REPORT_REFUSED = new FailureCode("M61");
    public static final FailureCode SETTLEMENT_DIFFERS = new FailureCode("M62");
    public static final FailureCode NO_READ_IN_TIME = new FailureCode("C33");
    public static final FailureCode CARD_LIFTED = new FailureCode("C12");
    public static final FailureCode CHIP_NUMBER = new FailureCode("K08");
    public static final FailureCode NO_PRINTER = new FailureCode("K10");
    public static final FailureCode SLIP_NOT_DRAWN = new FailureCode("K11");
    public static final FailureCode NO_NUMBERS_LEFT = new FailureCode("K72");
    public static final FailureCode NUMBERS_NOT_KEPT = new FailureCode("K73");
    public static final FailureCode COMPANIONS_CHIP = new FailureCode("K74");
    public static final FailureCode CHECK_IN_NOT_KNOWN = new FailureCode("K75");
    public static final FailureCode RECORD_NOT_KNOWN = new FailureCode("K76");
    public static final FailureCode CSCA = new FailureCode("K12");
    public static final FailureCode GATEWAY_SILENT = new FailureCode("G61");

    /// The HIS keeps a bill for somebody else.
    static final FailureCode TAKEN_AT_DESK = new FailureCode("M54");

    private Codes() {}

    /// Something may have been done, and nobody knows yet: never told as failed.
    public static boolean isOpen(FailureCode code) {
        return code.equals(CHECK_IN_NOT_KNOWN) || code.equals(RECORD_NOT_KNOWN);
    }
}
