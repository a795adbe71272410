package vn.hospitalkiosk.gateway.xml0;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.CoverageView.State;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;

/// The fields of one report. Pure.
final class Values {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int PERSONAL_DIGITS = 12;

    sealed interface Filled {
        record Report(Map<Field, String> fields) implements Filled {
            /// What tells a correction from a repetition.
            String content() {
                return fields.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
            }
        }

        /// The card does not count: the patient pays, nothing is reported.
        record NotInsured() implements Filled {}

        /// @param what has to be configured, or reported by the HIS
        record NotKnown(String what) implements Filled {}
    }

    private final Xml0Settings settings;

    Values(Xml0Settings settings) {
        this.settings = settings;
    }

    Filled of(Due due) {
        State state = due.finding().state();
        Optional<InsuranceCard> card = due.finding().card();
        if ((state != State.VALID && state != State.NEW_CARD) || card.isEmpty()) {
            return new Filled.NotInsured();
        }
        String kind =
                card.get().registeredAt().filter(settings.facility()::equals).isPresent()
                        ? settings.atOwn()
                        : settings.elsewhere();
        return kind.isEmpty()
                ? new Filled.NotKnown("MA_DOITUONG_KCB of patients registered elsewhere")
                : new Filled.Report(fields(due, card.get(), kind));
    }

    private Map<Field, String> fields(Due due, InsuranceCard card, String kind) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            fields.put(field, "");
        }
        FirstCost cost = due.cost();
        fields.put(Field.MA_LK, cost.encounter());
        fields.put(Field.STT, "1");
        fields.put(Field.MA_BN, cost.patient().value());
        fields.put(Field.HO_TEN, due.who().name().full());
        fields.put(Field.SO_CCCD, personalNumber(due));
        fields.put(Field.NGAY_SINH, born(due.who().birthDate()));
        fields.put(Field.GIOI_TINH, sex(due.who().sex()));
        fields.put(Field.MA_THE_BHYT, card.number());
        fields.put(Field.MA_DKBD, card.registeredAt().orElse(""));
        fields.put(Field.GT_THE_TU, day(card.from()));
        fields.put(Field.GT_THE_DEN, day(card.until()));
        fields.put(Field.MA_DOITUONG_KCB, kind);
        fields.put(Field.NGAY_VAO, minute(cost.at()));
        fields.put(Field.MA_LOAI_KCB, settings.stay());
        fields.put(Field.MA_CSKCB, settings.facility());
        fields.put(Field.MA_DICH_VU, settings.service(cost.service()));
        fields.put(Field.TEN_DICH_VU, cost.service());
        fields.put(Field.NGAY_YL, minute(cost.at()));
        return fields;
    }

    private static String personalNumber(Due due) {
        return due.who().numbers().stream()
                .filter(number -> number.length() == PERSONAL_DIGITS)
                .findFirst()
                .orElse("");
    }

    /// `198503090000`, `198503000000`, `198500000000`: as much as is known.
    static String born(BirthDate date) {
        String digits = date.iso().replace("-", "");
        return digits + "0".repeat(PERSONAL_DIGITS - digits.length());
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case MALE -> "1";
            case FEMALE -> "2";
            case UNKNOWN -> "3";
        };
    }

    private String minute(Instant at) {
        return MINUTE.format(at.atZone(settings.zone()));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(DAY::format).orElse("");
    }
}
