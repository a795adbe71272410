package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A process of kiosks without patients: each takes the next prepared visit, writes down the payment, sends it, and waits until the gateway says how it ended. Killed and started again it goes on with
/// what its journal says. Of several gateways the next is asked when one does not answer.
public final class ScriptedKiosks {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_PATIENTS = Duration.ofMillis(400);

    private final KioskJournal journal;
    private final List<URI> doors;
    private final List<String> psps;
    private final Path pki;

    private ScriptedKiosks(KioskJournal journal, List<URI> doors, List<String> psps, Path pki) {
        this.journal = journal;
        this.doors = doors;
        this.psps = psps;
        this.pki = pki;
    }

    /// @param arguments `--pki DIR --doors URI,URI --journal FILE --kiosks N --psps momo,zalopay --stop FILE`
    public static void main(String[] arguments) throws IOException {
        Words words = Words.of(arguments, "pki", "doors", "journal", "kiosks", "psps", "stop");
        ScriptedKiosks all =
                new ScriptedKiosks(
                        KioskJournal.open(
                                Path.of(words.text("journal", "")), words.number("kiosks", 1)),
                        List.of(words.text("doors", "").split(",", -1)).stream()
                                .map(URI::create)
                                .toList(),
                        List.of(words.text("psps", "").split(",", -1)),
                        Path.of(words.text("pki", "")));
        Path stop = Path.of(words.text("stop", ""));
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= words.number("kiosks", 1); i++) {
            String kiosk = GatewayProcess.kiosk(i);
            threads.add(Thread.ofPlatform().start(() -> all.work(kiosk, stop)));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void work(String kiosk, Path stop) {
        try (KioskLine line = new KioskLine(kiosk, pki, doors.getFirst())) {
            for (KioskJournal.Begun left : journal.unfinished(kiosk)) {
                finish(line, left);
            }
            while (!java.nio.file.Files.exists(stop)) {
                int visit = journal.nextVisit(kiosk);
                String psp = psps.get(visit % psps.size());
                finish(line, journal.begin(kiosk, UUID.randomUUID().toString(), visit, psp));
                Pause.of(BETWEEN_PATIENTS);
            }
        }
    }

    /// Says the same until it knows the end: the payment's id is the key.
    private void finish(KioskLine line, KioskJournal.Begun begun) {
        String state = "";
        int misses = 0;
        boolean sent = false;
        while (!isEnd(state)) {
            try {
                JsonNode said =
                        sent
                                ? line.find(begun.payment())
                                : line.create(
                                        begun.payment(),
                                        "V" + begun.visit(),
                                        "B" + begun.visit(),
                                        begun.psp());
                state = said.path(sent ? "state" : "kind").asString("");
                if (state.equals("created")) {
                    sent = true;
                    state = said.path("payment").path("state").asString("");
                }
            } catch (IOException noAnswer) {
                misses++;
                line.turnTo(doors.get(misses % doors.size()));
            }
            Pause.of(PAUSE);
        }
        journal.end(begun, state);
    }

    private static boolean isEnd(String state) {
        return !state.isEmpty() && !state.equals("AWAITING_PAYER") && !state.equals("UNRESOLVED");
    }
}
