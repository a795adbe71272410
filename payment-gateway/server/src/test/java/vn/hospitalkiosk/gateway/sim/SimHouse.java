package vn.hospitalkiosk.gateway.sim;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;

/// Everybody who takes part in one day, put together.
final class SimHouse {
    /// The name on references and receipts; the database keeps each day in a facility of its own.
    static final FacilityId FACILITY = new FacilityId("KH01");

    static final Duration QR_LIFE = Duration.ofMinutes(3);
    static final Duration GRACE = Duration.ofMinutes(1);
    static final Duration WATCH = Duration.ofMinutes(15);
    static final PaymentHouse.Setting SETTING =
            new PaymentHouse.Setting(
                    FACILITY,
                    "BVĐK",
                    "Vien phi",
                    Shifts.usual(ZoneId.of("Asia/Ho_Chi_Minh")),
                    Duration.ofSeconds(3),
                    List.of(new Vnd(200_000), new Vnd(500_000), new Vnd(1_000_000)));
    static final List<KioskId> KIOSKS =
            List.of(new KioskId("K01"), new KioskId("K02"), new KioskId("K03"));

    final long seed;
    final Scale scale;
    final Sabotage sabotage;
    final Timeline time = new Timeline(Instant.parse("2026-11-25T00:45:00Z"));
    final Faults faults = new Faults();
    final Storage storage;

    /// On long days the ledger is sealed by day; on the short ones that two stores play alike, in the evening.
    final boolean sealsByDay;

    final SimSealing sealing = new SimSealing(faults);
    final List<SimPsp> psps = new ArrayList<>();

    /// What terminals have taken, and their bank.
    final PspBook cards = new PspBook(SimTerminal.CARD);

    final Map<KioskId, SimTerminal> terminals = new LinkedHashMap<>();
    final List<SimGateway> gateways = new ArrayList<>();
    final SimCallbacks callbacks;
    final SimHis his;
    final List<SimPatient> patients = new ArrayList<>();
    final SimPeople people;
    final Policy policy;
    final Referee referee;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long seen = -1;
    private int stepsToSkip;
    private int errands;
    private boolean refereed = true;

    SimHouse(long seed, Scale scale, Function<Faults, Storage> storage, Sabotage sabotage) {
        this.seed = seed;
        this.scale = scale;
        this.sabotage = sabotage;
        this.sealsByDay = scale.equals(Scale.FULL);
        this.storage = storage.apply(faults);
        faults.tell(hit -> time.write("%s", hit));
        sabotage.storage(this.storage);
        this.his = new SimHis(time, new Chance(seed, "his"));
        this.callbacks = new SimCallbacks(time, new Chance(seed, "callbacks"), gateways);
        psps.add(psp("momo", Psp.Naming.UNGUESSABLE));
        psps.add(psp("zalopay", Psp.Naming.UNGUESSABLE));
        psps.add(psp("vietqr", Psp.Naming.TRANSFER_CODE));
        KIOSKS.forEach(kiosk -> terminals.put(kiosk, new SimTerminal(this, kiosk, cards)));
        this.people = new SimPeople(this);
        this.policy =
                new Chance(seed, "policy").in100(50)
                        ? Policy.careful()
                        : new Policy(
                                true, Policy.Then.REFUND, Policy.Then.REFUND, new Vnd(200_000));
        this.referee = new Referee(this);
    }

    private SimPsp psp(String code, Psp.Naming naming) {
        return new SimPsp(new PspCode(code), naming, time, new Chance(seed, code), callbacks);
    }

    PspBook book(PspCode code) {
        return books().stream().filter(book -> book.code.equals(code)).findFirst().orElseThrow();
    }

    /// What is true, whatever anybody was told.
    List<PspBook> books() {
        List<PspBook> books = new ArrayList<>();
        psps.forEach(psp -> books.add(psp.book));
        books.add(cards);
        return books;
    }

    SimTerminal terminal(KioskId kiosk) {
        return Optional.ofNullable(terminals.get(kiosk)).orElseThrow();
    }

    /// As the kiosk reads it off the gateway's answer.
    Optional<OrderId> orderOf(PaymentId payment) {
        return storage.read().intents().stream()
                .filter(intent -> intent.id().equals(payment))
                .map(PaymentIntent::order)
                .findFirst();
    }

    /// Something a person will do; the day is not over before.
    void errand(Duration delay, Runnable work) {
        errands++;
        time.after(
                delay,
                () -> {
                    errands--;
                    work.run();
                });
    }

    boolean isQuiet() {
        return errands == 0 && callbacks.underWay == 0;
    }

    /// For tests that speak for the psps themselves: the psps' books know nothing of it.
    void withoutReferee() {
        refereed = false;
    }

    /// After everything a gateway did: what always holds is checked when something was committed.
    void stepDone() {
        long version = storage.version();
        if (refereed && version != seen && !storage.inTransaction() && stepsToSkip-- <= 0) {
            seen = version;
            stepsToSkip = 40;
            referee.demandAlways(storage.read());
        }
    }
}
