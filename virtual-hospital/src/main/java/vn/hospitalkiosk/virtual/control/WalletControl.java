package vn.hospitalkiosk.virtual.control;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.wallet.SimulatedPsp;
import vn.hospitalkiosk.virtual.wallet.WalletMoods;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// `/control/<psp>`: moods of the simulated psps, and `/control/<psp>/ipns`.
public final class WalletControl {
    private static final int DAY_SECONDS = 24 * 60 * 60;
    private static final int HOUR_MS = 60 * 60 * 1000;
    private static final String[] FIELDS = {
        "ipn", "create", "query", "expireSeconds", "lateMs", "callback"
    };

    private final List<SimulatedPsp> psps;

    public WalletControl(List<? extends SimulatedPsp> psps) {
        this.psps = List.copyOf(psps);
    }

    /// Empty: not one of these psps.
    ///
    /// @param call `POST vnptmoney`
    Optional<Reply> answer(String call, Request request) {
        return psps.stream()
                .map(psp -> answer(psp, call, request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Reply> answer(SimulatedPsp psp, String call, Request request) {
        if (call.equals("GET " + psp.psp())) {
            return Optional.of(Reply.json(200, json(psp.moods())));
        }
        if (call.equals("POST " + psp.psp())) {
            return Optional.of(set(psp, Wish.of(request, FIELDS)));
        }
        return call.equals("GET " + psp.psp() + "/ipns")
                ? Optional.of(Reply.json(200, ipns(psp)))
                : Optional.empty();
    }

    private static Reply set(SimulatedPsp psp, Wish wish) {
        WalletMoods now = psp.moods();
        WalletMoods wanted =
                new WalletMoods(
                        wish.word("ipn", WalletMoods.Ipn.class).orElse(now.ipn()),
                        wish.word("create", WalletMoods.Create.class).orElse(now.create()),
                        wish.word("query", WalletMoods.Query.class).orElse(now.query()),
                        wish.whole("expireSeconds", 1, DAY_SECONDS).orElse(now.expireSeconds()),
                        wish.whole("lateMs", 0, HOUR_MS).orElse(now.lateMs()));
        try {
            wish.text("callback").map(URI::create).ifPresent(psp::registered);
        } catch (IllegalArgumentException e) {
            throw new Wish.Unclear("callback is an http address on this machine.");
        }
        psp.moods(wanted);
        return Reply.json(200, json(wanted));
    }

    private static ObjectNode json(WalletMoods moods) {
        return Json.object()
                .put("ipn", Wish.word(moods.ipn()))
                .put("create", Wish.word(moods.create()))
                .put("query", Wish.word(moods.query()))
                .put("expireSeconds", moods.expireSeconds())
                .put("lateMs", moods.lateMs());
    }

    private static ArrayNode ipns(SimulatedPsp psp) {
        ArrayNode list = Json.array();
        psp.deliveries()
                .forEach(d ->
                        list.addObject()
                                .put("orderId", d.orderId())
                                .put("sentAtMicros", d.sentAtMicros())
                                .put("answeredMs", d.answeredMs())
                                .put("status", d.status())
                                .put("word", d.word()));
        return list;
    }
}
