package vn.hospitalkiosk.virtual.phone;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;
import vn.hospitalkiosk.virtual.web.Resource;

/// `/phone`: the page, and the calls it makes (`docs/wires.md`, "Virtual hospital").
public final class Phone implements Page {
    private static final int ALL_AT_MOST = 50;

    private final List<Wallet> wallets;

    public Phone(List<Wallet> wallets) {
        this.wallets = List.copyOf(wallets);
    }

    @Override
    public Reply serve(Request request) {
        List<String> path = request.path();
        boolean get = request.method().equals("GET");
        if (get && path.size() == 1) {
            return Resource.of(Phone.class, "phone.html");
        }
        if (get && path.size() == 2 && path.get(1).equals("orders")) {
            return Reply.json(200, orders(request.query().first("all").isPresent()));
        }
        if (get && path.size() == 2 && List.of("phone.css", "phone.js").contains(path.get(1))) {
            return Resource.of(Phone.class, path.get(1));
        }
        if (request.method().equals("POST") && path.equals(List.of("phone", "scan"))) {
            String qr = request.json().map(json -> json.path("text").stringValue("")).orElse("");
            return wallets.stream().anyMatch(wallet -> wallet.scan(qr))
                    ? Reply.json(200, Json.object().put("scanned", true))
                    : Reply.problem(404, "No app on this phone can pay that.");
        }
        if (request.method().equals("POST") && path.size() == 3 && path.get(1).equals("codes")) {
            boolean enough =
                    request.json().map(json -> json.path("money").booleanValue(true)).orElse(true);
            return wallet(path.get(2))
                    .flatMap(wallet -> wallet.showCode(enough))
                    .map(code ->
                            Reply.json(
                                    200,
                                    Json.object()
                                            .put("code", code.text())
                                            .put("until", code.until().toString())))
                    .orElseGet(() -> Reply.problem(404, "This app shows no code."));
        }
        if (request.method().equals("POST") && path.size() == 5 && path.get(1).equals("orders")) {
            return answer(path.get(2), path.get(3), path.get(4));
        }
        return Reply.problem(404, "There is nothing here.");
    }

    private ArrayNode orders(boolean all) {
        ArrayNode list = Json.array();
        for (Wallet wallet : wallets) {
            List<Wallet.Order> orders =
                    wallet.orders().stream()
                            .filter(order -> all || order.state() == Wallet.State.OPEN)
                            .toList();
            orders.subList(Math.max(0, orders.size() - ALL_AT_MOST), orders.size())
                    .forEach(order -> list.add(json(wallet.psp(), order)));
        }
        return list;
    }

    private Reply answer(String psp, String orderId, String answer) {
        Optional<Wallet> wallet = wallet(psp);
        if (wallet.isEmpty()) {
            return Reply.problem(404, "No such psp.");
        }
        return switch (answer) {
            case "approve" -> reply(psp, wallet.get().approve(orderId));
            case "decline" -> reply(psp, wallet.get().decline(orderId));
            default -> Reply.problem(404, "A payer approves or declines.");
        };
    }

    private Optional<Wallet> wallet(String psp) {
        return wallets.stream().filter(w -> w.psp().equals(psp)).findFirst();
    }

    private static Reply reply(String psp, Wallet.Answer answer) {
        return switch (answer) {
            case Wallet.Answer.Taken taken -> Reply.json(200, json(psp, taken.order()));
            case Wallet.Answer.TooLate late -> Reply.json(409, json(psp, late.order()));
            case Wallet.Answer.NoSuchOrder() -> Reply.problem(404, "No such order.");
        };
    }

    private static ObjectNode json(String psp, Wallet.Order order) {
        ObjectNode json =
                Json.object()
                        .put("psp", psp)
                        .put("orderId", order.orderId())
                        .put("amountVnd", order.amountVnd())
                        .put("merchant", order.merchant())
                        .put("info", order.info())
                        .put("state", order.state().word())
                        .put("createdAt", order.createdAt().toString());
        order.callbackSentAtMicros().ifPresent(at -> json.put("callbackSentAtMicros", at));
        return json;
    }
}
