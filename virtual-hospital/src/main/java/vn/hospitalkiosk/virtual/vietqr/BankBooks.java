package vn.hospitalkiosk.virtual.vietqr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.web.Json;

/// Scanned QRs and the number of the last transfer; on disk after every change, forgotten after 31 days. Not for several threads: [VirtualBank] holds the lock.
final class BankBooks {
    private static final Duration MEMORY = Duration.ofDays(31);
    private static final String SECTION = "vietqr";
    private static final long FIRST_NUMBER = 26_329_000_000L;

    private final StateFile file;
    private final Clock clock;
    private final Map<String, OpenTransfer> transfers = new LinkedHashMap<>();
    private long lastNumber = FIRST_NUMBER;

    BankBooks(StateFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        file.section(SECTION).ifPresent(this::load);
    }

    List<OpenTransfer> transfers() {
        return List.copyOf(transfers.values());
    }

    Optional<OpenTransfer> transfer(String id) {
        return Optional.ofNullable(transfers.get(id));
    }

    /// Of the bank's reference; kept with the next [#keep].
    long nextNumber() {
        return ++lastNumber;
    }

    void keep(OpenTransfer transfer) {
        transfers.put(transfer.id(), transfer);
        Instant forgotten = clock.instant().minus(MEMORY);
        transfers.values().removeIf(t -> t.seenAt().isBefore(forgotten));
        ObjectNode all = Json.object().put("lastNumber", lastNumber);
        ArrayNode list = all.putArray("transfers");
        transfers.values().forEach(t -> list.add(t.toJson()));
        file.keep(SECTION, all);
    }

    private void load(ObjectNode all) {
        lastNumber = all.path("lastNumber").longValue(FIRST_NUMBER);
        all.path("transfers")
                .valueStream()
                .map(OpenTransfer::ofJson)
                .forEach(transfer -> transfers.put(transfer.id(), transfer));
    }
}
