package vn.hospitalkiosk.virtual.his;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// HL7 v2.5 as `docs/wires.md` has it, over the books that the other desks serve too. Not for several threads: [VirtualHis] holds the lock.
final class Hl7Desk {
    /// @param doneNow work was done just now, not found done
    /// @param visit that work was a check-in
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Told(byte[] answer, boolean doneNow, boolean visit) {}

    private static final Pattern CONTROL_ID =
            Pattern.compile("^MSH(?:[|][^|\r]*){8}[|]([^|\r]{0,40})");

    private final Books books;
    private final Hl7People people;
    private final Hl7Visits visits;
    private final Hl7Money money;

    Hl7Desk(Books books) {
        this.books = books;
        this.people = new Hl7People(books);
        this.money = new Hl7Money(books);
        this.visits = new Hl7Visits(books, money);
    }

    Told serve(byte[] bytes) {
        try {
            Hl7Message message = Hl7Message.of(bytes);
            demandHeader(message);
            return route(message);
        } catch (Hl7Refusal no) {
            return new Told(refusal(bytes, no, books.now()), false, false);
        } catch (BridgeRefusal no) {
            return new Told(
                    refusal(bytes, Hl7Refusal.byRule(no.code()), books.now()), false, false);
        } catch (Refusal no) {
            return new Told(
                    refusal(bytes, Hl7Refusal.error("103", "cannot be used"), books.now()),
                    false,
                    false);
        }
    }

    private static void demandHeader(Hl7Message message) {
        Hl7Segment msh = message.need("MSH");
        String id = msh.at(10);
        if (id.isEmpty() || id.length() > 20) {
            throw Hl7Refusal.rejected("101", "MSH-10");
        }
        if (!msh.at(12).equals("2.5")) {
            throw Hl7Refusal.rejected("203", "MSH-12");
        }
        if (!List.of("P", "T", "D").contains(msh.at(11))) {
            throw Hl7Refusal.rejected("202", "MSH-11");
        }
        if (!msh.at(18).equals("UNICODE UTF-8")) {
            throw Hl7Refusal.rejected("102", "MSH-18");
        }
    }

    private Told route(Hl7Message message) {
        return switch (message.type()) {
            case "QBP^Q22" -> found(message, "RSP^K22^RSP_K22", people.candidates(message));
            case "SQM^S25" -> found(message, "SQR^S25^SQR_S25", visits.bookings(message));
            case "QBP^Z71" -> found(message, "RSP^Z71^RSP_Z71", people.insurance(message));
            case "QBP^Z72" -> found(message, "RSP^Z72^RSP_Z72", visits.visit(message));
            case "QBP^Z73" -> found(message, "RSP^Z73^RSP_Z73", money.bills(message));
            case "QBP^Z74" -> found(message, "RSP^Z74^RSP_Z74", money.transaction(message));
            case "ADT^A04" -> done(message, true, visits.register(message));
            case "ADT^A05" -> done(message, false, people.register(message));
            case "DFT^P03" -> done(message, false, money.post(message));
            default ->
                    throw Hl7Refusal.rejected(
                            message.type().matches("(ADT|QBP|SQM|DFT).*") ? "201" : "200", "MSH-9");
        };
    }

    private Told found(Hl7Message question, String type, List<Hl7Row> rows) {
        List<Hl7Row> all = new ArrayList<>();
        boolean schedule = question.type().startsWith("SQM");
        Hl7Segment asked = question.need(schedule ? "QRD" : "QPD");
        all.add(
                new Hl7Row("QAK")
                        .put(1, asked.at(schedule ? 4 : 2))
                        .put(2, rows.isEmpty() ? "NF" : "OK")
                        .put(3, asked.at(schedule ? 9 : 1)));
        if (!schedule) {
            all.add(
                    new Hl7Row("QPD")
                            .parts(1, asked.at(1), asked.at(1, 2), asked.at(1, 3))
                            .put(2, asked.at(2)));
        }
        all.addAll(rows);
        return new Told(
                answer(type, "AA", question.controlId(), Optional.empty(), all, books.now()),
                false,
                false);
    }

    private Told done(Hl7Message command, boolean visit, boolean doneNow) {
        String event = command.need("MSH").at(9, 2);
        command.need("EVN");
        return new Told(
                answer(
                        "ACK^" + event + "^ACK",
                        "AA",
                        command.controlId(),
                        Optional.empty(),
                        List.of(),
                        books.now()),
                doneNow,
                visit);
    }

    /// AE or AR without a reason: the HIS is not well.
    static byte[] unable(String acknowledgement, byte[] message, Instant now) {
        return refusal(
                message,
                acknowledgement.equals("AR")
                        ? Hl7Refusal.rejected("207", "internal error")
                        : Hl7Refusal.error("207", "internal error"),
                now);
    }

    private static byte[] refusal(byte[] message, Hl7Refusal no, Instant now) {
        Matcher id = CONTROL_ID.matcher(new String(message, StandardCharsets.UTF_8));
        return answer(
                "ACK",
                no.acknowledgement(),
                id.find() ? id.group(1) : "",
                Optional.of(no),
                List.of(),
                now);
    }

    private static byte[] answer(
            String type,
            String acknowledgement,
            String to,
            Optional<Hl7Refusal> no,
            List<Hl7Row> rows,
            Instant now) {
        List<Hl7Row> all = new ArrayList<>();
        all.add(new Hl7Row("MSA").put(1, acknowledgement).put(2, to));
        no.ifPresent(refusal ->
                all.add(
                        new Hl7Row("ERR")
                                .put(3, refusal.code())
                                .put(4, "E")
                                .put(5, refusal.application())
                                .put(8, String.valueOf(refusal.getMessage()))));
        all.addAll(rows);
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        String header =
                "MSH|^~\\&|HIS|BV|HOSPITALKIOSK||"
                        + Hl7Clock.moment(now)
                        + "||"
                        + type
                        + "|"
                        + id
                        + "|P|2.5|||||VNM|UNICODE UTF-8|vi";
        return all.stream()
                .map(Hl7Row::text)
                .collect(Collectors.joining("\r", header + "\r", "\r"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
