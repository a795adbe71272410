package vn.hospitalkiosk.device.cardterminal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.tcp.TcpLine;
import vn.hospitalkiosk.virtual.cardterminal.CardTerminalSimulator;
import vn.hospitalkiosk.virtual.cardterminal.Dialect;
import vn.hospitalkiosk.virtual.cardterminal.TerminalSettings;

/// Drivers and simulated terminals that fit each other, with times short enough for tests.
public final class Wired {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Answers come 700 ms late, cables are out for 150 ms.
    public static final TerminalSettings BRISK =
            TerminalSettings.DELIVERED.withTimes(20, 700, 150, 400).withPace(2);

    private Wired() {}

    public static CardTerminalSimulator overTcp(Dialect dialect, TerminalSettings settings)
            throws IOException {
        return started(
                new CardTerminalSimulator(
                        dialect,
                        new vn.hospitalkiosk.virtual.line.TcpLine(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        settings,
                        Clock.systemUTC()));
    }

    public static CardTerminalSimulator overPty(
            Dialect dialect, Path link, TerminalSettings settings) throws IOException {
        return started(
                new CardTerminalSimulator(
                        dialect,
                        new vn.hospitalkiosk.virtual.line.PtyLine(link),
                        settings,
                        Clock.systemUTC()));
    }

    private static CardTerminalSimulator started(CardTerminalSimulator terminal)
            throws IOException {
        terminal.start();
        return terminal;
    }

    /// @param address `host:port`, or the path of a serial port
    public static ByteLine.Opener line(String address) {
        int colon = address.lastIndexOf(':');
        return address.startsWith("/")
                ? SerialLine.to(address, 115_200)
                : TcpLine.to(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)),
                        Duration.ofSeconds(1));
    }

    public static TerminalProfile brisk(EcrFraming model, Duration heartbeat) {
        EcrFraming framing =
                new EcrFraming(
                        model.start(),
                        model.end(),
                        model.lrcSeed(),
                        model.lrcRange(),
                        model.lengthPrefix(),
                        model.framedControls(),
                        model.longest(),
                        new LinkTimes(
                                Duration.ofMillis(350),
                                Duration.ofMillis(200),
                                Duration.ofMillis(10),
                                3));
        return new TerminalProfile(
                framing,
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofMillis(1500),
                Duration.ofSeconds(30),
                Duration.ofMillis(40),
                heartbeat,
                Duration.ofMillis(450),
                Duration.ofMinutes(10),
                ZONE);
    }

    public static EcrCardTerminal driver(
            Dialect dialect, AmountScale scale, ByteLine.Opener line, IntentJournal journal) {
        return driver(dialect, scale, line, journal, Duration.ofMillis(300));
    }

    /// @param heartbeat long where a test counts exchanges
    public static EcrCardTerminal driver(
            Dialect dialect,
            AmountScale scale,
            ByteLine.Opener line,
            IntentJournal journal,
            Duration heartbeat) {
        return switch (dialect) {
            case HYPERCOM ->
                    new EcrCardTerminal(
                            brisk(EcrFraming.hypercom(), heartbeat),
                            new HypercomCodec(HypercomProfile.with(scale)),
                            line,
                            journal,
                            Clock.systemUTC());
            case ECR17 ->
                    new EcrCardTerminal(
                            brisk(EcrFraming.ecr17(), heartbeat),
                            new Ecr17Codec(
                                    new Ecr17Profile(
                                            scale,
                                            TerminalSettings.TERMINAL_ID,
                                            "00000003",
                                            Set.of(),
                                            Set.of("PROCESS"))),
                            line,
                            journal,
                            Clock.systemUTC());
        };
    }
}
