package vn.hospitalkiosk.kiosk.screen.face;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Specialties;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Pill;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 08. Waiting times are the HIS's; older than five minutes they are not shown.
final class SpecialtyFace {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private SpecialtyFace() {}

    /// @param soonest shortest of its open clinics, when the HIS tells
    private record Specialty(
            String name,
            int rooms,
            boolean open,
            Optional<Integer> soonest,
            Optional<Instant> opensAt) {}

    static Sheet draw(Specialties state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 4, Phrase.STEP_CLINIC, state.patient()))
                        .leadTop(kit.size(36, 4));
        boolean fresh = fresh(state.at(), kit);
        if (kit.large()) {
            sheet.lead(
                    "title",
                    () -> kit.para(kit.say(Phrase.SPECIALTY_TITLE).replace('\n', ' '), Type.H2));
        } else {
            Shared.title(sheet, kit, Phrase.SPECIALTY_TITLE);
            Shared.lead(sheet, kit, kit.say(Phrase.SPECIALTY_LEAD, kit.texts().time(state.at())));
        }
        sheet.space();
        List<Specialty> all = group(state.clinics());
        int onPage = kit.large() ? 4 : 8;
        int pages = Math.max(1, Math.ceilDiv(all.size(), onPage));
        int page = Math.floorMod(kit.memory().page(), pages);
        List<Specialty> shown =
                all.subList(page * onPage, Math.min(all.size(), (page + 1) * onPage));
        for (int i = 0; i < shown.size(); i += 2) {
            int row = i;
            sheet.gap(i == 0 ? 0 : kit.size(24, 20))
                    .body(
                            "row-" + i,
                            List.of(shown, fresh),
                            () -> row(kit, shown, row, page * onPage, fresh));
        }
        sheet.gap(kit.size(28, 20)).body("nurse", () -> nurse(kit));
        sheet.action(Actions.back(kit));
        if (pages > 1) {
            int others = all.size() - shown.size();
            sheet.action(more(kit, others, page, pages));
        }
        return sheet;
    }

    static boolean fresh(Instant told, Kit kit) {
        return Duration.between(told, kit.now()).compareTo(FRESH) < 0;
    }

    private static vn.hospitalkiosk.kiosk.screen.part.Piece more(
            Kit kit, int others, int page, int pages) {
        String words = kit.say(Phrase.MORE_SPECIALTIES, others);
        return vn.hospitalkiosk.kiosk.screen.part.Piece.of(
                "next-page",
                List.of(words, page),
                () -> {
                    HBox face =
                            Boxes.centred(
                                    20,
                                    kit.line(words, Type.BUTTON_2),
                                    kit.icon(Glyph.NEXT, Icon.Size.S));
                    TouchButton button =
                            new TouchButton(
                                            "next-page",
                                            words,
                                            Boxes.padded(face, 8, 24, 8, 24),
                                            () -> {
                                                kit.press(new Press.Touch());
                                                kit.memory().turnTo((page + 1) % pages);
                                            })
                                    .styled("outline");
                    return Boxes.height(
                            Boxes.width(button, Actions.beside(kit.size(Actions.BACK, 340))),
                            Actions.HEIGHT);
                });
    }

    private static List<Specialty> group(List<ClinicView> clinics) {
        Map<String, List<ClinicView>> by = new LinkedHashMap<>();
        clinics.forEach(c -> by.computeIfAbsent(c.specialty(), _ -> new ArrayList<>()).add(c));
        return by.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    }

    private static Specialty of(String name, List<ClinicView> clinics) {
        List<ClinicView> open = clinics.stream().filter(ClinicView::open).toList();
        return new Specialty(
                name,
                open.size(),
                !open.isEmpty(),
                open.stream().flatMap(c -> c.waitMinutes().stream()).min(Comparator.naturalOrder()),
                clinics.stream().flatMap(c -> c.opensAt().stream()).min(Comparator.naturalOrder()));
    }

    private static HBox row(Kit kit, List<Specialty> shown, int first, int offset, boolean fresh) {
        Region left = tile(kit, shown.get(first), offset + first, fresh);
        Region right =
                first + 1 < shown.size()
                        ? tile(kit, shown.get(first + 1), offset + first + 1, fresh)
                        : new Region();
        return Tiles.pair(left, right);
    }

    private static Region tile(Kit kit, Specialty one, int place, boolean fresh) {
        if (!one.open()) {
            VBox face =
                    Boxes.column(
                            8,
                            kit.para(one.name(), Type.H3.sized(40, 50)),
                            kit.para(closed(one, kit), Type.BODY));
            face.setAlignment(Pos.CENTER_LEFT);
            return Boxes.atLeast(
                    Boxes.styled(Boxes.padded(face, 24, 32, 24, 32), "tile-down"),
                    kit.size(188, 170));
        }
        HBox under = Boxes.row(16, pill(kit, one, fresh));
        if (!kit.large()) {
            under.getChildren()
                    .add(kit.line(kit.say(Phrase.ROOMS, one.rooms()), Type.BODY, "soft"));
        }
        VBox face = Boxes.column(12, kit.para(one.name(), Type.H3.sized(40, 50)), under);
        face.setAlignment(Pos.CENTER_LEFT);
        Boxes.atLeast(
                Boxes.padded(face, kit.size(24, 16), 36, kit.size(24, 16), 36), kit.size(188, 170));
        return new TouchButton(
                        "specialty-" + place,
                        one.name(),
                        face,
                        () -> kit.press(new Press.ChooseSpecialty(one.name())))
                .styled("tile", "plain");
    }

    private static String closed(Specialty one, Kit kit) {
        return one.opensAt()
                .map(at -> {
                    ZonedDateTime day = at.atZone(Texts.ZONE);
                    return kit.say(
                            Phrase.OPENS_AGAIN,
                            kit.texts().time(at),
                            String.format(
                                    java.util.Locale.ROOT,
                                    "%02d/%02d",
                                    day.getDayOfMonth(),
                                    day.getMonthValue()));
                })
                .orElseGet(() -> kit.say(Phrase.CLOSED_NOW));
    }

    /// Up to 35 minutes short, from 60 on long (UI.md, screen 08).
    private static HBox pill(Kit kit, Specialty one, boolean fresh) {
        Optional<Integer> wait = fresh ? one.soonest() : Optional.empty();
        Pill.Kind kind =
                wait.map(minutes ->
                                minutes < 35
                                        ? Pill.Kind.OK
                                        : minutes < 60 ? Pill.Kind.WARN : Pill.Kind.BAD)
                        .orElse(Pill.Kind.NEUTRAL);
        String words =
                wait.map(minutes -> "~" + kit.texts().span(minutes))
                        .orElseGet(() -> kit.say(Phrase.NO_FIGURES));
        return Pill.of(kit, kind, Glyph.CLOCK, words, Type.SMALL);
    }

    private static TouchButton nurse(Kit kit) {
        String title = kit.say(Phrase.NOT_SURE);
        String line = kit.say(Phrase.SEE_NURSE);
        HBox face =
                Boxes.row(
                        24,
                        kit.icon(Glyph.USER, Icon.Size.M),
                        Boxes.wide(kit.para(title, Type.TASK_LINE.bold())));
        if (!kit.large()) {
            face.getChildren().add(kit.line(line, Type.SMALL, "soft"));
        }
        face.getChildren().add(kit.icon(Glyph.CHEVRON, Icon.Size.S));
        Boxes.atLeast(Boxes.padded(face, 20, 40, 20, 40), kit.size(132, 120));
        return new TouchButton(
                        "call-nurse",
                        title + " " + line,
                        face,
                        () -> kit.press(new Press.CallStaff()))
                .styled("tile", "plain");
    }
}
