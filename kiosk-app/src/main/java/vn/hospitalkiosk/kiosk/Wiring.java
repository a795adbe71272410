package vn.hospitalkiosk.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.profile.DeviceFiles;
import vn.hospitalkiosk.kiosk.devices.DeviceReporting;
import vn.hospitalkiosk.kiosk.devices.KioskDevices;
import vn.hospitalkiosk.kiosk.devices.News;
import vn.hospitalkiosk.kiosk.devices.Surroundings;
import vn.hospitalkiosk.kiosk.hospital.EventStream;
import vn.hospitalkiosk.kiosk.hospital.GatewayClient;
import vn.hospitalkiosk.kiosk.hospital.GatewayClock;
import vn.hospitalkiosk.kiosk.hospital.GatewayDoor;
import vn.hospitalkiosk.kiosk.hospital.Heartbeat;
import vn.hospitalkiosk.kiosk.journal.TerminalIntents;
import vn.hospitalkiosk.kiosk.journal.TerminalSales;
import vn.hospitalkiosk.kiosk.journal.TerminalSettlements;
import vn.hospitalkiosk.kiosk.journal.ToldSale;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.Ids;
import vn.hospitalkiosk.kiosk.journey.Journey;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.JourneyLoop;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyView;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.Situation;
import vn.hospitalkiosk.kiosk.journey.SlipOrder;
import vn.hospitalkiosk.kiosk.journey.Times;
import vn.hospitalkiosk.kiosk.settings.Endpoints;
import vn.hospitalkiosk.kiosk.settings.Settings;
import vn.hospitalkiosk.kiosk.slip.Slips;

/// The one place where the kiosk's objects meet. Nothing here waits for a device, a disk or the network: those come in the background while the window stands.
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /// A payment older than this is not brought back to the screen after a start; the desk has it.
    private static final Duration STILL_STANDING_THERE = Duration.ofMinutes(30);

    private final GatewayClock clock;
    private final Books books;
    private final TerminalIntents intents;
    private final TerminalSales sales;
    private final CardSales cards;
    private final TerminalSettlements settlements;
    private final TerminalSettling settling;
    private final TerminalReporting terminalReports;
    private final KioskDevices devices;
    private final DeviceReporting reporting;
    private final Printing printing;
    private final NumberStock numbers;
    private final Doing doing;
    private final Heartbeat heartbeat;
    private final EventStream stream;
    private final Afterwards afterwards;
    private final JourneyLoop loop;

    Wiring(
            Settings settings,
            DeviceFiles files,
            Path var,
            GatewayClock clock,
            Marks marks,
            java.util.function.Consumer<JourneyView> screen,
            java.util.function.Consumer<List<String>> slipWords) {
        this.clock = clock;
        Endpoints endpoints = new Endpoints(var);
        GatewayDoor door =
                new GatewayDoor(
                        () -> endpoints.find(settings.gateway().address()),
                        var.resolve(settings.gateway().keys()),
                        settings.kiosk().value());
        GatewayClient gateway = new GatewayClient(door);
        books = new Books(journalFile(settings, var), clock);
        intents = new TerminalIntents(journalFile(settings, var), clock);
        devices =
                new KioskDevices(
                        files,
                        new Surroundings(
                                var, name -> endpoints.find("endpoint:" + name), intents, clock),
                        new JourneyEars(this::post));
        Clock machine = Clock.systemUTC();
        reporting = new DeviceReporting(devices, var, machine, () -> clock.aheadOf(machine));
        afterwards = new Afterwards(gateway, books, clock, this::watched);
        printing =
                new Printing(
                        new Slips(settings.words(), settings.slipPrefix()),
                        books,
                        devices::printer,
                        clock,
                        marks,
                        this::post,
                        afterwards::soon,
                        slipWords);
        sales = new TerminalSales(journalFile(settings, var), clock, intents);
        settlements = new TerminalSettlements(journalFile(settings, var), clock, sales);
        terminalReports =
                new TerminalReporting(
                        gateway, sales, settlements, this::post, told -> takeBack(told));
        cards =
                new CardSales(
                        devices::cardTerminal, sales, this::post, terminalReports::soon, marks);
        settling =
                new TerminalSettling(
                        cards,
                        devices::cardTerminal,
                        devices::cardTerminalFile,
                        settlements,
                        this::nobodyServed,
                        terminalReports::soon,
                        var,
                        clock);
        Chips chips = new Chips(devices::chipReader, marks, this::post);
        numbers = new NumberStock(journalFile(settings, var), clock, gateway, this::post);
        doing =
                new Doing(
                        gateway,
                        books,
                        chips,
                        printing,
                        cards,
                        new AskingVisit(gateway, numbers::draw),
                        marks,
                        this::post);
        heartbeat = new Heartbeat(gateway, clock, this::post, () -> News.of(devices));
        stream = new EventStream(door, this::post);
        loop =
                new JourneyLoop(
                        new Journey(times(settings.times())),
                        Situation.atStart(Ids.from(UUID.randomUUID().toString())),
                        clock,
                        System::nanoTime,
                        doing,
                        screen);
    }

    private void takeBack(ToldSale told) {
        cards.takeBack(told);
    }

    private static Path journalFile(Settings settings, Path var) {
        try {
            Path data = Files.createDirectories(var.resolve("data"));
            return data.resolve("kiosk-" + settings.kiosk() + ".sqlite");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Times times(Settings.Times s) {
        Times d = Times.AS_DESIGNED;
        return new Times(
                Duration.ofSeconds(s.idle()),
                Duration.ofSeconds(s.idleShort()),
                Duration.ofSeconds(s.warning()),
                d.more(),
                d.readLeast(),
                d.readMost(),
                d.codeAlone(),
                d.finding(),
                d.checkingIn(),
                d.creating(),
                d.cancelling(),
                Duration.ofSeconds(s.unknown()),
                Duration.ofSeconds(s.success()),
                Duration.ofSeconds(s.photo()),
                d.photoMore(),
                d.printing(),
                d.poll(),
                d.pollAnyway());
    }

    void start() {
        loop.start();
        books.note(journal -> {
            journal.leftOpen(clock.instant().minus(STILL_STANDING_THERE))
                    .ifPresent(left -> post(new JourneyEvent.LeftOpenFound(cards.paidBy(left))));
            journal.slipsCutOffByStop();
        });
        cards.start();
        devices.start();
        terminalReports.start();
        settling.start();
        reporting.start();
        numbers.start();
        heartbeat.start();
        stream.start();
        afterwards.start();
        printing.warmUp(sample());
    }

    void press(Press press) {
        post(new JourneyEvent.Pressed(press));
    }

    void post(JourneyEvent event) {
        if (event instanceof JourneyEvent.StatusKnown && nobodyServed()) {
            clock.settle();
        }
        if (event instanceof JourneyEvent.StatusKnown(KioskStatus status)) {
            settling.asked(status.settle());
        }
        if (event instanceof JourneyEvent.PaymentPushed(PaymentView payment)) {
            cards.heard(payment);
        }
        try {
            loop.post(event);
        } catch (IllegalStateException e) {
            LOG.error("{} {}", Codes.BROKEN, e.getMessage());
            Runtime.getRuntime().halt(Kiosk.EXIT_BROKEN);
        }
    }

    private boolean nobodyServed() {
        JourneyState shown = loop.situation().shown();
        return shown instanceof JourneyState.Welcome
                || shown instanceof JourneyState.OfflineNumber
                || shown instanceof JourneyState.OutOfService;
    }

    private Optional<PaymentId> watched() {
        return loop.situation().payment();
    }

    private static SlipOrder sample() {
        return new SlipOrder(
                new CommandId("warm-up"),
                new VisitId("warm-up"),
                new vn.hospitalkiosk.api.PatientView(
                        "",
                        0,
                        "",
                        new vn.hospitalkiosk.api.CoverageView(
                                vn.hospitalkiosk.api.CoverageView.State.NOT_USED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                new Ticket(
                        "000",
                        "Ấ",
                        new Place("Ấ", "Ấ", "Ấ", "Ấ"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of("Ấ"),
                        "warm-up"),
                new SlipOrder.Content.QueueOnly());
    }

    @Override
    public void close() {
        heartbeat.close();
        stream.close();
        afterwards.close();
        loop.close();
        doing.close();
        numbers.close();
        printing.close();
        settling.close();
        terminalReports.close();
        cards.close();
        reporting.close();
        devices.close();
        settlements.close();
        sales.close();
        intents.close();
        books.close();
    }
}
