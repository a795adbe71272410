package vn.hospitalkiosk.virtual.cardunit;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.virtual.fault.Faults;
import vn.hospitalkiosk.virtual.line.Line;
import vn.hospitalkiosk.virtual.line.Station;

/// A card unit on a serial line: what people and judges may do to it. Running from [#start] until closed. Thread-safe.
public final class CardUnitSimulator implements AutoCloseable {
    enum Event {
        COMMAND,
        /// A command to move that the host was told of by ACK.
        MOTION_ACKNOWLEDGED,
        REPEATED,
        DISCONTINUED
    }

    private static final int BOOT_MILLIS = 300;

    private final Line line;
    private final Mechanism mechanism = new Mechanism();
    private final Brain brain = new Brain(mechanism);
    private final Faults<CardUnitMishap> faults = new Faults<>();
    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);
    private final Station station;
    private int motionMillis = 150;
    private int lateMillis = 3000;
    private int downMillis = 500;
    private int paceMillis = 50;
    private boolean everDark;
    private long darkUntilNanos;
    private boolean powerCut;

    /// @param line of its own; closed with it
    public CardUnitSimulator(Line line) {
        this.line = line;
        this.station = new Station("card unit", line, new UnitLink(this));
        mechanism.fillStacker(50);
    }

    public void start() throws IOException {
        station.start();
    }

    /// Where hosts find it.
    public String address() {
        return line.address();
    }

    public Faults<CardUnitMishap> faults() {
        return faults;
    }

    public synchronized void stacker(int cards) {
        mechanism.fillStacker(cards);
    }

    public synchronized void binCapacity(int cards) {
        mechanism.binCapacity(cards);
    }

    public synchronized void emptyBin() {
        mechanism.emptyBin();
    }

    public synchronized void jam(boolean on) {
        mechanism.jam(on);
    }

    public synchronized void sensorFault(boolean on) {
        mechanism.sensorFault(on);
    }

    public synchronized void model(Model model) {
        brain.model(model);
    }

    /// How long a motion takes.
    public synchronized void motionMillis(int millis) {
        motionMillis = millis;
    }

    /// How late a late response is.
    public synchronized void lateMillis(int millis) {
        lateMillis = millis;
    }

    /// How long the cable is out when a mishap pulls it; 0: until it is put back.
    public synchronized void downMillis(int millis) {
        downMillis = millis;
    }

    /// Between two bytes of a slow response.
    public synchronized void paceMillis(int millis) {
        paceMillis = millis;
    }

    /// A patient pushes a card in. False: the gate is closed, or a card is inside.
    public synchronized boolean insert(CardKind kind) {
        return powered() && brain.entryOpen() && mechanism.insert(kind);
    }

    /// A patient takes the card at the gate. False: there is none.
    public synchronized boolean take() {
        return mechanism.take();
    }

    /// Somebody pulls the card inside out to the gate. False: there is none.
    public synchronized boolean pullByHand() {
        boolean pulled = mechanism.pullByHand();
        if (pulled) {
            brain.movedByHand();
        }
        return pulled;
    }

    /// Power fails and comes back; dark for 300 ms.
    public synchronized void powerCycle() {
        brain.powerUp();
        powerCut = true;
        everDark = true;
        darkUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BOOT_MILLIS);
    }

    public void unplug() throws IOException {
        line.unplug();
    }

    public void replug() throws IOException {
        line.plug();
    }

    public synchronized CardUnitState state() {
        return new CardUnitState(
                mechanism.status(),
                brain.model(),
                powered(),
                line.plugged(),
                brain.ready(),
                brain.entryOpen(),
                mechanism.jammed(),
                mechanism.sensorFault(),
                mechanism.binCount(),
                mechanism.whereabouts(),
                mechanism.cardsMade(),
                mechanism.journal(),
                counts.getOrDefault(Event.COMMAND, 0),
                counts.getOrDefault(Event.REPEATED, 0),
                counts.getOrDefault(Event.DISCONTINUED, 0),
                faults.history());
    }

    /// Commands to move a card that were acknowledged, done or not: a host may count what it ordered against them.
    public synchronized int motionsAcknowledged() {
        return counts.getOrDefault(Event.MOTION_ACKNOWLEDGED, 0);
    }

    @Override
    public void close() throws IOException {
        station.close();
    }

    synchronized boolean powered() {
        return !everDark || System.nanoTime() - darkUntilNanos >= 0;
    }

    /// Whether power was cut since this was last asked.
    synchronized boolean takePowerCut() {
        boolean was = powerCut;
        powerCut = false;
        return was;
    }

    synchronized byte[] execute(byte[] text, boolean jamNow) {
        if (jamNow && Brain.isMotion(text)) {
            mechanism.jam(true);
        }
        return brain.execute(text);
    }

    synchronized void count(Event event) {
        counts.merge(event, 1, Integer::sum);
    }

    synchronized int motionMillis() {
        return motionMillis;
    }

    synchronized int lateMillis() {
        return lateMillis;
    }

    synchronized int downMillis() {
        return downMillis;
    }

    synchronized int paceMillis() {
        return paceMillis;
    }

    /// DIP switches as delivered.
    int busAddress() {
        return 0;
    }
}
