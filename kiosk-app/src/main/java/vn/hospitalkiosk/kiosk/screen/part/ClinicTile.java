package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// 08b: room, place, doctor and load on the left; wait, people waiting and fee on the right.
public final class ClinicTile {
    private static final double BAR = 480;

    private ClinicTile() {}

    /// @param hint over the room, empty but on the best one
    /// @param load 0 to 1; negative: not known, no bar
    /// @param delay `~25 phút`, or that there is no figure
    public record Words(
            String hint,
            String room,
            String place,
            String doctor,
            double load,
            String delay,
            String waiting,
            String fee) {}

    public static TouchButton of(
            Kit kit, String id, Words words, boolean filled, boolean busy, Runnable act) {
        HBox face = Boxes.row(20, Boxes.wide(left(kit, words, busy)), right(kit, words));
        Boxes.padded(face, kit.size(22, 16), 44, kit.size(22, 16), 44);
        Boxes.atLeast(face, kit.size(200, 190));
        String spoken =
                String.join(
                        ". ",
                        words.room(),
                        words.place(),
                        words.doctor(),
                        words.delay(),
                        words.waiting(),
                        words.fee());
        return new TouchButton(id, spoken, face, act).styled("tile", filled ? "filled" : "plain");
    }

    private static VBox left(Kit kit, Words words, boolean busy) {
        VBox left = Boxes.column(kit.size(6, 2));
        if (!words.hint().isEmpty()) {
            left.getChildren().add(kit.para(words.hint(), Type.SMALL.strong()));
        }
        HBox where =
                Boxes.row(
                        16,
                        kit.line(words.room(), Type.H3.sized(kit.size(44, 36), kit.size(54, 44))));
        if (!words.place().isEmpty() && !kit.large()) {
            where.getChildren().add(kit.line(words.place(), Type.BODY, "soft"));
        }
        left.getChildren().add(where);
        if (!words.place().isEmpty() && kit.large()) {
            left.getChildren().add(kit.para(words.place(), Type.BODY, "soft"));
        }
        if (!words.doctor().isEmpty() && !kit.large()) {
            left.getChildren().add(kit.para(words.doctor(), Type.BODY, "soft"));
        }
        if (words.load() >= 0) {
            left.getChildren().add(bar(words.load(), busy));
        }
        left.setAlignment(Pos.CENTER_LEFT);
        return left;
    }

    private static Node bar(double load, boolean busy) {
        double on = Math.max(14, BAR * Math.min(1, load));
        Region done = Boxes.height(Boxes.width(new Region(), on), 14);
        Region rest = Boxes.height(Boxes.width(new Region(), BAR - on), 14);
        done.getStyleClass().add(busy ? "load-busy" : "load-on");
        rest.getStyleClass().add("load-off");
        return Boxes.padded(new HBox(done, rest), 10, 0, 0, 0);
    }

    private static VBox right(Kit kit, Words words) {
        VBox right =
                Boxes.column(
                        kit.size(6, 2),
                        kit.line(words.delay(), Type.H2.sized(kit.size(46, 38), kit.size(58, 46))));
        if (!words.waiting().isEmpty()) {
            right.getChildren().add(kit.line(words.waiting(), Type.BODY, "soft"));
        }
        if (!words.fee().isEmpty()) {
            right.getChildren().add(kit.line(words.fee(), Type.TASK_LINE.bold()));
        }
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        return right;
    }
}
