package vn.hospitalkiosk.virtual.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.virtual.person.Person;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CardProcessTest {
    private static final Chip CHIP = new Personalisation(Issuer.fresh()).chip(Person.nguyenVanA());
    private static final String READ_CARD_ACCESS = "00B09C0000";

    @TempDir Path folder;
    private CardProcess process;
    private CardControl control;

    @BeforeEach
    void start() throws IOException {
        process = CardProcess.start(folder.resolve("card.sock"), folder.resolve("apdu.sock"), CHIP);
        control = new CardControl(folder.resolve("card.sock"));
    }

    @AfterEach
    void end() throws IOException {
        process.close();
    }

    @Test
    void theCardIsReadOverTheSocketAfterItWasLaidDown() throws IOException {
        try (Wire wire = new Wire()) {
            assertThat(wire.present()).isFalse();
            assertThat(wire.exchange(READ_CARD_ACCESS)).isEmpty();
            assertThat(control.insert(OptionalInt.empty()))
                    .isEqualTo(new CardStatus(true, 0, false));
            assertThat(wire.present()).isTrue();
            TestTerminal terminal = new TestTerminal(wire::exchange);
            assertThat(terminal.open(Person.nguyenVanA().accessNumber())).isEqualTo(0x9000);
            terminal.selectApplication();
            assertThat(terminal.read(1, 223, false)).isEqualTo(CHIP.files().get(Chip.DG1));
            assertThat(control.status()).isEqualTo(new CardStatus(true, 7, false));
            assertThat(control.remove().inserted()).isFalse();
            assertThat(wire.present()).isFalse();
        }
    }

    @Test
    void aCardPulledAtACommandLeavesThatCommandWithoutAnswer() throws IOException {
        try (Wire wire = new Wire()) {
            for (int at = 1; at <= 5; at++) {
                control.insert(OptionalInt.of(at));
                for (int i = 1; i < at; i++) {
                    assertThat(wire.exchange(READ_CARD_ACCESS)).hasSize(56);
                }
                assertThat(wire.exchange(READ_CARD_ACCESS)).isEmpty();
                assertThat(wire.present()).isFalse();
                assertThat(control.status().inserted()).isFalse();
            }
            control.insert(OptionalInt.empty());
            assertThat(wire.exchange(READ_CARD_ACCESS)).hasSize(56);
        }
    }

    @Test
    void aHungCardAnswersNothingUntilItIsTakenAway() throws Exception {
        try (Wire wire = new Wire()) {
            assertThat(order("{\"action\":\"insert\",\"hangAtApdu\":2}")).contains("\"ok\":true");
            assertThat(wire.exchange(READ_CARD_ACCESS)).hasSize(56);
            CompletableFuture<byte[]> hung = CompletableFuture.supplyAsync(wire::read);
            assertThat(control.status().apdus()).isBetween(1, 2);
            assertThat(hung).isNotDone();
            control.remove();
            assertThat(hung.get(5, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void theFirstCommandOfAConnectionFindsTheCardReset() throws IOException {
        control.insert(OptionalInt.empty());
        try (Wire first = new Wire();
                Wire second = new Wire()) {
            TestTerminal terminal = new TestTerminal(first::exchange);
            terminal.open(Person.nguyenVanA().accessNumber());
            assertThat(terminal.selectApplication()).isEqualTo(0x9000);
            assertThat(second.present()).isTrue();
            assertThat(terminal.selectApplication()).isEqualTo(0x9000);
            assertThat(second.exchange(READ_CARD_ACCESS)).hasSize(56);
            terminal.secured("00B08100", new byte[0], 8, false);
            assertThat(terminal.lastStatus).isEqualTo(0x6882);
        }
    }

    @Test
    void ordersThatMakeNoSenseAreRefusedAndTheNextIsObeyed() throws IOException {
        assertThat(order("{")).contains("\"ok\":false");
        assertThat(order("{\"action\":\"eat\"}")).contains("\"ok\":false");
        assertThat(order("{\"action\":\"insert\",\"pullAtApdu\":0}")).contains("\"ok\":false");
        assertThat(order("[]")).contains("\"ok\":false");
        assertThat(order("x".repeat(5000))).contains("too long");
        assertThat(control.status()).isEqualTo(new CardStatus(false, 0, false));
    }

    @Test
    void theSocketsAreForTheirOwnerAndGoWithTheProcess() throws IOException {
        Path socket = folder.resolve("card.sock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        process.close();
        assertThat(socket).doesNotExist();
        assertThatThrownBy(() -> control.status()).isInstanceOf(IOException.class);
    }

    @Test
    void theIssuerIsTheSameAfterARestart() throws IOException {
        Path csca = folder.resolve("pki").resolve("csca.der");
        byte[] first = Issuer.keptAt(csca).certificate();
        assertThat(Files.readAllBytes(csca)).isEqualTo(first);
        assertThat(Issuer.keptAt(csca).certificate()).isEqualTo(first);
    }

    @Test
    void vpcdSeesTheCardOnlyWhileItLiesThere() throws Exception {
        try (ServerSocket vpcd = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            vpcd.setSoTimeout(10_000);
            CardSlot slot = new CardSlot(CHIP);
            InetSocketAddress address = (InetSocketAddress) vpcd.getLocalSocketAddress();
            try (VpcdConnection connection = new VpcdConnection(address, slot)) {
                connection.start();
                for (int round = 0; round < 3; round++) {
                    slot.insert(
                            new CardSlot.Mishaps(
                                    OptionalInt.of(3),
                                    OptionalInt.empty(),
                                    java.time.Duration.ZERO));
                    try (Socket reader = vpcd.accept()) {
                        reader.setSoTimeout(10_000);
                        frame(reader, "04");
                        assertThat(answer(reader)).contains("3b80800101");
                        frame(reader, "01");
                        frame(reader, "02");
                        frame(reader, READ_CARD_ACCESS);
                        assertThat(answer(reader).orElse("")).endsWith("9000").hasSize(112);
                        frame(reader, READ_CARD_ACCESS);
                        answer(reader);
                        frame(reader, READ_CARD_ACCESS);
                        assertThat(answer(reader)).isEmpty();
                    }
                    assertThat(slot.inserted()).isFalse();
                }
            }
        }
    }

    @Test
    void vpcdThatComesLateOrAgainIsFound() throws Exception {
        CardSlot slot = new CardSlot(CHIP);
        InetSocketAddress address;
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            address = (InetSocketAddress) taken.getLocalSocketAddress();
        }
        try (VpcdConnection connection = new VpcdConnection(address, slot)) {
            connection.start();
            slot.insert(CardSlot.Mishaps.NONE);
            for (int round = 0; round < 2; round++) {
                try (ServerSocket vpcd = new ServerSocket()) {
                    vpcd.setReuseAddress(true);
                    vpcd.setSoTimeout(10_000);
                    vpcd.bind(address);
                    try (Socket reader = vpcd.accept()) {
                        reader.setSoTimeout(10_000);
                        frame(reader, "04");
                        assertThat(answer(reader)).contains("3b80800101");
                    }
                }
            }
        }
    }

    private static void frame(Socket reader, String hex) throws IOException {
        byte[] body = HexFormat.of().parseHex(hex);
        DataOutputStream out = new DataOutputStream(reader.getOutputStream());
        out.writeShort(body.length);
        out.write(body);
    }

    /// Empty: the card hung up.
    private static Optional<String> answer(Socket reader) {
        try {
            DataInputStream in = new DataInputStream(reader.getInputStream());
            byte[] body = new byte[in.readUnsignedShort()];
            in.readFully(body);
            return Optional.of(HexFormat.of().formatHex(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String order(String line) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve("card.sock")));
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(1000);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }

    /// A client of the APDU socket.
    private final class Wire implements AutoCloseable {
        private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        private final DataInputStream in;
        private final DataOutputStream out;

        Wire() throws IOException {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve("apdu.sock")));
            in = new DataInputStream(Channels.newInputStream(channel));
            out = new DataOutputStream(Channels.newOutputStream(channel));
            present();
        }

        boolean present() throws IOException {
            byte[] answer = exchange(new byte[0]);
            assertThat(answer).hasSize(1);
            return answer[0] == 1;
        }

        byte[] exchange(String hex) throws IOException {
            return exchange(HexFormat.of().parseHex(hex));
        }

        byte[] read() {
            try {
                return exchange(READ_CARD_ACCESS);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        byte[] exchange(byte[] command) throws IOException {
            out.writeShort(command.length);
            out.write(command);
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            return answer;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
