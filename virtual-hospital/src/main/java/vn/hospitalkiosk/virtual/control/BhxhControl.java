package vn.hospitalkiosk.virtual.control;

import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.bhxh.BhxhMoods;
import vn.hospitalkiosk.virtual.bhxh.VirtualBhxh;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;

/// `/control/bhxh`: outage, delays, a result code of one's choice, answers cut in half, the life of a token and tokens that are never taken.
public final class BhxhControl {
    static final String[] FIELDS = {
        "up", "delayMs", "delayToMs", "code", "tokenSeconds", "garbage", "refuseTokens"
    };
    private static final int LONGEST_DELAY_MS = 60_000;
    private static final int DAY_SECONDS = 24 * 60 * 60;

    private final VirtualBhxh bhxh;

    public BhxhControl(VirtualBhxh bhxh) {
        this.bhxh = bhxh;
    }

    Reply state() {
        BhxhMoods moods = bhxh.moods();
        ObjectNode state =
                Json.object()
                        .put("up", moods.up())
                        .put("delayMs", moods.delayMs())
                        .put("delayToMs", moods.delayToMs())
                        .put("code", moods.code())
                        .put("tokenSeconds", moods.tokenSeconds())
                        .put("garbage", moods.garbage())
                        .put("refuseTokens", moods.refuseTokens())
                        .put("reports", bhxh.reported().size());
        return Reply.json(200, state);
    }

    Reply change(Wish wish) {
        BhxhMoods now = bhxh.moods();
        String code = wish.text("code").orElse(now.code());
        if (!code.isEmpty() && !VirtualBhxh.codes().contains(code)) {
            throw new Wish.Unclear("code is empty or one of " + VirtualBhxh.codes() + ".");
        }
        bhxh.moods(
                new BhxhMoods(
                        wish.yes("up").orElse(now.up()),
                        wish.whole("delayMs", 0, LONGEST_DELAY_MS).orElse(now.delayMs()),
                        wish.whole("delayToMs", 0, LONGEST_DELAY_MS).orElse(now.delayToMs()),
                        code,
                        wish.whole("tokenSeconds", 1, DAY_SECONDS).orElse(now.tokenSeconds()),
                        wish.yes("garbage").orElse(now.garbage()),
                        wish.yes("refuseTokens").orElse(now.refuseTokens())));
        return state();
    }
}
