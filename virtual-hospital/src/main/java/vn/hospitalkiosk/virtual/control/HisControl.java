package vn.hospitalkiosk.virtual.control;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.his.HisMoods;
import vn.hospitalkiosk.virtual.his.Hl7Line;
import vn.hospitalkiosk.virtual.his.Hl7Moods;
import vn.hospitalkiosk.virtual.his.VirtualHis;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;

/// The HIS's knobs, and what the judge may ask it.
///
/// @param hl7 its line, where it speaks HL7 v2
public record HisControl(VirtualHis his, Optional<Hl7Line> hl7) {
    static final String[] HL7_FIELDS = {"acknowledgement", "lateMs", "cut"};

    Reply state() {
        return Reply.json(200, json(his.moods()));
    }

    Reply change(Wish wish) {
        HisMoods now = his.moods();
        his.moods(
                new HisMoods(
                        wish.yes("up").orElse(now.up()),
                        wish.whole("delayMs", 0, HisMoods.LONGEST_DELAY_MS).orElse(now.delayMs()),
                        wish.text("failAfter").map(HisControl::failAfter).orElse(now.failAfter())));
        return state();
    }

    private static HisMoods.FailAfter failAfter(String word) {
        return HisMoods.FailAfter.ofWord(word)
                .orElseThrow(() ->
                        new Wish.Unclear(
                                "failAfter is none, check-in, check-in-silent, payment or payment-silent."));
    }

    private static ObjectNode json(HisMoods moods) {
        return Json.object()
                .put("up", moods.up())
                .put("delayMs", moods.delayMs())
                .put("failAfter", moods.failAfter().word());
    }

    Reply hl7State() {
        return hl7.map(line -> Reply.json(200, json(line.moods()))).orElseGet(HisControl::noHl7);
    }

    Reply hl7Change(Wish wish) {
        return hl7.map(line -> change(line, wish)).orElseGet(HisControl::noHl7);
    }

    private static Reply.Answer noHl7() {
        return Reply.problem(404, "This HIS was started without HL7 v2 (--hl7 on).");
    }

    private static Reply.Answer change(Hl7Line line, Wish wish) {
        Hl7Moods now = line.moods();
        line.moods(
                new Hl7Moods(
                        wish.text("acknowledgement")
                                .map(HisControl::acknowledgement)
                                .orElse(now.acknowledgement()),
                        wish.whole("lateMs", 0, Hl7Moods.LATEST_MS).orElse(now.lateMs())));
        if (wish.yes("cut").orElse(false)) {
            try {
                line.cut();
            } catch (IOException gone) {
                return Reply.problem(409, "The connections were gone already.");
            }
        }
        return Reply.json(200, json(line.moods()));
    }

    private static Hl7Moods.Acknowledgement acknowledgement(String word) {
        return Hl7Moods.Acknowledgement.ofWord(word)
                .orElseThrow(() ->
                        new Wish.Unclear(
                                "acknowledgement is normal, never, late, twice, cut, stranger, garbage, error or reject."));
    }

    private static ObjectNode json(Hl7Moods moods) {
        return Json.object()
                .put("acknowledgement", moods.acknowledgement().word())
                .put("lateMs", moods.lateMs());
    }
}
