package vn.hospitalkiosk.gateway.his.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.RaisedCases;
import vn.hospitalkiosk.gateway.his.mllp.MllpLine;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.his.wire.HisWire;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.his.Hl7Line;
import vn.hospitalkiosk.virtual.his.VirtualHis;
import vn.hospitalkiosk.virtual.web.Door;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// A simulated HIS, a line to it that can break, and two gateways' adapters.
final class Ward implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Duration LIMIT = Duration.ofSeconds(4);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final String BRIDGE = "/his-bridge/v1";

    /// What went over HisBridge, in order.
    final List<BridgeContract.Call> bridgeCalls = Collections.synchronizedList(new ArrayList<>());

    final HisHealth health = new HisHealth(CLOCK);
    final RaisedCases cases = new RaisedCases();
    final Relay relay;
    final His his;
    final His other;
    private final List<HisWire> wires = new ArrayList<>();
    private final List<MllpLine> lines = new ArrayList<>();
    private final Path folder;
    private final Door door;
    final Hl7Line hl7;
    private volatile VirtualHis hospital;

    /// @param adapter from where the relay listens
    Ward(Path folder, BiFunction<URI, Ward, His> adapter) throws IOException {
        this(folder, adapter, false);
    }

    /// The same over HL7 v2: the relay stands before that line.
    static Ward overHl7(Path folder, BiFunction<URI, Ward, His> adapter) throws IOException {
        return new Ward(folder, adapter, true);
    }

    private Ward(Path folder, BiFunction<URI, Ward, His> adapter, boolean overHl7)
            throws IOException {
        this.folder = folder;
        this.hospital = started();
        this.door = Door.open(0);
        door.serve("/fhir", request -> hospital.serve(request));
        door.serve(BRIDGE, request -> heard(request, hospital.bridge().serve(request)));
        this.hl7 =
                Hl7Line.open(0, Optional.empty(), false, CLOCK, message -> hospital.hl7(message));
        this.relay = new Relay(overHl7 ? hl7.port() : door.address().getPort());
        Files.writeString(folder.resolve("token"), "demo-token\n");
        this.his = adapter.apply(relay.address(), this);
        this.other = adapter.apply(relay.address(), this);
        his.probe();
        other.probe();
    }

    private VirtualHis started() throws IOException {
        return new VirtualHis(
                StateFile.open(folder.resolve("virtual-hospital.json")), CLOCK, "demo-token");
    }

    private Reply heard(Request request, Reply reply) {
        if (reply instanceof Reply.Answer answer) {
            bridgeCalls.add(
                    new BridgeContract.Call(
                            request.method(),
                            request.uri().getPath().substring(BRIDGE.length()),
                            json(request.body()),
                            answer.status(),
                            json(answer.body())));
        }
        return reply;
    }

    private static Optional<JsonNode> json(byte[] body) {
        return body.length > 0 && body[0] == '{'
                ? Optional.of(JsonMapper.shared().readTree(body))
                : Optional.empty();
    }

    HisWire wire() {
        HisWire wire =
                new HisWire(
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        Credentials.bearer(folder.resolve("token")),
                        health);
        wires.add(wire);
        return wire;
    }

    /// Closed with the ward.
    MllpLine kept(MllpLine line) {
        lines.add(line);
        return line;
    }

    VirtualHis hospital() {
        return hospital;
    }

    /// The HIS stops and starts again, knowing what it wrote down.
    void restart() throws IOException {
        hospital = started();
        hl7.cut();
    }

    @Override
    public void close() throws IOException {
        wires.forEach(HisWire::close);
        lines.forEach(MllpLine::close);
        relay.close();
        hl7.close();
        door.close();
    }
}
