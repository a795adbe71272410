package vn.hospitalkiosk.virtual.control;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.cardunit.CardKind;
import vn.hospitalkiosk.virtual.cardunit.CardUnitMishap;
import vn.hospitalkiosk.virtual.cardunit.CardUnitSimulator;
import vn.hospitalkiosk.virtual.cardunit.CardUnitState;
import vn.hospitalkiosk.virtual.cardunit.Model;
import vn.hospitalkiosk.virtual.cardunit.Motion;
import vn.hospitalkiosk.virtual.cardunit.Place;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;

/// `/control/card-unit`.
public final class CardUnitControl {
    private enum Bin {
        EMPTY
    }

    private enum Hand {
        TAKE,
        PULL
    }

    private enum Power {
        CYCLE
    }

    private enum Cable {
        IN,
        OUT
    }

    static final String[] FIELDS = {
        "stacker",
        "binCapacity",
        "bin",
        "jam",
        "sensorFault",
        "model",
        "motionMs",
        "lateMs",
        "downMs",
        "insert",
        "hand",
        "power",
        "cable",
        "next",
        "seed",
        "perMille",
        "kinds",
        "calm"
    };

    private static final int MOST_CARDS = 999;
    private static final int MINUTE_MS = 60_000;

    private final CardUnitSimulator unit;

    public CardUnitControl(CardUnitSimulator unit) {
        this.unit = unit;
    }

    Reply change(Wish wish) {
        FaultWish.apply(wish, CardUnitMishap.class, unit.faults());
        wish.whole("stacker", 0, MOST_CARDS).ifPresent(unit::stacker);
        wish.whole("binCapacity", 1, MOST_CARDS).ifPresent(unit::binCapacity);
        wish.word("bin", Bin.class).ifPresent(empty -> unit.emptyBin());
        wish.yes("jam").ifPresent(unit::jam);
        wish.yes("sensorFault").ifPresent(unit::sensorFault);
        wish.word("model", Model.class).ifPresent(unit::model);
        wish.whole("motionMs", 0, MINUTE_MS).ifPresent(unit::motionMillis);
        wish.whole("lateMs", 0, MINUTE_MS).ifPresent(unit::lateMillis);
        wish.whole("downMs", 0, MINUTE_MS).ifPresent(unit::downMillis);
        wish.word("power", Power.class).ifPresent(cycle -> unit.powerCycle());
        try {
            cable(wish.word("cable", Cable.class));
        } catch (IOException e) {
            return Reply.problem(503, "The card unit simulator failed.");
        }
        Optional<CardKind> card = wish.word("insert", CardKind.class);
        if (card.isPresent() && !unit.insert(card.get())) {
            return Reply.problem(409, "The gate is closed, or a card is inside.");
        }
        Optional<Hand> hand = wish.word("hand", Hand.class);
        if (hand.isPresent() && !byHand(hand.get())) {
            return Reply.problem(409, "There is no card within reach.");
        }
        return state();
    }

    private void cable(Optional<Cable> cable) throws IOException {
        if (cable.isPresent()) {
            switch (cable.get()) {
                case IN -> unit.replug();
                case OUT -> unit.unplug();
            }
        }
    }

    private boolean byHand(Hand hand) {
        return switch (hand) {
            case TAKE -> unit.take();
            case PULL -> unit.pullByHand();
        };
    }

    Reply state() {
        CardUnitState state = unit.state();
        ObjectNode json =
                Json.object()
                        .put("status", state.status())
                        .put("model", Wish.word(state.model()))
                        .put("powered", state.powered())
                        .put("plugged", state.plugged())
                        .put("ready", state.ready())
                        .put("entryOpen", state.entryOpen())
                        .put("jammed", state.jammed())
                        .put("sensorFault", state.sensorFault())
                        .put("binCounter", state.binCounter())
                        .put("cardsMade", state.cardsMade())
                        .put("commands", state.commands())
                        .put("repeated", state.repeated())
                        .put("discontinued", state.discontinued());
        ObjectNode cards = json.putObject("cards");
        for (Place place : Place.values()) {
            cards.put(Wish.word(place), state.cards().getOrDefault(place, 0));
        }
        ArrayNode journal = json.putArray("journal");
        for (Motion motion : state.journal()) {
            journal.addObject()
                    .put("number", motion.number())
                    .put("cause", motion.cause())
                    .put("card", motion.card())
                    .put("from", Wish.word(motion.from()))
                    .put("to", Wish.word(motion.to()));
        }
        json.set("mishaps", FaultWish.json(state.mishaps()));
        return Reply.json(200, json);
    }
}
