package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.CompanionView;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTrouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypedKind;
import vn.hospitalkiosk.kiosk.journey.VisitState.Companion;
import vn.hospitalkiosk.kiosk.journey.VisitState.Escort;

/// "Đăng ký hộ": the companion's own card first, then the patient's document; a newborn is found by the mother's number.
final class Escorting {
    private Escorting() {}

    static void ask(Turn t, Session session) {
        Identifying.forget(t);
        t.show(new Companion(session));
    }

    static void press(Turn t, Companion shown, Press press) {
        switch (press) {
            case Press.ChooseRelation(CompanionView.Relation relation, boolean cardless) -> {
                t.set(t.wish().escorted(new Escort(relation, cardless, Optional.empty())));
                Identifying.show(t, shown.session(), Optional.of(Note.COMPANIONS_CARD));
            }
            case Press.Back _, Press.Cancel _ ->
                    Identifying.show(t, shown.session(), Optional.empty());
            default -> {} // not offered here
        }
    }

    static boolean awaitsCompanion(Turn t) {
        return t.wish().escort().map(e -> e.companion().isEmpty()).orElse(false);
    }

    /// The companion's card was read.
    ///
    /// @return false: it is the patient's document, to be asked about
    static boolean takes(Turn t, Session session, PresentedDocument document) {
        Optional<Escort> escort = t.wish().escort();
        if (escort.isEmpty()) {
            return false;
        }
        if (escort.get().companion().isPresent()) {
            return isCompanions(t, session, escort.get(), document);
        }
        Optional<NationalId> number = number(document);
        if (number.isEmpty()) {
            Identifying.forget(t);
            Identifying.show(t, session, Optional.of(Note.COMPANIONS_CARD));
        } else if (document instanceof PresentedDocument.Chip chip && chip.trust().anyFailed()) {
            t.show(new CardTrouble(session, CardTrouble.Trouble.SEE_DESK, Codes.COMPANIONS_CHIP));
        } else {
            known(t, session, escort.get(), number.get());
        }
        return true;
    }

    private static void known(Turn t, Session session, Escort escort, NationalId number) {
        Identifying.forget(t);
        t.set(
                t.wish()
                        .escorted(
                                new Escort(
                                        escort.relation(),
                                        escort.cardless(),
                                        Optional.of(
                                                new CompanionView(number, escort.relation())))));
        if (escort.cardless()) {
            Typing.show(t, session, TypedKind.MOTHERS_CHILD);
        } else {
            Identifying.show(t, session, Optional.of(Note.PATIENTS_CARD));
        }
    }

    /// The same card once more is not the patient's.
    private static boolean isCompanions(
            Turn t, Session session, Escort escort, PresentedDocument document) {
        boolean same = number(document).equals(escort.companion().map(CompanionView::number));
        if (same) {
            Identifying.forget(t);
            Identifying.show(t, session, Optional.of(Note.PATIENTS_CARD));
        }
        return same;
    }

    private static Optional<NationalId> number(PresentedDocument document) {
        return switch (document) {
            case PresentedDocument.Chip chip -> Optional.of(chip.number());
            case PresentedDocument.PrintedCode code -> Optional.of(code.number());
            case PresentedDocument.Typed _,
                    PresentedDocument.TypedCode _,
                    PresentedDocument.InsuranceCode _,
                    PresentedDocument.Slip _,
                    PresentedDocument.OpaqueCode _ ->
                    Optional.empty();
        };
    }
}
