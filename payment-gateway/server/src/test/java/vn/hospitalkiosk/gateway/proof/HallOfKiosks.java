package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// Many kiosks' lines, each with patients of the town who come without a booking: chip, clinics, price, check-in, bill, wipe. No human waits.
final class HallOfKiosks implements AutoCloseable {
    private static final int MOST_TOLD = 5;

    private final List<KioskLine> kiosks;
    private final int town;
    private final AtomicInteger nextPerson = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    /// Nanoseconds of the steps of one visit.
    ///
    /// @param command of the check-in, as the HIS keeps it
    record Visit(
            String command,
            long identified,
            long clinics,
            long quoted,
            long checkedIn,
            long whole) {}

    /// @param town how many people the HIS holds
    HallOfKiosks(int count, Path pki, URI door, int town) {
        this.town = town;
        this.kiosks =
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> new KioskLine(GatewayProcess.kiosk(i), pki, door))
                        .toList();
    }

    /// Answers that were none of those hoped for.
    int errors() {
        return errors.get();
    }

    /// Questions whose time ran out.
    int unanswered() {
        return unanswered.get();
    }

    /// All at the same moment, each so many visits one after the other.
    List<Visit> atOnce(int visitsEach) {
        List<Visit> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (KioskLine kiosk : kiosks) {
            threads.add(Thread.ofVirtual().start(() -> morning(kiosk, visitsEach, begin, done)));
        }
        begin.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return List.copyOf(done);
    }

    private void morning(KioskLine kiosk, int visits, CountDownLatch begin, List<Visit> done) {
        try {
            begin.await();
            for (int i = 0; i < visits; i++) {
                one(kiosk, done);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void one(KioskLine kiosk, List<Visit> done) {
        // A prime: every visit is somebody else's.
        Person person =
                InventedPeople.townsperson((int) (nextPerson.getAndIncrement() * 7_919L % town));
        try {
            done.add(visit(kiosk, person));
        } catch (HttpTimeoutException e) {
            unanswered.incrementAndGet();
        } catch (IOException e) {
            if (errors.incrementAndGet() <= MOST_TOLD) {
                System.err.println("a visit at " + kiosk.kiosk() + " failed: " + e.getMessage());
            }
        }
    }

    private static Visit visit(KioskLine kiosk, Person person) throws IOException {
        String visit = UUID.randomUUID().toString();
        String steps = "/kiosk/v1/visits/" + visit + "/";
        long begun = System.nanoTime();
        demand(kiosk.post(steps + "identification", chip(visit, person)), "identified");
        long identified = System.nanoTime();
        JsonNode clinics = kiosk.get(steps + "clinics?insured=true");
        demand(clinics, "open");
        String clinic = clinics.path("clinics").path(0).path("id").asString("");
        long chosen = System.nanoTime();
        String goal =
                "\"goal\":{\"kind\":\"new-exam\",\"clinic\":\"%s\"},\"insured\":true,\"declared\":[]"
                        .formatted(clinic);
        demand(
                kiosk.post(steps + "quote", "{\"visit\":\"%s\",%s}".formatted(visit, goal)),
                "quoted");
        long quoted = System.nanoTime();
        String command = UUID.randomUUID().toString();
        JsonNode in =
                kiosk.post(
                        steps + "check-in",
                        "{\"command\":\"%s\",\"visit\":\"%s\",%s}".formatted(command, visit, goal));
        demand(in, "checked-in");
        if (in.path("ticket").path("number").asString("").isEmpty()) {
            throw new IOException("no number");
        }
        long checkedIn = System.nanoTime();
        kiosk.tell(steps + "end");
        return new Visit(
                command,
                identified - begun,
                chosen - identified,
                quoted - chosen,
                checkedIn - quoted,
                System.nanoTime() - begun);
    }

    private static void demand(JsonNode answer, String kind) throws IOException {
        if (!answer.path("kind").asString("").equals(kind)) {
            throw new IOException("not " + kind + ": " + answer);
        }
    }

    private static String chip(String visit, Person person) {
        return """
        {"visit":"%s","document":{"kind":"chip","number":"%s","name":"%s","birthDate":"%s","sex":"%s","expiry":null,
        "trust":{"hashes":"PASSED","signature":"PASSED","chain":"PASSED","revocation":"NOT_CONFIGURED","chip":"NOT_OFFERED"}}}
        """
                .formatted(
                        visit,
                        person.number(),
                        person.fullName(),
                        person.birthDate(),
                        person.sex().equals("Nam") ? "MALE" : "FEMALE");
    }

    @Override
    public void close() {
        kiosks.forEach(KioskLine::close);
    }
}
