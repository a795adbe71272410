package vn.hospitalkiosk.gateway.his.bridge;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.OfflineNumber;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// Commands to HisBridge. What makes a visit or a patient is asked for by its key when its answer did not come; only when that says it was not done, and the
/// connection had broken, it is sent once more. What stands under its own key in the address (money, reports) may simply be told again by whoever tells it.
final class BridgeCommands {
    private final BridgeDoor door;
    private final Sentences sentences;

    BridgeCommands(BridgeDoor door, Sentences sentences) {
        this.door = door;
        this.sentences = sentences;
    }

    HisOutcome<HisVisits.CheckedIn> checkIn(HisCommand command, VisitWish wish) {
        Map<String, Object> body = sentences.wish(wish, Optional.of(command.at()));
        return keyed(
                "/check-ins",
                command,
                body,
                Words.CheckedIn.class,
                done -> HisOutcome.of(done.alreadyDone(), done.read()),
                done -> new HisOutcome.AlreadyDone<>(done.read()));
    }

    HisOutcome<HisPatient> createPatient(HisCommand command, NewPatient patient) {
        return keyed(
                "/patients",
                command,
                sentences.patient(patient),
                Words.Created.class,
                done -> HisOutcome.of(done.alreadyDone(), done.patient().read()),
                done -> new HisOutcome.AlreadyDone<>(done.patient().read()));
    }

    private <W, T> HisOutcome<T> keyed(
            String path,
            HisCommand command,
            Map<String, Object> body,
            Class<W> word,
            Function<W, HisOutcome<T>> made,
            Function<W, HisOutcome<T>> found) {
        Supplier<BridgeReply<W>> send = () -> door.post(path, command, body, word);
        BridgeReply<W> first = send.get();
        return switch (first) {
            case BridgeReply.Done<W>(W done) -> made.apply(done);
            case BridgeReply.Unknown<W>(String reason, boolean lost) ->
                    switch (door.get(path + "/by-key/" + command.key(), word)) {
                        case BridgeReply.Done<W>(W done) -> found.apply(done);
                        case BridgeReply.NotThere<W>() when lost -> outcome(send.get(), made);
                        default -> new HisOutcome.Unknown<>(reason);
                    };
            default -> first.failure();
        };
    }

    private static <W, T> HisOutcome<T> outcome(
            BridgeReply<W> reply, Function<W, HisOutcome<T>> made) {
        return reply instanceof BridgeReply.Done<W>(W done) ? made.apply(done) : reply.failure();
    }

    HisOutcome<HisMoney.Recorded> reportCoverage(HisCommand command, CoverageReport report) {
        return recorded(
                door.put(
                        "/coverage/reports/" + command.key(),
                        command,
                        sentences.coverage(report),
                        Words.Recorded.class));
    }

    HisOutcome<HisMoney.Recorded> linkOfflineNumber(HisCommand command, OfflineNumber number) {
        return recorded(
                door.put(
                        "/offline-numbers/" + command.key(),
                        command,
                        Map.of(
                                "number", number.number(),
                                "issuedAt", sentences.time(number.issuedAt()),
                                "encounterId", number.encounter()),
                        Words.Recorded.class));
    }

    HisOutcome<HisMoney.Recorded> judgePriority(HisCommand command, PriorityJudgement judged) {
        return BridgeDoor.isId(judged.encounter())
                ? recorded(
                        door.put(
                                "/encounters/" + judged.encounter() + "/priority/" + command.key(),
                                command,
                                sentences.priority(judged),
                                Words.Recorded.class))
                : BridgeDoor.<Words.Recorded>noId().failure();
    }

    HisOutcome<HisMoney.Recorded> reserve(HisCommand command, BillId bill, Duration lease) {
        if (!BridgeDoor.isId(bill.value())) {
            return BridgeDoor.<Words.Recorded>noId().failure();
        }
        BridgeReply<BridgeDoor.Nothing> reply =
                door.put(
                        "/bills/" + bill.value() + "/reservation",
                        command,
                        Map.of(
                                "paymentId",
                                command.key(),
                                "until",
                                sentences.time(command.at().plus(lease))),
                        BridgeDoor.Nothing.class);
        return outcome(reply, _ -> new HisOutcome.Done<>(new HisMoney.Recorded()));
    }

    HisOutcome<HisMoney.Recorded> release(HisCommand command, BillId bill) {
        if (!BridgeDoor.isId(bill.value())) {
            return BridgeDoor.<Words.Recorded>noId().failure();
        }
        BridgeReply<BridgeDoor.Nothing> reply =
                door.delete(
                        "/bills/" + bill.value() + "/reservation?paymentId=" + command.key(),
                        command,
                        BridgeDoor.Nothing.class);
        return outcome(reply, _ -> new HisOutcome.Done<>(new HisMoney.Recorded()));
    }

    HisOutcome<HisMoney.Recorded> recordPayment(HisMoney.PaymentRecord payment) {
        return money(
                "/bills/",
                payment.bill().value(),
                "/payments/",
                payment.id(),
                sentences.payment(payment));
    }

    HisOutcome<HisMoney.Recorded> recordRefund(HisMoney.RefundRecord refund) {
        return money(
                "/bills/",
                refund.bill().value(),
                "/refunds/",
                refund.id(),
                sentences.refund(refund));
    }

    HisOutcome<HisMoney.Recorded> recordDeposit(HisMoney.DepositRecord deposit) {
        return money(
                "/encounters/",
                deposit.encounter(),
                "/deposits/",
                deposit.id(),
                sentences.deposit(deposit));
    }

    private HisOutcome<HisMoney.Recorded> money(
            String kind, String about, String what, String key, Map<String, Object> body) {
        return BridgeDoor.isId(about) && BridgeDoor.isId(key)
                ? recorded(door.put(kind + about + what + key, body, Words.Recorded.class))
                : BridgeDoor.<Words.Recorded>noId().failure();
    }

    private static HisOutcome<HisMoney.Recorded> recorded(BridgeReply<Words.Recorded> reply) {
        return outcome(reply, done -> HisOutcome.of(done.alreadyDone(), new HisMoney.Recorded()));
    }
}
