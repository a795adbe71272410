package vn.hospitalkiosk.virtual.control;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.momo.MomoMoods;
import vn.hospitalkiosk.virtual.momo.VirtualMomo;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// `/control`: moods of HIS and psp, the judge's questions; device knobs are [Devices], [CardUnitControl] and [TerminalControl].
public final class Control implements Page {
    private static final int DAY_SECONDS = 24 * 60 * 60;
    private static final int HOUR_MS = 60 * 60 * 1000;

    private final HisControl his;
    private final VirtualMomo momo;
    private final PspControl psps;
    private final BhxhControl bhxh;
    private final Devices devices;
    private final CardUnitControl cardUnit;
    private final TerminalControl terminals;

    public Control(
            HisControl his,
            VirtualMomo momo,
            PspControl psps,
            BhxhControl bhxh,
            Devices devices,
            CardUnitControl cardUnit,
            TerminalControl terminals) {
        this.his = his;
        this.momo = momo;
        this.psps = psps;
        this.bhxh = bhxh;
        this.devices = devices;
        this.cardUnit = cardUnit;
        this.terminals = terminals;
    }

    @Override
    public Reply serve(Request request) {
        String call =
                request.method()
                        + " "
                        + request.path().stream().skip(1).collect(Collectors.joining("/"));
        try {
            return answer(call, request);
        } catch (Wish.Unclear unclear) {
            return Reply.problem(400, Optional.ofNullable(unclear.getMessage()).orElse(""));
        }
    }

    private Reply answer(String call, Request request) {
        return switch (call) {
            case "GET ready" -> Reply.json(200, Json.object().put("ready", true));
            case "GET person" -> Reply.json(200, person("demo", Person.nguyenVanA()));
            case "GET people" -> people();
            case "GET his" -> his.state();
            case "POST his" -> his.change(Wish.of(request, "up", "delayMs", "failAfter"));
            case "GET his/hl7" -> his.hl7State();
            case "POST his/hl7" -> his.hl7Change(Wish.of(request, HisControl.HL7_FIELDS));
            case "GET his/invoices" -> Reply.json(200, his.his().invoices());
            case "GET his/encounters" -> Reply.json(200, his.his().encounters());
            case "GET his/payments" -> Reply.json(200, his.his().payments());
            case "GET his/records" ->
                    Reply.json(200, his.his().records(request.query().first("type").orElse("")));
            case "POST his/closed" -> closed(Wish.of(request, "encounter"));
            case "POST his/town" -> settle(Wish.of(request, "people"));
            case "POST his/day" -> setDay(Wish.of(request, "reset"));
            case "GET bhxh" -> bhxh.state();
            case "POST bhxh" -> bhxh.change(Wish.of(request, BhxhControl.FIELDS));
            case "GET momo" -> Reply.json(200, json(momo.moods()));
            case "POST momo" ->
                    setMomo(Wish.of(request, "ipn", "create", "query", "expireSeconds", "lateMs"));
            case "GET momo/ipns" -> Reply.json(200, momo.ipns());
            case "GET card" -> devices.card();
            case "POST card" -> devices.card(Wish.of(request, "action", "pullAtApdu", "apduMs"));
            case "POST scanner" -> devices.scanner(Wish.of(request, Devices.SCANNER_FIELDS));
            case "GET card-unit" -> cardUnit.state();
            case "POST card-unit" -> cardUnit.change(Wish.of(request, CardUnitControl.FIELDS));
            case "GET terminal" -> terminals.state();
            case "POST terminal" -> terminals.change(Wish.of(request, TerminalControl.FIELDS));
            case "GET printer" -> devices.printer();
            case "POST printer" -> devices.printer(Wish.of(request, Devices.PRINTER_FIELDS));
            default ->
                    psps.answer(request)
                            .orElseGet(() -> Reply.problem(404, "There is no such control."));
        };
    }

    private Reply closed(Wish wish) {
        boolean there = wish.text("encounter").filter(his.his()::close).isPresent();
        return there
                ? Reply.json(200, Json.object().put("closed", true))
                : Reply.problem(404, "There is no such visit.");
    }

    private Reply settle(Wish wish) {
        int people =
                wish.whole("people", 0, InventedPeople.LARGEST_TOWN)
                        .orElseThrow(() -> new Wish.Unclear("people is a number."));
        his.his().settle(people);
        return Reply.json(200, Json.object().put("people", people));
    }

    private Reply setDay(Wish wish) {
        if (!wish.yes("reset").orElse(false)) {
            throw new Wish.Unclear("A day is only ever reset: {\"reset\":true}.");
        }
        his.his().resetDay();
        return Reply.json(200, Json.object().put("reset", true));
    }

    private Reply setMomo(Wish wish) {
        MomoMoods now = momo.moods();
        momo.moods(
                new MomoMoods(
                        wish.word("ipn", MomoMoods.Ipn.class).orElse(now.ipn()),
                        wish.word("create", MomoMoods.Create.class).orElse(now.create()),
                        wish.word("query", MomoMoods.Query.class).orElse(now.query()),
                        wish.whole("expireSeconds", 1, DAY_SECONDS).orElse(now.expireSeconds()),
                        wish.whole("lateMs", 0, HOUR_MS).orElse(now.lateMs())));
        return Reply.json(200, json(momo.moods()));
    }

    private static ObjectNode json(MomoMoods moods) {
        return Json.object()
                .put("ipn", Wish.word(moods.ipn()))
                .put("create", Wish.word(moods.create()))
                .put("query", Wish.word(moods.query()))
                .put("expireSeconds", moods.expireSeconds())
                .put("lateMs", moods.lateMs());
    }

    private static Reply people() {
        Map<String, Person> cases =
                Map.of(
                        "demo", Person.nguyenVanA(),
                        "without-booking", InventedPeople.withoutBooking(),
                        "without-insurance", InventedPeople.withoutInsurance(),
                        "several-matches", InventedPeople.sharingOneNumber().getFirst());
        var list = Json.array();
        cases.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> list.add(person(entry.getKey(), entry.getValue())));
        return Reply.json(200, list);
    }

    private static ObjectNode person(String which, Person person) {
        return Json.object()
                .put("case", which)
                .put("number", person.number())
                .put("name", person.fullName())
                .put("birthDate", person.birthDate().toString());
    }
}
