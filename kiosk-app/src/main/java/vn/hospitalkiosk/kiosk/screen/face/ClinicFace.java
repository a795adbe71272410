package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Clinics;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.ClinicTile;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 08b. The first open clinic of the HIS's order is the recommended one.
final class ClinicFace {
    private static final int BUSY = 60;
    private static final double FULL_AT = 24;

    private ClinicFace() {}

    static Sheet draw(Clinics state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 4, Phrase.STEP_CLINIC, state.patient()))
                        .leadTop(kit.size(36, 4));
        String title = kit.say(Phrase.CLINIC_TITLE, state.specialty());
        boolean crowded = kit.large() || state.full().isPresent();
        String shown = crowded ? title.replace('\n', ' ') : title;
        sheet.lead("title", List.of(shown), () -> kit.para(shown, crowded ? Type.H2 : Type.H1));
        if (!crowded) {
            Shared.lead(sheet, kit, kit.say(Phrase.CLINIC_LEAD));
        }
        state.full().ifPresent(_ -> sheet.gap(kit.size(24, 12)).body("full", () -> full(kit)));
        sheet.space();
        tiles(sheet, state, kit);
        Optional<ClinicView> outside =
                state.clinics().stream().filter(c -> c.open() && !c.insured()).findFirst();
        if (outside.isPresent() && !kit.large()) {
            String note = kit.say(Phrase.OUTSIDE_INSURANCE, outside.get().place().room());
            sheet.gap(24).body("outside", List.of(note), () -> Strip.soft(kit, Glyph.INFO, note));
        }
        sheet.action(Actions.back(kit));
        return sheet;
    }

    private static Node full(Kit kit) {
        return StatusBanner.of(
                kit, StatusBanner.Kind.WARN, Glyph.WARN, "", kit.say(Phrase.CLINIC_FULL));
    }

    private static void tiles(Sheet sheet, Clinics state, Kit kit) {
        List<ClinicView> all = state.clinics();
        int onPage = kit.large() ? 2 : state.full().isPresent() ? 3 : 4;
        int pages = Math.max(1, Math.ceilDiv(all.size(), onPage));
        int page = Math.floorMod(kit.memory().page(), pages);
        List<ClinicView> shown =
                all.subList(page * onPage, Math.min(all.size(), (page + 1) * onPage));
        boolean fresh = SpecialtyFace.fresh(state.at(), kit);
        Optional<ClinicView> best = all.stream().filter(ClinicView::open).findFirst();
        for (int i = 0; i < shown.size(); i++) {
            ClinicView clinic = shown.get(i);
            boolean filled = best.equals(Optional.of(clinic));
            int place = page * onPage + i;
            sheet.gap(i == 0 ? 0 : 20)
                    .body(
                            "clinic-" + place,
                            List.of(clinic, filled, fresh),
                            () -> tile(kit, clinic, place, filled, fresh));
        }
        if (pages > 1) {
            sheet.gap(20).body("next", List.of(page, pages), () -> Pages.next(kit, page, pages));
        }
    }

    private static Node tile(Kit kit, ClinicView clinic, int place, boolean filled, boolean fresh) {
        if (!clinic.open()) {
            String line =
                    clinic.opensAt()
                            .map(at -> kit.say(Phrase.OPENS_AT, kit.texts().time(at)))
                            .orElseGet(() -> kit.say(Phrase.CLOSED_NOW));
            return Boxes.atLeast(
                    Tiles.down(
                            kit,
                            new Tiles.Words(Glyph.CLOCK, room(clinic), line),
                            Type.H3,
                            Type.BODY),
                    158);
        }
        Optional<Integer> wait = fresh ? clinic.waitMinutes() : Optional.empty();
        Optional<Integer> waiting = fresh ? clinic.waiting() : Optional.empty();
        boolean busy = wait.map(minutes -> minutes >= BUSY).orElse(false);
        return ClinicTile.of(
                kit,
                "clinic-" + place,
                new ClinicTile.Words(
                        filled ? hint(clinic, kit) : "",
                        room(clinic),
                        place(clinic.place()),
                        clinic.doctor(),
                        waiting.map(n -> n / FULL_AT).orElse(-1.0),
                        wait.map(minutes -> "~" + kit.texts().span(minutes))
                                .orElseGet(() -> kit.say(Phrase.NO_FIGURES)),
                        waiting.map(n -> kit.say(Phrase.PEOPLE_WAITING, n)).orElse(""),
                        clinic.fee().map(kit.texts()::amount).orElse("")),
                filled,
                busy,
                () -> kit.press(new Press.ChooseClinic(clinic.id())));
    }

    private static String hint(ClinicView clinic, Kit kit) {
        return kit.say(clinic.insured() ? Phrase.BEST_CLINIC : Phrase.BEST_CLINIC_FEE);
    }

    private static String room(ClinicView clinic) {
        return clinic.place().room().isBlank() ? clinic.name() : clinic.place().room();
    }

    private static String place(Place place) {
        return String.join(
                ", ",
                java.util.stream.Stream.of(place.floor(), place.building())
                        .filter(part -> !part.isBlank())
                        .toList());
    }
}
