package vn.hospitalkiosk.kiosk.screen.face;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Priority;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.CheckTile;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 09. Groups the birth date excludes are not offered; those it proves are not asked.
final class PriorityFace {
    private static final List<PriorityGroup> ORDER =
            List.of(
                    PriorityGroup.PREGNANT,
                    PriorityGroup.SEVERE_DISABILITY,
                    PriorityGroup.MERIT,
                    PriorityGroup.UNDER_6);

    private PriorityFace() {}

    static Sheet draw(Priority state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 4, Phrase.STEP_PRIORITY, state.patient()))
                        .leadTop(kit.size(36, 4));
        if (kit.large()) {
            sheet.lead(
                    "title",
                    () -> kit.para(kit.say(Phrase.PRIORITY_TITLE).replace('\n', ' '), Type.H2));
        } else {
            Shared.title(sheet, kit, Phrase.PRIORITY_TITLE);
            Shared.lead(sheet, kit, kit.say(Phrase.PRIORITY_LEAD));
        }
        sheet.space();
        List<PriorityGroup> offered =
                ORDER.stream().filter(state.groups().offered()::contains).toList();
        for (int i = 0; i < offered.size(); i += 2) {
            int first = i;
            sheet.gap(i == 0 ? 0 : kit.size(24, 20))
                    .body(
                            "row-" + i,
                            List.of(offered, state.ticked()),
                            () -> {
                                List<Region> row = new ArrayList<>();
                                row.add(tile(kit, offered.get(first), state));
                                row.add(
                                        first + 1 < offered.size()
                                                ? tile(kit, offered.get(first + 1), state)
                                                : new Region());
                                return Tiles.pair(row.get(0), row.get(1));
                            });
        }
        if (!kit.large()) {
            sheet.gap(28)
                    .body(
                            "old",
                            () ->
                                    Strip.of(
                                            kit,
                                            Glyph.ELDER,
                                            kit.say(Phrase.PRIORITY_75),
                                            Type.BODY,
                                            "soft"));
        }
        sheet.gap(kit.size(28, 16))
                .body(
                        "emergency",
                        () ->
                                StatusBanner.of(
                                        kit,
                                        StatusBanner.Kind.BAD,
                                        Glyph.SIREN,
                                        kit.say(Phrase.EMERGENCY_TITLE),
                                        kit.large() ? "" : kit.say(Phrase.EMERGENCY_LINE)));
        actions(sheet, state, kit);
        return sheet;
    }

    private static void actions(Sheet sheet, Priority state, Kit kit) {
        sheet.action(Actions.back(kit));
        int ticked = state.ticked().size();
        sheet.action(
                Actions.filled(
                        kit,
                        "primary",
                        ticked == 0
                                ? kit.say(Phrase.NO_PRIORITY)
                                : kit.say(Phrase.GO_ON_GROUPS, ticked),
                        Actions.beside(kit.size(Actions.BACK, 340)),
                        new Press.Primary()));
    }

    private static Region tile(Kit kit, PriorityGroup group, Priority state) {
        return CheckTile.small(
                kit,
                "group-" + group.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                glyph(group),
                kit.say(words(group)),
                state.ticked().contains(group),
                () -> kit.press(new Press.TickGroup(group)));
    }

    private static Glyph glyph(PriorityGroup group) {
        return switch (group) {
            case PREGNANT -> Glyph.MOTHER;
            case SEVERE_DISABILITY -> Glyph.WHEELCHAIR;
            case MERIT -> Glyph.MEDAL;
            case UNDER_6 -> Glyph.CHILD;
            case NONE, EMERGENCY, AGED_75 -> Glyph.USER;
        };
    }

    private static Phrase words(PriorityGroup group) {
        return switch (group) {
            case PREGNANT -> Phrase.GROUP_PREGNANT;
            case SEVERE_DISABILITY -> Phrase.GROUP_DISABILITY;
            case MERIT -> Phrase.GROUP_MERIT;
            case UNDER_6 -> Phrase.GROUP_UNDER_6;
            case NONE, EMERGENCY, AGED_75 -> Phrase.PRIORITY_75;
        };
    }
}
