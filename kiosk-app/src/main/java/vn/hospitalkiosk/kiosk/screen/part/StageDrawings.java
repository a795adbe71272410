package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// The lines of the reader, the cards and the scanner; colours are in the style sheet.
final class StageDrawings {
    private StageDrawings() {}

    static SVGPath path(String content, String style, double stroke) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(style);
        path.setStrokeWidth(stroke);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return path;
    }

    /// 500 × 300: the dark bay with its lit frame; empty ones show where the card goes.
    static Group bay(String glow, boolean empty) {
        SVGPath frame =
                path(
                        "M40 14H460a26 26 0 0 1 26 26V260a26 26 0 0 1-26 26H40a26 26 0 0 1-26-26V40a26 26 0 0 1 26-26z",
                        "stage-frame",
                        8);
        frame.getStyleClass().add(glow);
        Group bay =
                new Group(
                        path(
                                "M34 0H466a34 34 0 0 1 34 34V266a34 34 0 0 1-34 34H34a34 34 0 0 1-34-34V34a34 34 0 0 1 34-34z",
                                "stage-bay",
                                3),
                        frame);
        if (empty) {
            SVGPath target =
                    path(
                            "M72 34H428a18 18 0 0 1 18 18V248a18 18 0 0 1-18 18H72a18 18 0 0 1-18-18V52a18 18 0 0 1 18-18z",
                            "stage-target",
                            4);
            target.getStrokeDashArray().setAll(14.0, 12.0);
            target.setStrokeLineCap(StrokeLineCap.BUTT);
            bay.getChildren().add(target);
        }
        return bay;
    }

    private static SVGPath blank() {
        return path(
                "M22 0H378a22 22 0 0 1 22 22V230a22 22 0 0 1-22 22H22a22 22 0 0 1-22-22V22a22 22 0 0 1 22-22z",
                "card-paper",
                5);
    }

    /// 400 × 252: a chip card with a portrait, chip and small code.
    static Group card() {
        return new Group(
                blank(),
                path(
                        "M36 78h86a8 8 0 0 1 8 8v112a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8V86a8 8 0 0 1 8-8z",
                        "card-photo",
                        4),
                path(
                        "M79 104a18 18 0 1 0 0 36a18 18 0 1 0 0-36 M44 194c2-30 16-38 35-38s33 8 35 38",
                        "card-line",
                        4),
                path(
                        "M164 78h52a8 8 0 0 1 8 8v36a8 8 0 0 1-8 8h-52a8 8 0 0 1-8-8V86a8 8 0 0 1 8-8z M156 104h68 M190 78v52",
                        "card-chip",
                        4),
                path("M32 40h220 M160 164h204 M160 196h140", "card-line", 8),
                path("M316 74h52v52h-52z M334 92h16v16h-16z", "card-line", 4));
    }

    /// Another card: a stripe and a cross.
    static Group otherCard() {
        return new Group(
                blank(),
                path("M0 44h400v44H0z", "card-stripe", 0),
                path("M32 150h150 M32 196h90", "card-line", 8),
                path("M270 130l80 80 M350 130l-80 80", "card-cross", 16));
    }

    /// The scanner's window at the left, a card with its code in front of it at the right, and the beam between.
    static Node[] scanner() {
        SVGPath beam = path("M352 180L560 120 M352 290L560 350 M352 235H520", "stage-arrow", 8);
        beam.getStyleClass().add("stage-glow");
        beam.getStrokeDashArray().setAll(4.0, 22.0);
        SVGPath window =
                path(
                        "M150 165H290a12 12 0 0 1 12 12V293a12 12 0 0 1-12 12H150a12 12 0 0 1-12-12V177a12 12 0 0 1 12-12z",
                        "stage-frame",
                        8);
        window.getStyleClass().add("stage-glow");
        Group code =
                new Group(
                        path(
                                "M22 0H238a22 22 0 0 1 22 22V258a22 22 0 0 1-22 22H22a22 22 0 0 1-22-22V22a22 22 0 0 1 22-22z",
                                "card-paper",
                                5),
                        path(
                                "M44 44h60v60H44z M156 44h60v60h-60z M44 176h60v60H44z M66 66h16v16H66z M178 66h16v16h-16z M66 198h16v16H66z M156 156h28v28h-28z M216 156v32 M184 216h32v24 M150 216h8 M130 130h4 M130 60v30 M60 134h30",
                                "card-line",
                                8));
        code.setTranslateX(590);
        code.setTranslateY(95);
        return new Node[] {
            path(
                    "M114 105H318a34 34 0 0 1 34 34V331a34 34 0 0 1-34 34H114a34 34 0 0 1-34-34V139a34 34 0 0 1 34-34z",
                    "stage-bay",
                    3),
            window,
            beam,
            code
        };
    }
}
