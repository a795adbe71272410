package vn.hospitalkiosk.kiosk.screen.face;

import vn.hospitalkiosk.kiosk.journey.JourneyState.StillThere;
import vn.hospitalkiosk.kiosk.screen.part.IdleDialog;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;

/// 17. Draws nothing of what is behind.
final class StillThereFace {
    private StillThereFace() {}

    static Sheet draw(StillThere state, Kit kit) {
        long seconds = Shared.secondsTo(state.wipeAt(), kit);
        return new Sheet()
                .leadTop(0)
                .body("blocks", IdleDialog::blocks)
                .cover(
                        Piece.live(
                                "dialog",
                                () -> IdleDialog.dialog(kit),
                                node ->
                                        IdleDialog.count(
                                                kit, node, seconds, state.noMoneyTaken())));
    }
}
