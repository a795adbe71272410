package vn.hospitalkiosk.kiosk.screen.face;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Qr;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Countdown;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberedSteps;
import vn.hospitalkiosk.kiosk.screen.part.QrPicture;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 12. Says at every moment whether money is awaited, being asked about, or was not taken.
final class QrFace {
    private static final double CHANGE = 344;

    /// `ZaloPay`: a longer one and the payee's name do not fit side by side.
    private static final int SHORT_WORDMARK = 7;

    private QrFace() {}

    static Sheet draw(Qr state, Kit kit) {
        PaymentView payment = state.payment();
        boolean covered = state.expired() || ended(payment, kit);
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(24, 8));
        head(sheet, state, kit);
        sheet.gap(kit.size(16, 8));
        sheet.body(
                "code",
                List.of(payment.qrContent(), covered, content(payment), payment.payee()),
                () -> card(state, covered, kit));
        if (!kit.large() && !covered && !state.mayScan()) {
            boolean bank = Shared.isBank(payment.psp());
            List<String> steps =
                    List.of(
                            bank
                                    ? kit.say(Phrase.QR_1_BANK)
                                    : kit.say(Phrase.QR_1_WALLET, state.label()),
                            kit.say(Phrase.QR_2),
                            kit.say(Phrase.QR_3));
            sheet.gap(24).body("steps", List.of(steps), () -> NumberedSteps.row(kit, steps));
        }
        if (state.mayScan() && !covered) {
            String words = kit.say(Phrase.SCAN_MY_CODE, state.label());
            sheet.gap(kit.size(24, 20))
                    .body("scan-my-code", List.of(words), () -> scan(kit, words));
            sheet.gap(kit.size(24, 20));
        }
        sheet.space();
        status(sheet, state, covered, kit);
        sheet.gap(4);
        sheet.action(
                Actions.outline(
                        kit,
                        "change-method",
                        Phrase.CHANGE_METHOD,
                        kit.size(CHANGE, 380),
                        new Press.ChangeMethod()));
        double width = Actions.beside(kit.size(CHANGE, 380));
        if (state.expired()) {
            sheet.action(
                    Actions.filled(
                            kit, "new-code", kit.say(Phrase.NEW_CODE), width, new Press.NewCode()));
        } else if (state.asking()) {
            sheet.action(Actions.busy(kit, "i-have-paid", kit.say(Phrase.CHECKING_NOW), width));
        } else {
            sheet.action(
                    Actions.filled(
                            kit,
                            "i-have-paid",
                            kit.say(Phrase.I_HAVE_PAID),
                            width,
                            new Press.IHavePaid()));
        }
        return sheet;
    }

    private static Node scan(Kit kit, String words) {
        HBox face =
                Boxes.padded(
                        Boxes.centred(
                                20,
                                kit.icon(Glyph.QR, Icon.Size.S),
                                kit.line(words, Type.BUTTON_2.sized(kit.size(34, 30), 44))),
                        8,
                        24,
                        8,
                        24);
        TouchButton button =
                new TouchButton(
                                "scan-my-code",
                                words,
                                face,
                                () -> kit.press(new Press.ScanMyCode()))
                        .styled("outline");
        return Boxes.height(Boxes.width(button, Kit.WIDTH), 96);
    }

    /// The time is over here, whatever the journey has heard: nobody shall scan this code any more.
    private static boolean ended(PaymentView payment, Kit kit) {
        return payment.expiresAt().map(at -> !kit.now().isBefore(at)).orElse(false);
    }

    private static void head(Sheet sheet, Qr state, Kit kit) {
        String how =
                Shared.isBank(state.payment().psp())
                        ? kit.say(Phrase.QR_LEAD_BANK)
                        : kit.say(Phrase.QR_LEAD_WALLET, state.label());
        String amount = kit.texts().amount(state.payment().amount());
        Optional<Instant> end = state.expired() ? Optional.empty() : state.payment().expiresAt();
        long seconds = end.map(at -> Shared.secondsTo(at, kit)).orElse(-1L);
        double share = end.map(at -> share(state.payment(), at, seconds, kit)).orElse(0.0);
        sheet.lead(
                "head",
                List.of(how, amount, seconds),
                () -> {
                    VBox words =
                            Boxes.column(
                                    0,
                                    kit.para(how, Type.BODY_L.strong()),
                                    kit.line(
                                            amount,
                                            kit.large()
                                                    ? Type.AMOUNT_XL.sized(100, 110)
                                                    : Type.AMOUNT_XL));
                    HBox head = Boxes.row(24, Boxes.wide(words));
                    if (seconds >= 0) {
                        head.getChildren()
                                .add(
                                        Countdown.of(
                                                kit,
                                                168,
                                                share,
                                                Texts.left(seconds),
                                                Type.H2.sized(seconds >= 600 ? 44 : 50, 60)));
                    }
                    return Boxes.atLeast(head, 168);
                });
    }

    /// Of the time that was left when this code was first shown.
    private static double share(PaymentView payment, Instant end, long seconds, Kit kit) {
        Instant since = kit.memory().since("payment-" + payment.id(), kit.now());
        long whole = Math.max(1, Duration.between(since, end).toSeconds());
        return (double) seconds / Math.max(whole, seconds);
    }

    private static Node card(Qr state, boolean covered, Kit kit) {
        PaymentView payment = state.payment();
        Node plate =
                payment.qrContent().isPresent() && !covered
                        ? QrPicture.of(
                                payment.qrContent().get(),
                                kit.large() ? 568 : 570,
                                state.label() + " QR")
                        : cover(kit, state.expired());
        boolean beside = state.label().length() <= SHORT_WORDMARK;
        Pos where = beside ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT;
        VBox who =
                Boxes.column(
                        0,
                        fact(kit, where, Phrase.QR_PAYEE, payment.payee()),
                        fact(kit, where, Phrase.QR_REFERENCE, content(payment)));
        Node wordmark = kit.line(state.label(), Type.H3.sized(kit.size(40, 36), kit.size(52, 46)));
        Region foot =
                beside ? Boxes.row(24, wordmark, Boxes.wide(who)) : Boxes.column(0, wordmark, who);
        VBox card = Boxes.column(0, new StackPane(plate), Boxes.padded(foot, 0, 48, 0, 48));
        return Boxes.styled(Boxes.padded(card, 6, 2, kit.size(20, 12), 2), "card");
    }

    /// What the payer reads in the app: a transfer's note is the code the bank tells us by.
    private static String content(PaymentView payment) {
        return payment.transferCode().orElse(payment.reference());
    }

    private static Node fact(Kit kit, Pos where, Phrase label, String value) {
        Type small = Type.SMALL.sized(kit.size(28, 24), kit.size(40, 34));
        HBox row =
                Boxes.row(
                        8,
                        kit.line(kit.say(label), small, "soft"),
                        kit.line(value, small.strong()));
        row.setAlignment(where);
        return row;
    }

    private static Node cover(Kit kit, boolean certain) {
        VBox words =
                Boxes.column(
                        16,
                        new Icon(Glyph.CLOCK, Icon.Size.L),
                        kit.centred(
                                kit.para(
                                        kit.say(
                                                        certain
                                                                ? Phrase.QR_EXPIRED_LINE
                                                                : Phrase.QR_EXPIRED)
                                                .replace(". ", ".\n"),
                                        Type.H2)));
        words.setAlignment(Pos.CENTER);
        StackPane cover =
                Boxes.styled(new StackPane(Boxes.padded(words, 0, 40, 0, 40)), "qr-cover");
        return Boxes.height(Boxes.width(cover, 640), 620);
    }

    private static void status(Sheet sheet, Qr state, boolean covered, Kit kit) {
        if (state.expired()) {
            live(
                    sheet,
                    kit,
                    StatusBanner.Kind.INFO,
                    Glyph.INFO,
                    kit.say(Phrase.QR_EXPIRED),
                    kit.say(Phrase.QR_CHECKED_EXPIRED));
        } else if (state.asking() || covered) {
            live(
                    sheet,
                    kit,
                    StatusBanner.Kind.INFO,
                    Glyph.REFRESH,
                    kit.say(Phrase.QR_ASKING, Shared.asked(kit, state.payment().psp())),
                    kit.say(Phrase.QR_ASKING_LINE));
        } else if (state.notSeenYet()) {
            live(
                    sheet,
                    kit,
                    StatusBanner.Kind.WARN,
                    Glyph.WARN,
                    kit.say(Phrase.QR_NOT_SEEN),
                    kit.say(Phrase.QR_NOT_SEEN_LINE));
        } else if (state.payment().begun().orElse(false)) {
            live(
                    sheet,
                    kit,
                    StatusBanner.Kind.INFO,
                    Glyph.PHONE,
                    kit.say(Phrase.QR_BEGUN),
                    kit.say(Phrase.QR_BEGUN_LINE));
        } else {
            String line =
                    state.payment()
                            .lastAskedAt()
                            .map(at -> Math.max(0, Duration.between(at, kit.now()).toSeconds()))
                            .map(ago -> kit.say(Phrase.QR_WAITING_ASKED, ago))
                            .orElseGet(() -> kit.say(Phrase.QR_WAITING_LINE));
            live(
                    sheet,
                    kit,
                    StatusBanner.Kind.INFO,
                    Glyph.REFRESH,
                    kit.say(Phrase.QR_WAITING),
                    line);
        }
    }

    private static void live(
            Sheet sheet, Kit kit, StatusBanner.Kind kind, Glyph glyph, String title, String line) {
        sheet.body(
                "live",
                List.of(kind, title, line),
                () -> StatusBanner.live(kit, kind, glyph, title, line));
    }
}
