package vn.hospitalkiosk.virtual;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import vn.hospitalkiosk.virtual.bhxh.BhxhKeys;
import vn.hospitalkiosk.virtual.bhxh.VirtualBhxh;
import vn.hospitalkiosk.virtual.card.CardControl;
import vn.hospitalkiosk.virtual.cardterminal.CardTerminalSimulator;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;
import vn.hospitalkiosk.virtual.cardterminal.TerminalSettings;
import vn.hospitalkiosk.virtual.cardunit.CardUnitSimulator;
import vn.hospitalkiosk.virtual.control.BhxhControl;
import vn.hospitalkiosk.virtual.control.CardUnitControl;
import vn.hospitalkiosk.virtual.control.Control;
import vn.hospitalkiosk.virtual.control.Devices;
import vn.hospitalkiosk.virtual.control.HisControl;
import vn.hospitalkiosk.virtual.control.Index;
import vn.hospitalkiosk.virtual.control.PspControl;
import vn.hospitalkiosk.virtual.control.TerminalControl;
import vn.hospitalkiosk.virtual.folder.Endpoints;
import vn.hospitalkiosk.virtual.folder.Secrets;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.his.Hl7Keys;
import vn.hospitalkiosk.virtual.his.Hl7Line;
import vn.hospitalkiosk.virtual.his.VirtualHis;
import vn.hospitalkiosk.virtual.line.PtyLine;
import vn.hospitalkiosk.virtual.line.TcpLine;
import vn.hospitalkiosk.virtual.momo.MomoKeys;
import vn.hospitalkiosk.virtual.momo.VirtualMomo;
import vn.hospitalkiosk.virtual.phone.Phone;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.printer.PrinterSimulator;
import vn.hospitalkiosk.virtual.psp.Registration;
import vn.hospitalkiosk.virtual.psp.SimulatedPsp;
import vn.hospitalkiosk.virtual.scanner.ScannerSimulator;
import vn.hospitalkiosk.virtual.vietqr.VirtualBank;
import vn.hospitalkiosk.virtual.viettelmoney.ViettelKeys;
import vn.hospitalkiosk.virtual.viettelmoney.VirtualViettelMoney;
import vn.hospitalkiosk.virtual.viettelpaybiz.PaybizKeys;
import vn.hospitalkiosk.virtual.viettelpaybiz.VirtualPaybiz;
import vn.hospitalkiosk.virtual.vnpay.VirtualVnpay;
import vn.hospitalkiosk.virtual.vnpay.VnpayKeys;
import vn.hospitalkiosk.virtual.vnptmoney.VirtualVnptMoney;
import vn.hospitalkiosk.virtual.vnptmoney.VnptKeys;
import vn.hospitalkiosk.virtual.web.Door;
import vn.hospitalkiosk.virtual.zalopay.VirtualZaloPay;
import vn.hospitalkiosk.virtual.zalopay.ZaloPayKeys;

/// All neighbours of kiosk and gateway in one process (the card has its own). Running from [#start] until closed; ready when `start` returns.
public final class VirtualHospital implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(VirtualHospital.class.getName());

    private final Endpoints endpoints;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Map<String, String> published = Map.of();
    private URI http = URI.create("");

    private VirtualHospital(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try {
            VirtualHospital hospital = start(Settings.parse(arguments), Clock.systemUTC());
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform()
                                    .name("stop")
                                    .unstarted(() -> {
                                        hospital.close();
                                        end.countDown();
                                    }));
            System.out.println("Virtual hospital: " + hospital.http() + "/");
            end.await();
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// @param clock an instant per business need; the hospital's zone is applied inside
    /// @throws IOException when a port is taken or `var` cannot be written; nothing is left running then
    public static VirtualHospital start(Settings settings, Clock clock) throws IOException {
        VirtualHospital hospital =
                new VirtualHospital(new Endpoints(settings.var().resolve("run")));
        try {
            hospital.open(settings, clock);
            return hospital;
        } catch (IOException | RuntimeException e) {
            hospital.close();
            throw e;
        }
    }

    private void open(Settings settings, Clock clock) throws IOException {
        Path run = settings.var().resolve("run");
        Secrets secrets = new Secrets(settings.var().resolve("secrets"));
        StateFile state = StateFile.open(settings.var().resolve("data/virtual-hospital.json"));
        VirtualHis his = new VirtualHis(state, clock, secrets.value("his/token", "", 40));
        VirtualMomo momo =
                kept(
                        new VirtualMomo(
                                state,
                                clock,
                                momoKeys(secrets),
                                secrets.pair("virtual/momo-private-key", "psp/momo/public-key")));
        List<SimulatedPsp> psps = psps(state, clock, secrets, run);
        PrinterSimulator printer = printer(settings);
        Path link = run.resolve("scanner");
        ScannerSimulator scanner = kept(new ScannerSimulator(link));
        scanner.start();
        Devices devices = new Devices(new CardControl(run.resolve("card.sock")), scanner, printer);
        CardUnitSimulator cardUnit =
                kept(new CardUnitSimulator(new PtyLine(run.resolve("card-unit"))));
        cardUnit.start();
        CardTerminalSimulator hypercom = terminal(Dialect.HYPERCOM, settings.hypercomPort(), clock);
        CardTerminalSimulator ecr17 = terminal(Dialect.ECR17, settings.ecr17Port(), clock);

        Door door = kept(Door.open(settings.httpPort()));
        http = door.address();
        door.serve("/", new Index());
        VirtualBhxh bhxh = new VirtualBhxh(clock, bhxhKeys(secrets));
        door.serve("/fhir", his);
        door.serve("/his-bridge/v1", his.bridge());
        door.serve("/bhxh", bhxh);
        door.serve("/momo", momo);
        List<Wallet> wallets = new ArrayList<>(List.of(momo));
        for (SimulatedPsp psp : psps) {
            door.serve("/" + psp.psp(), psp);
            wallets.add(psp);
        }
        door.serve("/phone", new Phone(wallets));
        momo.warmUp(http.resolve("/"));
        Optional<Hl7Line> hl7 = hl7(settings, his, secrets, clock);
        Map<String, String> addresses =
                new TreeMap<>(addresses(run, printer, link, cardUnit, hypercom, ecr17));
        hl7.ifPresent(line -> addresses.put("virtual.hl7", "mllps://127.0.0.1:" + line.port()));
        publish(addresses);
        // Last: who is answered there may rely on all the rest.
        door.serve(
                "/control",
                new Control(
                        new HisControl(his, hl7),
                        momo,
                        new PspControl(psps),
                        new BhxhControl(bhxh),
                        devices,
                        new CardUnitControl(cardUnit),
                        new TerminalControl(List.of(hypercom, ecr17))));
    }

    private PrinterSimulator printer(Settings settings) throws IOException {
        PrinterSimulator printer =
                kept(
                        new PrinterSimulator(
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("127.0.0.1"), settings.printerPort()),
                                settings.var().resolve("slips")));
        printer.start();
        return printer;
    }

    /// The HIS's HL7 door, where it is wanted; what to trust it by is `run/his-hl7.pem`.
    private Optional<Hl7Line> hl7(Settings settings, VirtualHis his, Secrets secrets, Clock clock)
            throws IOException {
        if (!settings.hl7()) {
            return Optional.empty();
        }
        Hl7Keys keys =
                Hl7Keys.of(
                        settings.var().resolve("secrets/virtual/his-hl7.p12"),
                        secrets.value("virtual/his-hl7.password", "", 24),
                        clock);
        Files.writeString(settings.var().resolve("run/his-hl7.pem"), keys.certificate());
        return Optional.of(
                kept(
                        Hl7Line.open(
                                settings.hl7Port(),
                                Optional.of(keys.context(Optional.empty())),
                                false,
                                clock,
                                his::hl7)));
    }

    private Map<String, String> addresses(
            Path run,
            PrinterSimulator printer,
            Path scanner,
            CardUnitSimulator cardUnit,
            CardTerminalSimulator hypercom,
            CardTerminalSimulator ecr17) {
        return Map.ofEntries(
                Map.entry("virtual.http", http.toString()),
                Map.entry("virtual.printer", "127.0.0.1:" + printer.address().getPort()),
                Map.entry("virtual.scanner", scanner.toString()),
                // The card's process has its places by convention (scripts/virtual-reader).
                Map.entry("virtual.card.control", run.resolve("card.sock").toString()),
                Map.entry("virtual.card.apdu", run.resolve("card-apdu.sock").toString()),
                Map.entry("virtual.pcscd", run.resolve("pcscd/pcscd.comm").toString()),
                Map.entry("virtual.csca", run.resolve("csca.der").toString()),
                Map.entry("virtual.card-unit", cardUnit.address()),
                Map.entry("virtual.terminal.hypercom", hypercom.address()),
                Map.entry("virtual.terminal.ecr17", ecr17.address()));
    }

    private CardTerminalSimulator terminal(Dialect dialect, int port, Clock clock)
            throws IOException {
        TcpLine line = new TcpLine(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        CardTerminalSimulator terminal =
                kept(new CardTerminalSimulator(dialect, line, TerminalSettings.DELIVERED, clock));
        terminal.start();
        return terminal;
    }

    /// Every psp but MoMo: a new one is one line here.
    private List<SimulatedPsp> psps(StateFile state, Clock clock, Secrets secrets, Path run)
            throws IOException {
        return List.of(
                kept(new VirtualZaloPay(state, clock, zaloPayKeys(secrets))),
                kept(
                        new VirtualBank(
                                state,
                                clock,
                                secrets.value("psp/vietqr/notifier-key", "VIRTUAL", 32),
                                new Registration(run))),
                kept(new VirtualVnptMoney(state, clock, vnptKeys(secrets), new Registration(run))),
                kept(
                        new VirtualViettelMoney(
                                state, clock, viettelKeys(secrets), new Registration(run))),
                kept(
                        new VirtualPaybiz(
                                state, clock, PaybizKeys.of(secrets), new Registration(run))),
                kept(new VirtualVnpay(state, clock, vnpayKeys(secrets))));
    }

    private static ZaloPayKeys zaloPayKeys(Secrets secrets) throws IOException {
        return new ZaloPayKeys(
                secrets.value("psp/zalopay/app-id", "99900001", 0),
                secrets.value("psp/zalopay/key1", "", 32),
                secrets.value("psp/zalopay/key2", "", 32));
    }

    private static VnpayKeys vnpayKeys(Secrets secrets) throws IOException {
        return new VnpayKeys(
                secrets.value("psp/vnpay/tmn-code", "VHTMN", 3),
                secrets.value("psp/vnpay/hash-secret", "", 32));
    }

    private static BhxhKeys bhxhKeys(Secrets secrets) throws IOException {
        return new BhxhKeys(
                secrets.value("bhxh/user", "56001_BV", 0),
                secrets.value("bhxh/password", "", 24),
                secrets.value("bhxh/officer-name", "TRẦN THỊ MẪU", 0),
                secrets.value("bhxh/officer-number", "056185000001", 0));
    }

    private static MomoKeys momoKeys(Secrets secrets) throws IOException {
        return new MomoKeys(
                secrets.value("psp/momo/partner-code", "MOMOVH", 10),
                secrets.value("psp/momo/access-key", "", 16),
                secrets.value("psp/momo/secret-key", "", 32));
    }

    private static ViettelKeys viettelKeys(Secrets secrets) throws IOException {
        return new ViettelKeys(
                secrets.value("psp/viettelmoney/merchant-code", "VTVH", 12),
                secrets.value("psp/viettelmoney/access-code", "", 24),
                secrets.value("psp/viettelmoney/hash-key", "", 40));
    }

    private static VnptKeys vnptKeys(Secrets secrets) throws IOException {
        return new VnptKeys(
                secrets.value("psp/vnptmoney/merchant-service-id", "VNPTVH", 10),
                secrets.value("psp/vnptmoney/api-key", "", 32),
                secrets.value("psp/vnptmoney/secret-key", "", 32));
    }

    private void publish(Map<String, String> addresses) throws IOException {
        published = addresses;
        endpoints.publish(addresses);
    }

    private <T extends AutoCloseable> T kept(T part) {
        parts.push(part);
        return part;
    }

    /// `http://127.0.0.1:9080`
    public URI http() {
        return http;
    }

    /// Stops the newest part first; one that fails does not keep the others alive.
    @Override
    public void close() {
        try {
            endpoints.withdraw(published);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "addresses could not be withdrawn", e);
        }
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "while stopping", e);
            }
        }
    }
}
