package vn.hospitalkiosk.virtual.cardunit;

/// The invented payment card of every test: what a search of logs, traces and bundles must not find.
public final class TestPan {
    /// Sixteen digits of the domestic range 9704, none of them anybody's; passes the Luhn check.
    public static final String NUMBER = "9704000000004275";

    /// Track 2 (ISO/IEC 7813) without sentinels: number, expiry 12/30, service code 201.
    public static final String TRACK_2 = NUMBER + "=30122010000000000000";

    private TestPan() {}
}
