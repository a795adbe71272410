package vn.hospitalkiosk.virtual.cardunit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The physical model, and the judge: every card is somewhere, every motion is written down once. At most one card is inside besides stacker and bin. Not thread-safe: the simulator holds the lock.
final class Mechanism {
    /// A card and where it is inside.
    record Inside(Card card, Place place) {}

    private static final int FEW = 5;
    private static final int LARGEST_COUNT = 999;

    private final Deque<Card> stacker = new ArrayDeque<>();
    private final List<Card> bin = new ArrayList<>();
    private final List<Card> outside = new ArrayList<>();
    private final List<Motion> journal = new ArrayList<>();
    private Optional<Inside> inside = Optional.empty();
    private int cardsMade;
    private int binCapacity = 20;
    private int binCount;
    private boolean counting;
    private boolean jammed;
    private boolean sensorFault;

    /// Takes all cards out of the stacker, or adds new ones, until it holds this many.
    void fillStacker(int count) {
        while (stacker.size() > count) {
            outside.add(stacker.removeLast());
        }
        while (stacker.size() < count) {
            stacker.addLast(newCard(CardKind.HOSPITAL));
        }
    }

    private Card newCard(CardKind kind) {
        cardsMade++;
        return new Card(cardsMade, kind);
    }

    void binCapacity(int cards) {
        binCapacity = cards;
    }

    /// Somebody empties the bin.
    void emptyBin() {
        outside.addAll(bin);
        bin.clear();
    }

    void jam(boolean on) {
        jammed = on;
    }

    boolean jammed() {
        return jammed;
    }

    void sensorFault(boolean on) {
        sensorFault = on;
    }

    boolean sensorFault() {
        return sensorFault;
    }

    /// Whether captures are counted from now on (INIT 34, 35, 37).
    void counting(boolean on) {
        counting = on;
    }

    int binCount() {
        return binCount;
    }

    void binCount(int count) {
        binCount = count;
    }

    Optional<Inside> inside() {
        return inside;
    }

    Optional<Card> at(Place place) {
        return inside.filter(now -> now.place() == place).map(Inside::card);
    }

    /// Moves the card that is inside, or one from the stacker when none is and the target may be fed. Empty: done.
    Optional<ErrorCode> move(Place to, String cause) {
        if (sensorFault) {
            return Optional.of(ErrorCode.SENSOR);
        }
        if (inside.isPresent()) {
            Inside now = inside.get();
            return now.place() == to ? Optional.empty() : carry(now.card(), now.place(), to, cause);
        }
        if (to == Place.BIN || to == Place.OUTSIDE) {
            return Optional.of(ErrorCode.SEQUENCE);
        }
        if (stacker.isEmpty()) {
            return Optional.of(ErrorCode.STACKER_EMPTY);
        }
        return carry(stacker.removeFirst(), Place.STACKER, to, cause);
    }

    private Optional<ErrorCode> carry(Card card, Place from, Place to, String cause) {
        if (to == Place.BIN && bin.size() >= binCapacity) {
            return Optional.of(ErrorCode.BIN_FULL);
        }
        if (jammed) {
            if (from != Place.PATH) {
                put(card, from, Place.PATH, cause);
            }
            return Optional.of(ErrorCode.JAM);
        }
        put(card, from, to, cause);
        if (to == Place.BIN && counting) {
            binCount++;
            if (binCount > LARGEST_COUNT) {
                binCount = LARGEST_COUNT;
                return Optional.of(ErrorCode.COUNTER_OVERFLOW);
            }
        }
        return Optional.empty();
    }

    private void put(Card card, Place from, Place to, String cause) {
        inside = Optional.empty();
        switch (to) {
            case BIN -> bin.add(card);
            case OUTSIDE -> outside.add(card);
            case STACKER -> stacker.addFirst(card);
            case PATH, IC, RF, GATE -> inside = Optional.of(new Inside(card, to));
        }
        journal.add(new Motion(journal.size() + 1, cause, card.number(), from, to));
    }

    /// Somebody pushes a card into the gate; drawn in to the antenna. False: a card is inside already.
    boolean insert(CardKind kind) {
        if (inside.isPresent()) {
            return false;
        }
        put(newCard(kind), Place.OUTSIDE, Place.RF, "hand");
        return true;
    }

    /// Somebody takes the card at the gate.
    boolean take() {
        Optional<Card> card = at(Place.GATE);
        card.ifPresent(held -> put(held, Place.GATE, Place.OUTSIDE, "hand"));
        return card.isPresent();
    }

    /// Somebody pulls the card inside to the gate.
    boolean pullByHand() {
        Optional<Inside> now = inside.filter(card -> card.place() != Place.GATE);
        now.ifPresent(card -> put(card.card(), card.place(), Place.GATE, "hand"));
        return now.isPresent();
    }

    /// st0 st1 st2 (document section 2.1.2). A card stuck in the path is inside.
    String status() {
        String card = inside.map(now -> now.place() == Place.GATE ? "1" : "2").orElse("0");
        String stock = stacker.isEmpty() ? "0" : stacker.size() <= FEW ? "1" : "2";
        return card + stock + (bin.size() >= binCapacity ? "1" : "0");
    }

    /// S1 gate, S2 reader, S3 to S7 path, S8 reserved.
    String sensors() {
        boolean gate = at(Place.GATE).isPresent();
        boolean reader = at(Place.IC).isPresent() || at(Place.RF).isPresent();
        boolean path = at(Place.PATH).isPresent();
        return (gate ? "1" : "0") + (reader ? "1" : "0") + (path ? "1" : "0") + "00000";
    }

    /// How many cards are where; the sum is every card there ever was.
    Map<Place, Integer> whereabouts() {
        Map<Place, Integer> count = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            count.put(place, 0);
        }
        count.put(Place.STACKER, stacker.size());
        count.put(Place.BIN, bin.size());
        count.put(Place.OUTSIDE, outside.size());
        inside.ifPresent(now -> count.put(now.place(), 1));
        return count;
    }

    int cardsMade() {
        return cardsMade;
    }

    List<Motion> journal() {
        return List.copyOf(journal);
    }
}
