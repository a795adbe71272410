package vn.hospitalkiosk.kiosk.enrolment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.hospitalkiosk.kiosk.enrolment.Enrolment.Told;

/// `scripts/enrol`: makes this machine's key, asks, shows the key's mark, waits for the second person.
public final class Enrol {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final String USAGE =
            "usage: scripts/enrol --gateway HOST:PORT --kiosk K04 --code XXXXX-XXXXX --server XXXX-XXXX-XXXX-XXXX [--keys var/secrets/pki]";

    private Enrol() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String[] words) {
        Map<String, String> given = new HashMap<>(Map.of("--keys", "var/secrets/pki"));
        for (int i = 0; i + 1 < words.length; i += 2) {
            given.put(words[i], words[i + 1]);
        }
        String gateway = given.getOrDefault("--gateway", "");
        String kiosk = given.getOrDefault("--kiosk", "");
        String code = given.getOrDefault("--code", "");
        String server = given.getOrDefault("--server", "");
        if (gateway.isEmpty() || kiosk.isEmpty() || code.isEmpty() || server.isEmpty()) {
            System.err.println(USAGE);
            return 2;
        }
        Path folder = Path.of(given.getOrDefault("--keys", "")).toAbsolutePath();
        try {
            Files.createDirectories(folder);
            URI door = URI.create(gateway.contains("://") ? gateway : "https://" + gateway);
            try (Enrolment enrolment = new Enrolment(door, server, folder, kiosk)) {
                return wait(enrolment, enrolment.ask(code));
            }
        } catch (IOException e) {
            System.err.println(
                    "Không nói chuyện được với máy chủ "
                            + gateway
                            + ", hoặc dấu máy chủ không trùng: "
                            + e.getMessage());
            return 1;
        } catch (GeneralSecurityException e) {
            System.err.println("Khoá của máy không dùng được: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int wait(Enrolment enrolment, Told first)
            throws IOException, InterruptedException, GeneralSecurityException {
        Told told = first;
        if (told instanceof Told.Waiting waiting) {
            System.out.println("Dấu khoá của máy này: " + waiting.keyMark());
            System.out.println("Chờ người thứ hai so dấu khoá rồi duyệt…");
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (told instanceof Told.Waiting waiting && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            told = enrolment.look(waiting);
        }
        return switch (told) {
            case Told.Enrolled() -> {
                System.out.println("Đã ghi danh. Kiosk dùng được ngay.");
                yield 0;
            }
            case Told.Refused(String code, String why) -> {
                System.err.println(code + " " + why);
                yield 1;
            }
            case Told.Waiting _ -> {
                System.err.println("Chưa ai duyệt. Chạy lại lệnh này để tiếp tục chờ.");
                yield 1;
            }
        };
    }
}
