package vn.hospitalkiosk.kiosk.screen.face;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.RefCard;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// What several faces say in the same way.
final class Shared {
    private Shared() {}

    static void title(Sheet sheet, Kit kit, Phrase title) {
        sheet.lead("title", List.of(title), () -> kit.para(kit.say(title), Type.H1));
    }

    static void lead(Sheet sheet, Kit kit, String text) {
        sheet.lead("lead-gap", () -> vn.hospitalkiosk.kiosk.screen.part.Boxes.gap(kit.size(16, 8)));
        sheet.lead("lead", List.of(text), () -> kit.para(text, Type.BODY_L, "soft"));
    }

    static Piece referenceCode(Kit kit, FailureCode code) {
        String text = kit.say(Phrase.REFERENCE_CODE, kit.reference(code));
        return Piece.of("reference", List.of(text), () -> kit.para(text, Type.SMALL, "soft"));
    }

    /// Why the patient is back on this screen.
    static Piece note(Kit kit, Note note) {
        boolean good =
                note == Note.CODE_SEEN
                        || note == Note.PATIENTS_CARD
                        || note == Note.COMPANIONS_CARD;
        return Piece.of(
                "note",
                List.of(note),
                () ->
                        StatusBanner.of(
                                kit,
                                good ? StatusBanner.Kind.OK : StatusBanner.Kind.WARN,
                                good ? Glyph.OK_CIRCLE : Glyph.WARN,
                                "",
                                words(kit, note)));
    }

    private static String words(Kit kit, Note note) {
        return switch (note) {
            case NO_MATCH ->
                    kit.say(Phrase.NOTE_NO_MATCH, kit.texts().of(kit.hospital().receptionShort()));
            case NOTHING_TAKEN_DECLINED -> kit.say(Phrase.NOTE_DECLINED);
            case CARD_NOT_TAKEN -> kit.say(Phrase.NOTE_CARD_DECLINED);
            case NOTHING_TAKEN_EXPIRED -> kit.say(Phrase.NOTE_EXPIRED);
            case NOTHING_TAKEN_CANCELLED -> kit.say(Phrase.NOTE_CANCELLED);
            case NOT_A_KNOWN_CODE -> kit.say(Phrase.NOTE_UNKNOWN_CODE);
            case CODE_SEEN -> kit.say(Phrase.NOTE_CODE_SEEN);
            case SHOW_CODE -> kit.say(Phrase.SCAN_ANY_LEAD);
            case METHOD_JUST_WENT_DOWN -> kit.say(Phrase.NOTE_METHOD_DOWN);
            case NO_SUCH_REFERENCE ->
                    kit.say(
                            Phrase.NOTE_NO_REFERENCE,
                            kit.texts().of(kit.hospital().cashDesksShort()));
            case LOOK_UP_LATER -> kit.say(Phrase.NOTE_LOOK_UP_LATER);
            case COMPANIONS_CARD -> kit.say(Phrase.NOTE_COMPANIONS_CARD);
            case PATIENTS_CARD -> kit.say(Phrase.NOTE_PATIENTS_CARD);
            case NO_SUCH_TICKET -> kit.say(Phrase.NOTE_NO_TICKET);
            case NOT_A_PAYERS_CODE -> kit.say(Phrase.NOTE_NOT_PAYERS_CODE);
        };
    }

    /// The reference to keep, with what it stands for.
    static Piece reference(Kit kit, PaymentView payment, Phrase label) {
        String day = kit.texts().date(kit.now().atZone(Texts.ZONE).toLocalDate());
        String under =
                kit.texts().amount(payment.amount())
                        + " · "
                        + wordmark(kit, payment.psp())
                        + " · "
                        + day;
        return Piece.of(
                "reference",
                List.of(payment.reference(), under),
                () -> RefCard.of(kit, kit.say(label), payment.reference(), under));
    }

    /// Seconds until `at`, rounded up, never below zero.
    static long secondsTo(Instant at, Kit kit) {
        long millis = Duration.between(kit.now(), at).toMillis();
        return Math.max(0, Math.ceilDiv(millis, 1000L));
    }

    static boolean isBank(PspCode psp) {
        return psp.value().equals("vietqr") || psp.value().equals("card");
    }

    /// The plain wordmark where only the code is known.
    static String wordmark(Kit kit, PspCode psp) {
        return switch (psp.value()) {
            case "momo" -> "MoMo";
            case "zalopay" -> "ZaloPay";
            case "vnptmoney" -> "VNPT Money";
            case "viettelmoney", "viettelpaybiz" -> "Viettel Money";
            case "vietqr" -> "VietQR";
            case "vnpay" -> "VNPAY";
            case "card" -> kit.say(Phrase.CARD_LABEL);
            default -> psp.value();
        };
    }

    /// Who is asked: the bank, or the wallet by name.
    static String asked(Kit kit, PspCode psp) {
        return isBank(psp) ? kit.say(Phrase.THE_BANK) : wordmark(kit, psp);
    }
}
