package vn.hospitalkiosk.virtual.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.psp.PspMoods;
import vn.hospitalkiosk.virtual.psp.SimulatedPsp;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// `/control/<psp>` and `/control/<psp>/ipns`: the same knobs for every psp.
public final class PspControl {
    private static final int DAY_SECONDS = 24 * 60 * 60;
    private static final int HIGHEST_VND = 499_999_999;
    private static final int HOUR_MS = 60 * 60 * 1000;

    private final Map<String, SimulatedPsp> psps;

    public PspControl(List<SimulatedPsp> psps) {
        this.psps = psps.stream().collect(Collectors.toMap(SimulatedPsp::psp, Function.identity()));
    }

    /// Empty when the path is not one of these.
    Optional<Reply> answer(Request request) {
        List<String> path = request.path();
        Optional<SimulatedPsp> psp =
                path.size() < 2 ? Optional.empty() : Optional.ofNullable(psps.get(path.get(1)));
        if (psp.isEmpty()) {
            return Optional.empty();
        }
        String call = request.method() + " " + String.join("/", path.subList(2, path.size()));
        return switch (call) {
            case "GET " -> Optional.of(Reply.json(200, json(psp.get().moods())));
            case "GET ipns" -> Optional.of(Reply.json(200, psp.get().callbacks()));
            case "POST " ->
                    Optional.of(
                            change(
                                    psp.get(),
                                    Wish.of(
                                            request,
                                            "ipn",
                                            "create",
                                            "query",
                                            "expireSeconds",
                                            "lateMs",
                                            "callback",
                                            "transferVnd",
                                            "transferNote")));
            default -> Optional.empty();
        };
    }

    private static Reply change(SimulatedPsp psp, Wish wish) {
        PspMoods now = psp.moods();
        if (!wish.text("callback").map(psp::registered).orElse(true)) {
            throw new Wish.Unclear(
                    "callback is an address on this machine, for a psp that needs it.");
        }
        psp.moods(
                new PspMoods(
                        wish.word("ipn", PspMoods.Ipn.class).orElse(now.ipn()),
                        wish.word("create", PspMoods.Create.class).orElse(now.create()),
                        wish.word("query", PspMoods.Query.class).orElse(now.query()),
                        wish.whole("expireSeconds", 1, DAY_SECONDS).orElse(now.expireSeconds()),
                        wish.whole("lateMs", 0, HOUR_MS).orElse(now.lateMs())));
        wish.whole("transferVnd", 1, HIGHEST_VND)
                .ifPresent(vnd -> {
                    if (!psp.transferred(vnd, wish.text("transferNote").orElse(""))) {
                        throw new Wish.Unclear("Only a bank's app transfers: vietqr.");
                    }
                });
        return Reply.json(200, json(psp.moods()));
    }

    private static ObjectNode json(PspMoods moods) {
        return Json.object()
                .put("ipn", Wish.word(moods.ipn()))
                .put("create", Wish.word(moods.create()))
                .put("query", Wish.word(moods.query()))
                .put("expireSeconds", moods.expireSeconds())
                .put("lateMs", moods.lateMs());
    }
}
