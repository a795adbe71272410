package vn.hospitalkiosk.virtual.cardunit;

/// Which unit it plays.
public enum Model {
    /// As its document says; reads magnetic stripes (36 37) with a positive head, which the document leaves out.
    M001,
    /// As seen in the field on CRT-591-(R02)HB-HDN: move 39 captures instead of ejecting, 30 gives the card out, stripes are answered with head `N`.
    HB_HDN
}
