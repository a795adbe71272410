package vn.hospitalkiosk.kiosk.hospital;

import java.util.Optional;

/// Puts lines of a `text/event-stream` together to events (WHATWG HTML, "Server-sent events"). Bounded: an event longer than 64 KiB is dropped.
final class SentEvents {
    private static final int LONGEST = 1 << 16;

    /// @param id of the newest event, for `Last-Event-ID`; empty: none yet
    record Sent(String id, String event, String data) {}

    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private String id = "";
    private boolean tooLong;

    String lastId() {
        return id;
    }

    /// An event is complete at the empty line.
    Optional<Sent> line(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        int colon = line.indexOf(':');
        if (colon == 0) {
            return Optional.empty(); // a comment: sign of life
        }
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        switch (field) {
            case "event" -> event = value;
            case "id" -> id = value;
            case "data" -> append(value);
            default -> {} // other fields mean nothing to us
        }
        return Optional.empty();
    }

    private void append(String value) {
        if (data.length() + value.length() > LONGEST) {
            tooLong = true;
            return;
        }
        if (!data.isEmpty()) {
            data.append('\n');
        }
        data.append(value);
    }

    private Optional<Sent> complete() {
        Optional<Sent> sent =
                data.isEmpty() || tooLong
                        ? Optional.empty()
                        : Optional.of(new Sent(id, event, data.toString()));
        data.setLength(0);
        event = "";
        tooLong = false;
        return sent;
    }
}
