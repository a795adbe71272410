package vn.hospitalkiosk.gateway.console;

import java.util.Locale;

/// The pictograms of the design, one path each on a grid of 48.
public enum Icon {
    CHECK("M8 25l11 11L40 13"),
    OKC("M24 5a19 19 0 1 0 0 38a19 19 0 1 0 0-38z M15 25l6.500 6.500L33 18"),
    X("M11 11l26 26 M37 11L11 37"),
    CLOCK("M24 5a19 19 0 1 0 0 38a19 19 0 1 0 0-38z M24 13v12l8 5"),
    WARN("M24 5L45 42H3z M24 18v12 M24 35.500v.5"),
    INFO("M24 5a19 19 0 1 0 0 38a19 19 0 1 0 0-38z M24 22v12 M24 14.500v.5"),
    LOCK(
            "M11 21h26a2 2 0 0 1 2 2v18a2 2 0 0 1-2 2H11a2 2 0 0 1-2-2V23a2 2 0 0 1 2-2z M15 21v-6a9 9 0 0 1 18 0v6 M24 30v5"),
    REFRESH("M41 24a17 17 0 1 1-5-12 M41 5v11H30"),
    UNDO("M8 18h22a11 11 0 0 1 0 22H16 M17 8L7 18l10 10"),
    CHART("M6 42h36 M12 42V26 M22 42V12 M32 42V20 M40 42V32"),
    REPORT("M10 4h18l10 10v30H10z M28 4v10h10 M17 36v-8 M24 36V22 M31 36v-5"),
    SCALE("M24 6v36 M14 42h20 M8 13h32 M8 13L2 28h12z M40 13l-6 15h12z"),
    LIST("M16 12h26 M16 24h26 M16 36h26 M6 12h1 M6 24h1 M6 36h1"),
    BELL("M24 5v4 M12 36V22a12 12 0 0 1 24 0v14z M6 36h36 M20 41a4 4 0 0 0 8 0"),
    DOC("M10 4h18l10 10v30H10z M28 4v10h10 M17 24h14 M17 32h14"),
    KIOSK("M14 3h20v28H14z M20 31v9 M28 31v9 M12 44h24 M19 9h10"),
    USER("M24 6a9 9 0 1 0 0 18a9 9 0 1 0 0-18 M7 43c1-10 8-14 17-14s16 4 17 14"),
    OUT("M20 6H8v36h12 M18 24h24 M33 14l10 10-10 10"),
    SHIELD("M24 4l16 6v13c0 10-6.5 17-16 21C14.5 40 8 33 8 23V10z M24 16v14 M17 23h14"),
    NOLINK(
            "M5 5l38 38 M10 20c2-1.500 4-2.600 6-3.400 M38 20c-4-3.200-9-5-14-5 M16 28c2-1.700 5-3 8-3 M24 37v.5 M32 28c-1-1-2.200-1.700-3.500-2.300"),
    EYE(
            "M3 24c6-9 13-13 21-13s15 4 21 13c-6 9-13 13-21 13S9 33 3 24z M24 18a6 6 0 1 0 0 12a6 6 0 1 0 0-12"),
    TOOL("M30 6a11 11 0 0 0-9 15L6 36l6 6 15-15A11 11 0 0 0 41 13l-7 6-5-5z"),
    LINK("M6 19c10-9 26-9 36 0 M13 27c6-6 16-6 22 0 M20 34c2.500-2.500 5.500-2.500 8 0 M24 40v.5"),
    PHONE("M15 3h18a3 3 0 0 1 3 3v36a3 3 0 0 1-3 3H15a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3z M22 39h4");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /// 20 px, for text of 14 px.
    public Html html() {
        return sized("");
    }

    /// 16 px, inside pills and notes.
    public Html small() {
        return sized("s");
    }

    /// 24 px.
    public Html medium() {
        return sized("m");
    }

    private Html sized(String size) {
        return Html.of(
                "<svg class=\"i {}\" viewBox=\"0 0 48 48\" aria-hidden=\"true\"><path d=\"{}\"/></svg>",
                size,
                path);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
