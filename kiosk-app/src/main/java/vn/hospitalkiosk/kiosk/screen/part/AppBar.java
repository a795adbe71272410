package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.kiosk.language.Phrase;

/// Hospital, place, kiosk, clock. Never operable.
public final class AppBar {
    private AppBar() {}

    public static Piece of(Kit kit, boolean offline) {
        String clock = kit.texts().time(kit.now());
        String today = kit.texts().today(kit.now());
        return Piece.of(
                "bar", List.of(clock, today, offline), () -> build(kit, clock, today, offline));
    }

    private static Node build(Kit kit, String clock, String today, boolean offline) {
        String name = kit.texts().of(kit.hospital().name());
        VBox where = Boxes.column(0, kit.line(name, Type.BODY.sized(kit.size(32, 30), 40).bold()));
        VBox when = new VBox();
        when.setAlignment(Pos.CENTER_RIGHT);
        HBox time = Boxes.row(16);
        time.setAlignment(Pos.CENTER_RIGHT);
        if (offline) {
            time.getChildren()
                    .addAll(
                            dot(),
                            kit.line(
                                    kit.say(Phrase.OFFLINE),
                                    Type.SMALL.strong().sized(28, 36),
                                    "tone-warn"));
        }
        time.getChildren().add(kit.line(clock, Type.H2.sized(52, 60)));
        when.getChildren().add(time);
        if (!kit.large()) {
            String place =
                    kit.texts().of(kit.hospital().place()) + " · " + kit.hospital().kioskLabel();
            where.getChildren().add(kit.line(place, Type.SMALL.sized(28, 38), "soft"));
            when.getChildren().add(kit.line(today, Type.SMALL.sized(28, 36), "soft"));
        }
        HBox bar = Boxes.row(24, Boxes.wide(where), when);
        where.setAlignment(Pos.CENTER_LEFT);
        return Boxes.padded(bar, kit.large() ? 0 : 18, Frame.MARGIN, 0, Frame.MARGIN);
    }

    private static Region dot() {
        Region dot = Boxes.height(Boxes.width(new Region(), 20), 20);
        dot.getStyleClass().add("offline-dot");
        return dot;
    }

    /// Takes the bar's place for a few seconds to answer "Gọi nhân viên".
    public static Piece notice(Kit kit, String text) {
        return Piece.of(
                "notice",
                List.of(text),
                () -> {
                    HBox row =
                            Boxes.row(
                                    24,
                                    kit.icon(Glyph.BELL, Icon.Size.M),
                                    Boxes.wide(
                                            kit.para(
                                                    text,
                                                    Type.BODY_L
                                                            .bold()
                                                            .sized(
                                                                    kit.size(34, 30),
                                                                    kit.size(44, 36)))));
                    return Boxes.styled(
                            Boxes.padded(row, 0, Frame.MARGIN, 0, Frame.MARGIN), "notice");
                });
    }
}
