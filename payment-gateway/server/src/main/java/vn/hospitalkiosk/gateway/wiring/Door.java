package vn.hospitalkiosk.gateway.wiring;

import java.util.Optional;

/// The four ways in, each with its own port. A path exists at one door only.
enum Door {
    KIOSK("kiosk", 0),
    CALLBACK("callback", 1),
    CONSOLE("console", 2),
    /// Machines that want to become kiosks. Far from the others: gateways side by side take three ports each.
    ENROLMENT("enrolment", 100);

    private final String word;
    private final int offset;

    Door(String word, int offset) {
        this.word = word;
        this.offset = offset;
    }

    /// Key in endpoints.json.
    String endpoint() {
        return "gateway." + word;
    }

    int port(int base) {
        return base + offset;
    }

    static Optional<Door> at(int port, int base) {
        for (Door door : values()) {
            if (door.port(base) == port) {
                return Optional.of(door);
            }
        }
        return Optional.empty();
    }

    /// @param path decoded and normalised by the servlet container
    static Door of(String path) {
        if (path.startsWith("/kiosk/")) {
            return KIOSK;
        }
        if (path.startsWith("/enrolment/")) {
            return ENROLMENT;
        }
        boolean outside = path.startsWith("/callbacks/") || path.startsWith("/status/");
        return outside ? CALLBACK : CONSOLE;
    }
}
