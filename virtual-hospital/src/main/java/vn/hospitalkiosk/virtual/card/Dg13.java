package vn.hospitalkiosk.virtual.card;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.hospitalkiosk.virtual.person.Person;

/// DG13 as Vietnamese cards have it: sixteen numbered fields in their order (a DER encoder would sort the set).
final class Dg13 {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int UTF8 = 0x0C;
    private static final int PRINTABLE = 0x13;

    /// ISO 10646 UTF-8: 1.0.10646.1.0.8.
    private static final byte[] ENCODING = {0x28, (byte) 0xD3, 0x16, 0x01, 0x00, 0x08};

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private Dg13() {}

    /// @param chipId sixteen hexadecimal digits
    static byte[] of(Person person, String chipId) {
        byte[] fields =
                Tlv.join(
                        printable(1, person.number()),
                        utf8(2, person.fullName()),
                        printable(3, date(person.birthDate())),
                        utf8(4, person.sex()),
                        utf8(5, "Việt Nam"),
                        utf8(6, "Kinh"),
                        utf8(7, "Không"),
                        utf8(8, person.address()),
                        utf8(9, person.address()),
                        utf8(10, "Không có"),
                        printable(11, date(person.cardIssued())),
                        utf8(12, person.cardExpiry().map(Dg13::date).orElse("Không thời hạn")),
                        field(
                                13,
                                Tlv.of(SEQUENCE, Tlv.of(UTF8, "NGUYỄN VĂN HAI".getBytes(UTF_8))),
                                Tlv.of(SEQUENCE, Tlv.of(UTF8, "TRẦN THỊ BA".getBytes(UTF_8)))),
                        field(14, Tlv.of(SEQUENCE, Tlv.of(UTF8))),
                        printable(15, person.documentNumber()),
                        printable(16, chipId));
        return Tlv.of(
                0x6D,
                Tlv.of(
                        SEQUENCE,
                        Tlv.of(INTEGER, new byte[] {1}),
                        Tlv.of(0x06, ENCODING),
                        Tlv.of(SET, fields)));
    }

    private static String date(LocalDate date) {
        return date.format(DATE);
    }

    private static byte[] utf8(int number, String text) {
        return field(number, Tlv.of(UTF8, text.getBytes(UTF_8)));
    }

    private static byte[] printable(int number, String text) {
        return field(number, Tlv.of(PRINTABLE, text.getBytes(US_ASCII)));
    }

    private static byte[] field(int number, byte[]... values) {
        return Tlv.of(SEQUENCE, Tlv.of(INTEGER, new byte[] {(byte) number}), Tlv.join(values));
    }
}
