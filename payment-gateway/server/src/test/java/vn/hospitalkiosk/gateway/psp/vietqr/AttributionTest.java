package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.TransferCodes;

/// How often transfers with mangled notes find their bill, and how often a wrong one: measured against a seeded generator that knows the truth. The generator's mixture is ours, not a bank's: the figures are about the reading, not about real payers.
class AttributionTest {
    private static final int ORDERS = 40_000;
    private static final int NOTES = 40_000;
    private static final String LETTERS = TransferCodes.LETTERS;
    private static final FacilityId FACILITY = new FacilityId("KH01");

    /// A note, and the order its payer meant; empty: none of ours, or two.
    private record Note(String text, Optional<OrderId> meant) {}

    private final Random random = new Random(20_261_122);
    private final List<OrderId> codes = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final Map<OrderId, KnownOrders.Known> byCode = new HashMap<>();
    private final Map<String, OrderId> byReference = new HashMap<>();

    private final KnownOrders orders =
            new KnownOrders() {
                @Override
                public Optional<Known> find(PspCode psp, OrderId order) {
                    return Optional.ofNullable(byCode.get(order));
                }

                @Override
                public Optional<OrderId> named(PspCode psp, String reference) {
                    return Optional.ofNullable(byReference.get(reference));
                }
            };

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private String coded(String start, int count) {
        while (true) {
            String body = start + letters(count);
            char check = TransferCodes.check(body);
            if (LETTERS.indexOf(check) >= 0) {
                return body + check;
            }
        }
    }

    /// Each once, as the database has it.
    private void giveOut() {
        while (codes.size() < ORDERS) {
            OrderId code = new OrderId(coded("HK", 9));
            String reference = "KH01-" + coded("KH01", 5).substring(4);
            if (byCode.containsKey(code) || byReference.containsKey(reference)) {
                continue;
            }
            codes.add(code);
            references.add(reference);
            byCode.put(
                    code,
                    new KnownOrders.Known(
                            new Vnd(1_000L * (20 + random.nextInt(400))),
                            Instant.EPOCH,
                            KnownOrders.Standing.OPEN));
            byReference.put(reference, code);
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// What a hand or an eye does to a code.
    private String mistyped(String code, int exchanges) {
        char[] letters = code.toCharArray();
        for (int done = 0, tries = 0; done < exchanges && tries < 50; tries++) {
            int at = 4 + random.nextInt(letters.length - 4);
            String alike =
                    switch (letters[at]) {
                        case '0' -> "DQ";
                        case '8' -> "B";
                        case 'B' -> "8";
                        case '5' -> "S";
                        case 'S' -> "5";
                        case '2' -> "Z";
                        case 'Z' -> "2";
                        case '6' -> "G";
                        case 'G' -> "6";
                        case 'M' -> "N";
                        case 'V' -> "Y";
                        case '1' -> "7";
                        default -> "";
                    };
            if (!alike.isEmpty()) {
                letters[at] = alike.charAt(random.nextInt(alike.length()));
                done++;
            }
        }
        return new String(letters);
    }

    /// What an app or a bank does to a code.
    private String mangled(String code) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            char letter = code.charAt(i);
            boolean low = random.nextInt(3) == 0;
            char shown = low ? Character.toLowerCase(letter) : letter;
            if (random.nextInt(12) == 0) {
                shown = shown == '0' ? 'O' : shown == '1' ? 'l' : shown == 'V' ? 'U' : shown;
            }
            text.append(shown);
            if (random.nextInt(6) == 0) {
                text.append(one(List.of(" ", ".", "-", "\n", "  ", "_")));
            }
        }
        return text.toString();
    }

    private String around(String core) {
        String number = Integer.toString(random.nextInt(1_000_000_000));
        return switch (random.nextInt(8)) {
            case 0 -> core;
            case 1 ->
                    "MBVCB."
                            + number
                            + ".007."
                            + core
                            + ".CT tu "
                            + number
                            + " NGUYEN VAN A toi 0000000001";
            case 2 -> "QUAY1 " + core;
            case 3 -> "TRẦN THỊ BÍCH chuyển khoản viện phí " + core + " cảm ơn";
            case 4 -> "IBFT " + number + core + "-" + number + "-CHUYEN TIEN";
            case 5 -> "thanh khoan" + core + "vienphi";
            case 6 -> "ND:" + core + "; tai Napas " + number;
            default ->
                    java.text.Normalizer.normalize(
                            "Đặng Hữu Khánh " + core + " đóng viện phí",
                            java.text.Normalizer.Form.NFD);
        };
    }

    private Note note() {
        int which = random.nextInt(codes.size());
        Optional<OrderId> meant = Optional.of(codes.get(which));
        String code = random.nextInt(4) == 0 ? references.get(which) : codes.get(which).value();
        int dice = random.nextInt(100);
        if (dice < 72) {
            return new Note(around(mangled(code)), meant);
        }
        if (dice < 82) {
            return new Note(around(mistyped(code, 1)), meant);
        }
        if (dice < 84) {
            return new Note(around(mistyped(code, 2)), meant);
        }
        if (dice < 86) {
            // A letter lost or any letter for any other: nobody can be sure any more, but the payer
            // meant it.
            int at = 5 + random.nextInt(code.length() - 5);
            return new Note(
                    around(
                            code.substring(0, at)
                                    + (random.nextBoolean() ? "" : letters(1))
                                    + code.substring(at + 1)),
                    meant);
        }
        return new Note(around(foreign(dice)), Optional.empty());
    }

    private String foreign(int dice) {
        return switch (dice % 5) {
            case 0 -> "";
            case 1 -> coded("HK", 9);
            case 2 -> "HK" + letters(10);
            case 3 -> one(codes).value() + " " + one(codes).value();
            default -> "KH01-" + letters(6).toLowerCase(Locale.ROOT);
        };
    }

    /// Mostly the bill's amount, sometimes another.
    private Vnd amount(Note note) {
        OrderId payers = note.meant().orElseGet(() -> one(codes));
        Vnd due =
                orders.find(VietQrModule.CODE, payers).map(KnownOrders.Known::amount).orElseThrow();
        return random.nextInt(50) == 0 ? new Vnd(due.dong() - 1_000) : due;
    }

    @Test
    void mangled_notes_find_their_bill_and_never_anothers() {
        giveOut();
        Attribution attribution = new Attribution(orders, FACILITY);
        int right = 0;
        int wrong = 0;
        int meant = 0;
        List<String> wrongs = new ArrayList<>();
        for (int i = 0; i < NOTES; i++) {
            Note note = note();
            meant += note.meant().isPresent() ? 1 : 0;
            Optional<OrderId> found = attribution.of(List.of(note.text()), amount(note));
            if (found.isPresent() && found.equals(note.meant())) {
                right++;
            } else if (found.isPresent()) {
                wrong++;
                wrongs.add(note + " -> " + found.get());
            }
        }
        double precision = (double) right / (right + wrong);
        double recall = (double) right / meant;
        System.out.printf(
                Locale.ROOT,
                "transfer notes: %d, of bills %d, attributed %d, wrongly %d; precision %.5f, recall %.4f%n",
                NOTES,
                meant,
                right + wrong,
                wrong,
                precision,
                recall);
        assertThat(precision).as(wrongs.toString()).isGreaterThanOrEqualTo(0.9999);
        assertThat(recall).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void a_note_with_more_codes_than_anybody_writes_is_a_persons() {
        giveOut();
        StringBuilder note = new StringBuilder(codes.getFirst().value());
        for (int i = 0; i < 60; i++) {
            note.append(' ').append(coded("HK", 9));
        }
        assertThat(
                        new Attribution(orders, FACILITY)
                                .of(
                                        List.of(note.substring(0, 380), note.substring(380)),
                                        new Vnd(1_000)))
                .isEmpty();
    }
}
