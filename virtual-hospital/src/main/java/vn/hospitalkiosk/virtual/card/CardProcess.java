package vn.hospitalkiosk.virtual.card;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.virtual.person.Person;

/// The virtual card as a process: `--control SOCKET --apdu SOCKET --csca FILE.der [--vpcd HOST:PORT] [--person demo]`. Starts with no card on the reader; ends with SIGTERM. Prints `ready` when both sockets listen.
public final class CardProcess implements AutoCloseable {
    private final CardSlot slot;
    private final @Nullable VpcdConnection vpcd;
    private final UnixDoor control;
    private final UnixDoor apdu;

    private CardProcess(
            Path controlSocket,
            Path apduSocket,
            Chip chip,
            CardWish.Maker maker,
            Optional<InetSocketAddress> vpcd)
            throws IOException {
        this.slot = new CardSlot(chip);
        VpcdConnection cable = vpcd.map(address -> new VpcdConnection(address, slot)).orElse(null);
        this.vpcd = cable;
        if (cable != null) {
            cable.start();
        }
        this.apdu = UnixDoor.open(apduSocket, new ApduService(slot));
        this.control =
                UnixDoor.open(
                        controlSocket,
                        new ControlService(slot, maker, () -> cable != null && cable.connected()));
    }

    /// Starts a card inside this process.
    ///
    /// @param csca where the issuer's certificate is, or will be written; its revocation list is written beside it, ending in `.crl`
    /// @param vpcd where vpcd listens; empty: without PC/SC
    public static CardProcess start(
            Path controlSocket,
            Path apduSocket,
            Path csca,
            Person person,
            Optional<InetSocketAddress> vpcd)
            throws IOException {
        Issuer issuer = Issuer.keptAt(csca);
        issuer.publishList(listBeside(csca), Clock.systemUTC().instant());
        Personalisation desk = new Personalisation(issuer);
        return new CardProcess(
                controlSocket,
                apduSocket,
                desk.chip(person),
                (make, forgeries) -> desk.chip(person, make, forgeries),
                vpcd);
    }

    private static Path listBeside(Path csca) {
        String name = String.valueOf(csca.getFileName()).replaceFirst("\\.der$", "");
        return csca.resolveSibling(name + ".crl");
    }

    static CardProcess start(Path controlSocket, Path apduSocket, Chip chip) throws IOException {
        return new CardProcess(controlSocket, apduSocket, chip, (_, _) -> chip, Optional.empty());
    }

    @Override
    public void close() throws IOException {
        VpcdConnection cable = vpcd;
        if (cable != null) {
            cable.close();
        }
        slot.remove();
        control.close();
        apdu.close();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = options(arguments);
        Person person =
                switch (options.getOrDefault("--person", "demo")) {
                    case "demo" -> Person.nguyenVanA();
                    default -> throw new IllegalArgumentException("--person: only demo is known");
                };
        CardProcess process =
                start(
                        Path.of(required(options, "--control")),
                        Path.of(required(options, "--apdu")),
                        Path.of(required(options, "--csca")),
                        person,
                        Optional.ofNullable(options.get("--vpcd")).map(CardProcess::address));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(process)));
        System.out.println("ready");
        warmUp();
        new CountDownLatch(1).await();
    }

    /// Runs the curve's arithmetic often enough for the compiler to notice, so that the first patient does not wait for it.
    private static void warmUp() {
        BigInteger scalar = Pace.CURVE.getN().shiftRight(1);
        for (int i = 0; i < 50; i++) {
            Pace.CURVE.getG().multiply(scalar).normalize();
        }
    }

    private static void closeQuietly(CardProcess process) {
        try {
            process.close();
        } catch (IOException e) {
            // The process ends anyway; a socket file left behind is replaced at the next start.
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("every option has one value");
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                hostAndPort.substring(0, colon),
                Integer.parseInt(hostAndPort, colon + 1, hostAndPort.length(), 10));
    }
}
