package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;

/// 17: over empty blocks, so that nothing behind can be read; not a blur.
public final class IdleDialog {
    private static final String WORDS = "idle-words";
    private static final double TOP = 520;
    private static final int LIMIT_SECONDS = 20;

    private IdleDialog() {}

    /// Ring and sentence, anew at every second; the buttons stay.
    ///
    /// @param seconds left before the wipe
    public static void count(Kit kit, Node dialog, long seconds, boolean noMoneyTaken) {
        if (dialog.lookup("#" + WORDS) instanceof StackPane words
                && !Long.valueOf(seconds).equals(words.getUserData())) {
            words.setUserData(seconds);
            words.getChildren().setAll(words(kit, seconds, noMoneyTaken));
        }
    }

    private static Node words(Kit kit, long seconds, boolean noMoneyTaken) {
        String sentence =
                kit.say(Phrase.STILL_THERE_LINE, seconds)
                        + (noMoneyTaken ? " " + kit.say(Phrase.NOTHING_TAKEN) : "");
        double left = (double) seconds / LIMIT_SECONDS;
        return Boxes.column(
                kit.size(40, 28),
                Boxes.row(
                        kit.size(48, 36),
                        Countdown.of(
                                kit,
                                kit.size(240, 180),
                                left,
                                Long.toString(seconds),
                                Type.AMOUNT_XL.bold().sized(kit.size(104, 80), kit.size(116, 92))),
                        Boxes.wide(
                                kit.para(
                                        kit.say(Phrase.STILL_THERE_TITLE),
                                        Type.H1.sized(kit.size(64, 50), kit.size(78, 62))))),
                kit.para(sentence, Type.BODY_L));
    }

    public static Node dialog(Kit kit) {
        StackPane words = new StackPane();
        words.setId(WORDS);
        double width = Kit.WIDTH - 112;
        VBox dialog =
                Boxes.column(
                        0,
                        words,
                        Boxes.gap(kit.size(44, 28)),
                        tall(
                                Actions.primary(
                                        kit,
                                        "primary",
                                        kit.say(Phrase.MORE_TIME),
                                        width,
                                        new Press.Primary())),
                        Boxes.gap(24),
                        Actions.secondary(
                                kit,
                                "finish",
                                kit.say(Phrase.FINISH_AND_ERASE),
                                width,
                                new Press.Finish()),
                        Boxes.gap(kit.size(36, 24)),
                        kit.para(kit.say(Phrase.HIDDEN_BEHIND), Type.BODY, "soft"));
        Boxes.styled(Boxes.padded(dialog, kit.size(64, 44), 56, kit.size(56, 40), 56), "dialog");
        Boxes.width(dialog, Kit.WIDTH);
        dialog.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane veil = new StackPane(dialog);
        StackPane.setAlignment(dialog, Pos.TOP_CENTER);
        StackPane.setMargin(dialog, new javafx.geometry.Insets(kit.size(TOP, 380), 0, 0, 0));
        return Boxes.styled(veil, "veil");
    }

    private static Region tall(Region button) {
        button.setMinHeight(160);
        return button;
    }

    /// Blocks in place of the screen that is covered.
    public static Node blocks() {
        VBox blocks =
                Boxes.column(
                        0,
                        block(360, 30),
                        Boxes.gap(28),
                        block(Kit.WIDTH, 10),
                        Boxes.gap(44),
                        block(640, 70),
                        Boxes.gap(20),
                        block(460, 70),
                        Boxes.gap(46),
                        block(Kit.WIDTH, 520),
                        Boxes.gap(24),
                        block(Kit.WIDTH, 420));
        blocks.setFillWidth(false);
        return Boxes.padded(blocks, 16, 0, 0, 0);
    }

    private static Region block(double width, double height) {
        Region block = Boxes.height(Boxes.width(new Region(), width), height);
        block.getStyleClass().add("block");
        return block;
    }
}
