package vn.hospitalkiosk.virtual.vietqr;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.psp.CallbackCourier;
import vn.hospitalkiosk.virtual.psp.Loopback;
import vn.hospitalkiosk.virtual.psp.PspMoods;
import vn.hospitalkiosk.virtual.psp.SimulatedPsp;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// A bank's app on the phone that scans VietQR, and the account at the other end. It answers no questions; of the moods only `ipn` means something.
public final class VirtualBank implements SimulatedPsp {
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Clock clock;
    private final String key;
    private final BankBooks books;
    private final CallbackCourier courier;
    private volatile PspMoods moods = PspMoods.GOOD;
    private volatile Habits habits = Habits.GOOD;

    /// @param key what the service and the hospital share
    public VirtualBank(StateFile file, Clock clock, String key) {
        this.clock = clock;
        this.key = key;
        this.books = new BankBooks(file, clock);
        this.courier = new CallbackCourier(clock, PAUSES);
    }

    @Override
    public Reply serve(Request request) {
        ObjectNode body = request.json().orElseGet(Json::object);
        return switch (request.method() + " " + request.uri().getPath()) {
            case "POST /vietqr/scan" -> scanned(body);
            case "POST /vietqr/habits" -> changed(body);
            default -> Reply.problem(404, "There is nothing here.");
        };
    }

    private Reply scanned(ObjectNode body) {
        Optional<ScannedQr> qr = ScannedQr.read(body.path("text").stringValue(""));
        String told = body.path("notify").stringValue("");
        Optional<Service> service = word(body, "notifier", Service.values());
        if (qr.isEmpty() || service.isEmpty() || !Loopback.isOne(told)) {
            return Reply.problem(422, "No bank's app takes this code.");
        }
        synchronized (books) {
            String note = qr.get().note();
            String id = note.matches("[A-Za-z0-9]+") ? note : "QR" + books.nextNumber();
            if (books.transfer(id).isEmpty()) {
                books.keep(
                        new OpenTransfer(
                                id,
                                qr.get(),
                                told,
                                service.get(),
                                clock.instant(),
                                Wallet.State.OPEN));
            }
            return Reply.json(200, Json.object().put("orderId", id));
        }
    }

    private Reply changed(ObjectNode body) {
        Habits now = habits;
        habits =
                new Habits(
                        word(body, "note", Habits.Note.values()).orElse(now.note()),
                        word(body, "amount", Habits.Amount.values()).orElse(now.amount()),
                        Math.clamp(body.path("transfers").intValue(now.transfers()), 1, 5));
        return Reply.json(
                200,
                Json.object()
                        .put("note", low(habits.note()))
                        .put("amount", low(habits.amount()))
                        .put("transfers", habits.transfers()));
    }

    private static <E extends Enum<E>> Optional<E> word(ObjectNode body, String field, E[] all) {
        String word = body.path(field).stringValue("");
        return Stream.of(all).filter(value -> low(value).equals(word)).findFirst();
    }

    private static String low(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String psp() {
        return "vietqr";
    }

    @Override
    public List<Wallet.Order> orders() {
        Instant since = clock.instant().minus(SHOWN);
        synchronized (books) {
            return books.transfers().stream()
                    .filter(transfer -> transfer.seenAt().isAfter(since))
                    .map(this::shown)
                    .toList();
        }
    }

    private Wallet.Order shown(OpenTransfer transfer) {
        return new Wallet.Order(
                transfer.id(),
                transfer.qr().amountVnd(),
                transfer.qr().bin() + " " + transfer.qr().account(),
                transfer.qr().note(),
                transfer.answer(),
                transfer.seenAt(),
                courier.firstSentAtMicros(transfer.id()));
    }

    @Override
    public Answer approve(String orderId) {
        return answered(orderId, Wallet.State.PAID);
    }

    @Override
    public Answer decline(String orderId) {
        return answered(orderId, Wallet.State.DECLINED);
    }

    /// Kept first, told then.
    private Answer answered(String orderId, Wallet.State answer) {
        Habits habit = habits;
        List<Service.Booking> bookings = new ArrayList<>();
        OpenTransfer transfer;
        synchronized (books) {
            Optional<OpenTransfer> found = books.transfer(orderId);
            if (found.isEmpty()) {
                return new Answer.NoSuchOrder();
            }
            if (found.get().answer() != Wallet.State.OPEN) {
                return new Answer.TooLate(shown(found.get()));
            }
            transfer = found.get().answered(answer);
            for (int i = 0; answer == Wallet.State.PAID && i < habit.transfers(); i++) {
                bookings.add(
                        new Service.Booking(
                                books.nextNumber(),
                                transfer.qr().account(),
                                habit.amountOf(transfer.qr().amountVnd()),
                                habit.noteOf(transfer.qr().note())));
            }
            books.keep(transfer);
        }
        bookings.forEach(booking -> courier.send(callback(transfer, booking), moods));
        return new Answer.Taken(shown(transfer));
    }

    private CallbackCourier.Callback callback(OpenTransfer transfer, Service.Booking booking) {
        URI to = URI.create(transfer.told());
        Instant now = clock.instant();
        long amount = booking.amountVnd();
        long changed = amount - amount % 10 + (amount % 10 + 1) % 10;
        return new CallbackCourier.Callback(
                transfer.id(),
                transfer.service().message(booking, to, key, now, amount),
                transfer.service().message(booking, to, key, now, changed),
                Service::isReceived);
    }

    @Override
    public PspMoods moods() {
        return moods;
    }

    @Override
    public void moods(PspMoods wanted) {
        moods = wanted;
    }

    @Override
    public ArrayNode callbacks() {
        return courier.told();
    }

    @Override
    public void close() {
        courier.close();
    }
}
