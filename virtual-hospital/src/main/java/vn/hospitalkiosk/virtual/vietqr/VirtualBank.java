package vn.hospitalkiosk.virtual.vietqr;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.psp.CallbackCourier;
import vn.hospitalkiosk.virtual.psp.PlayBooks;
import vn.hospitalkiosk.virtual.psp.PlayOrder;
import vn.hospitalkiosk.virtual.psp.PspMoods;
import vn.hospitalkiosk.virtual.psp.Registration;
import vn.hospitalkiosk.virtual.psp.SimulatedPsp;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// A bank's app on the phone that scans VietQR, and the account at the other end. It answers no questions; of the moods only `ipn` means something.
public final class VirtualBank implements SimulatedPsp {
    /// A bank knows no end of a QR.
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private static final long FIRST_TRANSACTION = 26_329_000_000L;

    /// NAPAS 247 takes less.
    private static final long MOST = 499_999_999;

    private static final int LONGEST_NOTE = 210;

    /// As in the repository's `psp/vietqr.yaml`.
    private static final String ACCOUNT = "0000000001";

    private static final String MERCHANT = "Chuyển khoản ngân hàng";
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Clock clock;
    private final String key;
    private final Registration registration;
    private final PlayBooks books;
    private final CallbackCourier courier;
    private volatile PspMoods moods = PspMoods.GOOD;
    private volatile Habits habits = Habits.GOOD;

    /// @param key what the service and the hospital share
    public VirtualBank(StateFile file, Clock clock, String key, Registration registration) {
        this.clock = clock;
        this.key = key;
        this.registration = registration;
        this.books = new PlayBooks(file, clock, "vietqr", FIRST_TRANSACTION);
        this.courier = new CallbackCourier(clock, PAUSES);
    }

    @Override
    public Reply serve(Request request) {
        ObjectNode body = request.json().orElseGet(Json::object);
        return switch (request.method() + " " + request.uri().getPath()) {
            case "POST /vietqr/habits" -> changed(body);
            case "POST /vietqr/transfers" -> transfer(body);
            default -> Reply.problem(404, "There is nothing here.");
        };
    }

    /// A payer's own transfer, with any amount and any note; from a QR what is not typed.
    private Reply transfer(ObjectNode body) {
        String qr = body.path("qr").stringValue("");
        Optional<ScannedQr> scanned = ScannedQr.read(qr);
        if (!qr.isEmpty() && scanned.isEmpty()) {
            return Reply.problem(400, "No bank's app reads that code.");
        }
        long amount = body.path("amountVnd").asLong(scanned.map(ScannedQr::amountVnd).orElse(0L));
        String note = body.path("note").stringValue(scanned.map(ScannedQr::note).orElse(""));
        String account = scanned.map(ScannedQr::account).orElse(ACCOUNT);
        if (amount < 1 || amount > MOST || note.length() > LONGEST_NOTE) {
            return Reply.problem(400, "An amount below 500 million, a note of 210 letters.");
        }
        return Reply.json(
                200, Json.object().put("reference", booked(amount, note, account).reference()));
    }

    @Override
    public boolean transferred(long amountVnd, String note) {
        booked(amountVnd, note, ACCOUNT);
        return true;
    }

    private Service.Booking booked(long amount, String note, String account) {
        Service.Booking booking =
                new Service.Booking(Long.parseLong(books.nextTransaction()), account, amount, note);
        tell(booking.reference(), booking);
        return booking;
    }

    private Reply changed(ObjectNode body) {
        Habits now = habits;
        habits =
                new Habits(
                        word(body, "notifier", Service.values()).orElse(now.notifier()),
                        word(body, "note", Habits.Note.values()).orElse(now.note()),
                        word(body, "amount", Habits.Amount.values()).orElse(now.amount()),
                        Math.clamp(body.path("transfers").intValue(now.transfers()), 1, 5));
        return Reply.json(
                200,
                Json.object()
                        .put("notifier", low(habits.notifier()))
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

    /// A QR without a note is a bank's static one: its payer is not asked here.
    @Override
    public boolean scan(String qr) {
        Optional<ScannedQr> read =
                ScannedQr.read(qr).filter(q -> q.note().matches("[A-Za-z0-9]{1,25}"));
        Instant now = clock.instant();
        read.ifPresent(q ->
                books.made(
                        PlayOrder.open(
                                q.note(),
                                q.amountVnd(),
                                "NAPAS " + q.bin() + " " + q.account(),
                                q.account(),
                                now,
                                now.plus(FOR_EVER))));
        return read.isPresent();
    }

    @Override
    public List<Wallet.Order> orders() {
        return books.shown(MERCHANT, courier::firstSentAtMicros);
    }

    @Override
    public Answer approve(String orderId) {
        return books.answer(
                orderId, State.PAID, MERCHANT, courier::firstSentAtMicros, this::transferred);
    }

    /// A bank tells nobody that nothing was transferred.
    @Override
    public Answer decline(String orderId) {
        return books.answer(orderId, State.DECLINED, MERCHANT, courier::firstSentAtMicros, _ -> {});
    }

    private void transferred(PlayOrder order) {
        Habits habit = habits;
        String first = order.transaction();
        for (int i = 0; i < habit.transfers(); i++) {
            String number = i == 0 ? first : books.nextTransaction();
            Service.Booking booking =
                    new Service.Booking(
                            Long.parseLong(number),
                            order.mark(),
                            habit.amountOf(order.amount()),
                            habit.noteOf(order.orderId()));
            tell(order.orderId(), booking);
        }
    }

    /// @param orderId under which the attempts to tell are listed
    private void tell(String orderId, Service.Booking booking) {
        Service service = habits.notifier();
        registration
                .address("/callbacks/vietqr")
                .ifPresent(to -> courier.send(callback(orderId, service, booking, to), moods));
    }

    private CallbackCourier.Callback callback(
            String orderId, Service service, Service.Booking booking, URI to) {
        Instant now = clock.instant();
        long amount = booking.amountVnd();
        long changed = amount - amount % 10 + (amount % 10 + 1) % 10;
        return new CallbackCourier.Callback(
                orderId,
                service.message(booking, to, key, now, amount),
                service.message(booking, to, key, now, changed),
                Service::isReceived);
    }

    @Override
    public boolean registered(String callbackDoor) {
        return registration.tell(callbackDoor);
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
