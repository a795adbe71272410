package vn.hospitalkiosk.virtual.control;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.card.CardControl;
import vn.hospitalkiosk.virtual.card.CardStatus;
import vn.hospitalkiosk.virtual.person.Person;
import vn.hospitalkiosk.virtual.printer.Paper;
import vn.hospitalkiosk.virtual.printer.PrinterMishap;
import vn.hospitalkiosk.virtual.printer.PrinterSimulator;
import vn.hospitalkiosk.virtual.printer.Slip;
import vn.hospitalkiosk.virtual.scanner.ScannerMishap;
import vn.hospitalkiosk.virtual.scanner.ScannerModel;
import vn.hospitalkiosk.virtual.scanner.ScannerSimulator;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;

/// The knobs of card, scanner and printer. The card lives in a process of its own, which need not run.
public final class Devices {
    private enum CardAction {
        INSERT,
        REMOVE
    }

    private enum Code {
        CCCD
    }

    private enum Cable {
        IN,
        OUT
    }

    private enum Cover {
        CLOSED,
        OPEN
    }

    static final String[] SCANNER_FIELDS = {
        "text", "code", "cable", "model", "next", "seed", "perMille", "kinds", "calm"
    };

    private enum Power {
        ON,
        OFF
    }

    static final String[] PRINTER_FIELDS = {
        "paper",
        "cover",
        "online",
        "stalled",
        "silent",
        "paperOutAfterRows",
        "cable",
        "power",
        "next",
        "seed",
        "perMille",
        "kinds",
        "calm"
    };

    private static final int MOST_APDUS = 10_000;
    private static final int SLOWEST_MS = 60_000;
    private static final int MOST_ROWS = 100_000;

    private final CardControl card;
    private final ScannerSimulator scanner;
    private final PrinterSimulator printer;

    public Devices(CardControl card, ScannerSimulator scanner, PrinterSimulator printer) {
        this.card = card;
        this.scanner = scanner;
        this.printer = printer;
    }

    private interface CardCall {
        CardStatus make() throws IOException;
    }

    Reply card() {
        return answer(card::status);
    }

    Reply card(Wish wish) {
        OptionalInt pullAt = wish.whole("pullAtApdu", 1, MOST_APDUS);
        OptionalInt each = wish.whole("apduMs", 0, SLOWEST_MS);
        CardAction action =
                wish.word("action", CardAction.class)
                        .orElseThrow(() -> new Wish.Unclear("action is insert or remove."));
        return switch (action) {
            case INSERT -> answer(() -> card.insert(pullAt, each));
            case REMOVE -> answer(card::remove);
        };
    }

    private static Reply answer(CardCall call) {
        try {
            CardStatus status = call.make();
            return Reply.json(
                    200,
                    Json.object()
                            .put("inserted", status.inserted())
                            .put("apdus", status.apdus())
                            .put("vpcd", status.vpcd()));
        } catch (IOException e) {
            return Reply.problem(
                    503, "The virtual card does not answer; is scripts/virtual-reader running?");
        }
    }

    Reply scanner(Wish wish) {
        try {
            FaultWish.apply(wish, ScannerMishap.class, scanner.faults());
            Optional<ScannerModel> model = wish.word("model", ScannerModel.class);
            model.ifPresent(scanner::model);
            Optional<Cable> cable = wish.word("cable", Cable.class);
            if (cable.isPresent()) {
                return cable(cable.get());
            }
            Optional<String> text =
                    wish.word("code", Code.class)
                            .map(code -> Person.nguyenVanA().printedCode())
                            .or(() -> wish.text("text"));
            if (text.isEmpty() && (model.isPresent() || aboutMishaps(wish))) {
                return mishaps();
            }
            boolean heard =
                    scanner.show(
                            text.orElseThrow(
                                    () -> new Wish.Unclear("Give a text, or code \"cccd\".")));
            return heard
                    ? Reply.json(200, Json.object().put("read", true))
                    : Reply.problem(409, "Nobody has the scanner's port open.");
        } catch (IOException e) {
            return Reply.problem(503, "The scanner simulator failed.");
        }
    }

    private static boolean aboutMishaps(Wish wish) {
        return wish.yes("calm").isPresent()
                || wish.whole("seed", 0, Integer.MAX_VALUE).isPresent()
                || wish.words("next", ScannerMishap.class).isPresent();
    }

    private Reply mishaps() {
        ObjectNode state = Json.object();
        state.set("mishaps", FaultWish.json(scanner.faults().history()));
        return Reply.json(200, state);
    }

    private Reply cable(Cable cable) throws IOException {
        switch (cable) {
            case IN -> scanner.replug();
            case OUT -> scanner.unplug();
        }
        return Reply.json(200, Json.object().put("cable", Wish.word(cable)));
    }

    Reply printer(Wish wish) {
        FaultWish.apply(wish, PrinterMishap.class, printer.faults());
        wish.word("paper", Paper.class).ifPresent(printer::paper);
        wish.word("cover", Cover.class).ifPresent(cover -> printer.cover(cover == Cover.OPEN));
        wish.yes("online").ifPresent(printer::online);
        wish.yes("stalled").ifPresent(printer::stall);
        wish.yes("silent").ifPresent(printer::silence);
        wish.whole("paperOutAfterRows", 1, MOST_ROWS).ifPresent(printer::paperRunsOutAfter);
        try {
            Optional<Cable> cable = wish.word("cable", Cable.class);
            if (cable.isPresent()) {
                printerCable(cable.get());
            }
            Optional<Power> power = wish.word("power", Power.class);
            if (power.isPresent()) {
                printer.power(power.get() == Power.ON);
            }
        } catch (IOException e) {
            return Reply.problem(503, "The printer simulator failed.");
        }
        return printer();
    }

    private void printerCable(Cable cable) throws IOException {
        switch (cable) {
            case IN -> printer.plug();
            case OUT -> printer.unplug();
        }
    }

    Reply printer() {
        ObjectNode state = Json.object();
        ArrayNode slips = state.putArray("slips");
        for (Slip slip : printer.slips()) {
            slips.addObject()
                    .put("png", slip.png().toString())
                    .put("rows", slip.rows())
                    .put("cut", slip.cut());
        }
        ArrayNode ids = state.putArray("processIds");
        printer.processIds().forEach(ids::add);
        state.set("mishaps", FaultWish.json(printer.faults().history()));
        return Reply.json(200, state);
    }
}
