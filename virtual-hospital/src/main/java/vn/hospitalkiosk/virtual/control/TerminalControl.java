package vn.hospitalkiosk.virtual.control;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.cardterminal.CardTerminalSimulator;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;
import vn.hospitalkiosk.virtual.cardterminal.LedgerEntry;
import vn.hospitalkiosk.virtual.cardterminal.LrcMode;
import vn.hospitalkiosk.virtual.cardterminal.TerminalMishap;
import vn.hospitalkiosk.virtual.cardterminal.TerminalSettings;
import vn.hospitalkiosk.virtual.cardterminal.TerminalState;
import vn.hospitalkiosk.virtual.cardterminal.Totals;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;

/// `/control/terminal`: a change counts for the terminal of the dialect named, or for all.
public final class TerminalControl {
    private enum Pan {
        FULL,
        MASKED
    }

    private enum Power {
        CYCLE
    }

    private enum Cable {
        IN,
        OUT
    }

    static final String[] FIELDS = {
        "dialect",
        "amountExponent",
        "lrc",
        "pan",
        "thinkMs",
        "lateMs",
        "downMs",
        "paceMs",
        "ackMs",
        "power",
        "cable",
        "next",
        "seed",
        "perMille",
        "kinds",
        "calm"
    };

    private static final int MINUTE_MS = 60_000;

    private final List<CardTerminalSimulator> terminals;

    public TerminalControl(List<CardTerminalSimulator> terminals) {
        this.terminals = List.copyOf(terminals);
    }

    Reply change(Wish wish) {
        Optional<Dialect> dialect = wish.word("dialect", Dialect.class);
        try {
            for (CardTerminalSimulator terminal : terminals) {
                if (dialect.isEmpty() || dialect.get() == terminal.dialect()) {
                    change(terminal, wish);
                }
            }
        } catch (IOException e) {
            return Reply.problem(503, "A terminal simulator failed.");
        }
        return state();
    }

    private static void change(CardTerminalSimulator terminal, Wish wish) throws IOException {
        TerminalSettings wished = wished(terminal.settings(), wish);
        FaultWish.apply(wish, TerminalMishap.class, terminal.faults());
        terminal.settings(wished);
        wish.word("power", Power.class).ifPresent(cycle -> terminal.powerCycle());
        Optional<Cable> cable = wish.word("cable", Cable.class);
        if (cable.isPresent()) {
            switch (cable.get()) {
                case IN -> terminal.replug();
                case OUT -> terminal.unplug();
            }
        }
    }

    private static TerminalSettings wished(TerminalSettings now, Wish wish) {
        int decimals = wish.whole("amountExponent", 0, 2).orElse(now.amountExponent());
        if (decimals == 1) {
            throw new Wish.Unclear("amountExponent is 0 or 2.");
        }
        boolean full =
                wish.word("pan", Pan.class).map(pan -> pan == Pan.FULL).orElse(now.fullPan());
        return new TerminalSettings(
                decimals,
                wish.word("lrc", LrcMode.class).orElse(now.lrc()),
                full,
                wish.whole("thinkMs", 0, MINUTE_MS).orElse(now.thinkMs()),
                wish.whole("lateMs", 0, MINUTE_MS).orElse(now.lateMs()),
                wish.whole("downMs", 0, MINUTE_MS).orElse(now.downMs()),
                wish.whole("paceMs", 0, MINUTE_MS).orElse(now.paceMs()),
                wish.whole("ackMs", 1, MINUTE_MS).orElse(now.ackMs()));
    }

    Reply state() {
        ObjectNode all = Json.object();
        terminals.forEach(
                terminal -> all.set(Wish.word(terminal.dialect()), json(terminal.state())));
        return Reply.json(200, all);
    }

    private static ObjectNode json(TerminalState state) {
        ObjectNode json =
                Json.object()
                        .put("powered", state.powered())
                        .put("plugged", state.plugged())
                        .put("amountExponent", state.settings().amountExponent())
                        .put("lrc", Wish.word(state.settings().lrc()))
                        .put("pan", state.settings().fullPan() ? "full" : "masked")
                        .put("thinkMs", state.settings().thinkMs())
                        .put("lateMs", state.settings().lateMs())
                        .put("downMs", state.settings().downMs())
                        .put("paceMs", state.settings().paceMs())
                        .put("ackMs", state.settings().ackMs());
        ArrayNode ledger = json.putArray("ledger");
        state.ledger().forEach(entry -> ledger.add(json(entry)));
        json.set("totals", json(state.totals()));
        ArrayNode twice = json.putArray("takenTwice");
        state.takenTwice().forEach(twice::add);
        json.set("mishaps", FaultWish.json(state.mishaps()));
        return json;
    }

    private static ObjectNode json(LedgerEntry entry) {
        return Json.object()
                .put("number", entry.number())
                .put("kind", Wish.word(entry.kind()))
                .put("state", Wish.word(entry.state()))
                .put("trace", entry.trace())
                .put("reference", entry.reference())
                .put("amountMinor", entry.amountMinor())
                .put("amountVnd", entry.amountVnd())
                .put("card", entry.card())
                .put("approval", entry.approval())
                .put("rrn", entry.rrn())
                .put("code", entry.code())
                .put("at", entry.at().toString())
                .put("batch", entry.batch())
                .put("settled", entry.settled());
    }

    private static ObjectNode json(Totals totals) {
        return Json.object()
                .put("batch", totals.batch())
                .put("sales", totals.sales())
                .put("salesMinor", totals.salesMinor())
                .put("voids", totals.voids())
                .put("voidsMinor", totals.voidsMinor())
                .put("refunds", totals.refunds())
                .put("refundsMinor", totals.refundsMinor());
    }
}
