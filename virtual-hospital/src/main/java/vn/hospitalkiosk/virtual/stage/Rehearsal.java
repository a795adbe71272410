package vn.hospitalkiosk.virtual.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// A patient with a chip card who checks in for today's booking and pays: every touch a click on the real window, every device on its wire.
public final class Rehearsal {
    /// Psps that hear of an order only when the phone reads the code.
    private static final List<String> ONLY_IN_THE_CODE = List.of("viettelmoney", "vietqr");

    /// A kiosk may start before its gateway on a loaded machine.
    private static final Duration TO_START = Duration.ofSeconds(90);

    private final Stage stage;
    private final KioskProgram kiosk;
    private final Web hospital;
    private final Album album;
    private String psp = "momo";
    private int apduMs;

    public Rehearsal(Stage stage, KioskProgram kiosk, Album album) {
        this.stage = stage;
        this.kiosk = kiosk;
        this.hospital = stage.hospitalWeb();
        this.album = album;
    }

    /// Pays with MoMo unless told otherwise.
    public void payWith(String psp) {
        this.psp = psp;
    }

    /// A card as slow as a real one, from the next laying down on: what a chip needs for each command.
    public void cardThinks(int millisPerCommand) {
        apduMs = millisPerCommand;
    }

    /// A fresh day at the HIS, so that the booking is there again.
    public void newDay() {
        hospital.post("/control/his/day", Map.of("reset", true));
    }

    /// 01 → 02 → 03 → 06: the QR of the card to the scanner, the card on the reader.
    public void identify() {
        kiosk.await("welcome", TO_START);
        album.shot(kiosk, "01-welcome");
        kiosk.click("start-register");
        kiosk.await("identify");
        album.shot(kiosk, "02-identify");
        showCard();
        kiosk.await("confirm");
        album.shot(kiosk, "06-confirm");
    }

    /// At 02: the QR of the card to the scanner, the card on the reader.
    public void showCard() {
        hospital.post("/control/scanner", Map.of("code", "cccd"));
        layCard();
    }

    /// Lays the card down; where pictures are wanted, waits for 03 beside, not after: it may be over before a slow answer about the card is here.
    private void layCard() {
        // A hand needs a second between two cards, and pcscd looks only every 0.4 s whether the
        // first has left.
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        Thread laying =
                Thread.startVirtualThread(() ->
                        hospital.post(
                                "/control/card", Map.of("action", "insert", "apduMs", apduMs)));
        if (album.folder().isPresent()) {
            kiosk.await("reading-chip");
            album.shot(kiosk, "03-reading-chip");
        }
        join(laying);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted", e);
        }
    }

    /// 06 → 07 → 10: registered, the bill on the screen.
    public void checkIn() {
        kiosk.click("primary");
        kiosk.await("reason");
        album.shot(kiosk, "07-reason");
        kiosk.click("take-booking");
        kiosk.await("bill");
        album.shot(kiosk, "10-bill");
        hospital.post("/control/card", Map.of("action", "remove"));
    }

    /// 10 → 11 → 12: the QR on the screen.
    ///
    /// @return the psp's order id
    public String showQr() {
        kiosk.click("primary");
        kiosk.await("method");
        album.shot(kiosk, "11-method");
        kiosk.click("choose-" + psp);
        kiosk.await("qr", Duration.ofSeconds(45));
        album.shot(kiosk, "12-qr");
        if (ONLY_IN_THE_CODE.contains(psp)) {
            scan();
        }
        return openOrder();
    }

    /// 11 → 12 once more, for the same bill.
    String showQrAgain() {
        kiosk.click("choose-" + psp);
        kiosk.await("qr", Duration.ofSeconds(45));
        if (ONLY_IN_THE_CODE.contains(psp)) {
            scan();
        }
        return openOrder();
    }

    void shot(String name) {
        album.shot(kiosk, name);
    }

    /// 10 → 11 → 13 → 15 at the card terminal: the card is shown as soon as the terminal waits for it.
    public void payByCard() {
        chooseCard();
        awaitSlip();
    }

    /// 11 → 13 → 15, after another way was left.
    void payByCardInstead() {
        touchCard();
        awaitSlip();
    }

    /// 10 → 11 → 13.
    public void chooseCard() {
        kiosk.click("primary");
        kiosk.await("method");
        album.shot(kiosk, "11-method");
        touchCard();
    }

    private void touchCard() {
        kiosk.click("choose-card");
        kiosk.await("card-terminal", Duration.ofSeconds(45));
        album.shot(kiosk, "13-card-terminal");
    }

    /// The phone is pointed at the screen.
    private void scan() {
        Path picture = stage.var().resolve("run/phone-camera.png");
        Patience.until(
                "a code on the screen that a phone can read",
                Duration.ofSeconds(10),
                () -> {
                    kiosk.shot(picture);
                    return PhoneCamera.read(picture)
                            .map(text -> hospital.post("/phone/scan", Map.of("text", text)))
                            .isPresent();
                });
    }

    /// The one order that waits for its payer.
    public String openOrder() {
        List<String> open = new ArrayList<>();
        Patience.until(
                "an open order on the phone",
                Duration.ofSeconds(10),
                () -> {
                    open.clear();
                    for (JsonNode order : hospital.get("/phone/orders")) {
                        if (order.path("state").asString("").equals("open")) {
                            open.add(order.path("orderId").asString(""));
                        }
                    }
                    return !open.isEmpty();
                });
        return open.getLast();
    }

    public void approve(String orderId) {
        hospital.post("/phone/orders/" + psp + "/" + orderId + "/approve", Map.of());
    }

    /// 12 → 15, slip printed.
    public void awaitSlip() {
        kiosk.await("success");
        kiosk.awaitMark("printed", mark -> true);
        album.shot(kiosk, "15-success");
    }

    /// Whether the gateway has acknowledged the psp's callback for that order.
    public boolean callbackAnswered(String orderId) {
        for (JsonNode ipn : hospital.get("/control/" + psp + "/ipns")) {
            if (ipn.path("orderId").asString("").equals(orderId)
                    && ipn.path("status").asInt(0) == 204) {
                return true;
            }
        }
        return false;
    }

    /// From the moment the psp sent its callback until the success screen was drawn, milliseconds.
    public long callbackToScreenMs(String orderId) {
        long sent = 0;
        for (JsonNode ipn : hospital.get("/control/" + psp + "/ipns")) {
            if (ipn.path("orderId").asString("").equals(orderId)) {
                sent = ipn.path("sentAtMicros").asLong(0);
                break;
            }
        }
        long shown =
                kiosk.awaitMark(
                                "screen",
                                mark -> mark.path("screen").asString("").equals("success"))
                        .path("at")
                        .asLong(0);
        if (sent == 0) {
            throw new StageFailure(psp + " sent no callback for this order");
        }
        return Math.round((shown - sent) / 1000.0);
    }

    /// Durations the kiosk measured for its own steps, milliseconds.
    public Map<String, Long> steps() {
        Map<String, Long> steps = new LinkedHashMap<>();
        for (String step :
                List.of("readChip", "findPatient", "checkIn", "createPayment", "print")) {
            steps.put(
                    step,
                    kiosk.awaitMark("step", mark -> mark.path("step").asString("").equals(step))
                            .path("ms")
                            .asLong(-1));
        }
        return steps;
    }

    /// The way back to 01 for the next patient.
    public void finish() {
        kiosk.click("primary");
        kiosk.await("welcome");
    }

    public Stage stage() {
        return stage;
    }

    /// Where pictures go; [#NONE] takes none.
    ///
    /// @param folder created by the caller
    public record Album(java.util.Optional<Path> folder, List<String> taken) {
        public static final Album NONE = new Album(java.util.Optional.empty(), new ArrayList<>());

        public static Album in(Path folder) {
            return new Album(java.util.Optional.of(folder), new ArrayList<>());
        }

        void shot(KioskProgram kiosk, String name) {
            folder.ifPresent(to -> {
                Path file = to.resolve(name + ".png");
                kiosk.shot(file);
                taken.add(file.toString());
            });
        }
    }
}
