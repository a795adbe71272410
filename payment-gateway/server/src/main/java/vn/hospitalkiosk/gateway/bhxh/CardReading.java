package vn.hospitalkiosk.gateway.bhxh;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer about a card, read for one day.
final class CardReading {
    private static final Logger LOG = LoggerFactory.getLogger(CardReading.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_NUMBER = 15;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final ResultCodes codes;
    private final LocalDate today;

    CardReading(ResultCodes codes, LocalDate today) {
        this.codes = codes;
        this.today = today;
    }

    CardCheck read(int status, byte[] body) {
        Optional<CardCheck.RawAnswer> raw = Optional.of(new CardCheck.RawAnswer(body));
        if (status == 401 || status == 403) {
            return new CardCheck.Checked(Verdict.TOKEN, "401", Optional.empty(), false, raw);
        }
        if (status != 200) {
            return new CardCheck.Unanswered(AskFault.NO_ANSWER, "HTTP " + status, raw);
        }
        try {
            return read(JSON.readTree(body), raw);
        } catch (JacksonException unreadable) {
            // Its text quotes the answer, which names a person.
            return new CardCheck.Unanswered(AskFault.NO_ANSWER, "unreadable answer", raw);
        }
    }

    private CardCheck read(JsonNode answer, Optional<CardCheck.RawAnswer> raw) {
        String code = text(answer, "maKetQua").orElse("");
        if (code.isEmpty()) {
            return new CardCheck.Unanswered(AskFault.NO_ANSWER, "no result code", raw);
        }
        Optional<Verdict> verdict = codes.verdict(code);
        if (verdict.isEmpty()) {
            LOG.error(
                    "{} the insurance gateway answered with an unknown {}",
                    "H23",
                    ResultCodes.said(code));
            return new CardCheck.Unanswered(
                    AskFault.UNKNOWN_CODE, "unknown " + ResultCodes.said(code), raw);
        }
        Optional<InsuranceCard> card = card(answer, verdict.get());
        boolean swapped =
                verdict.get() == Verdict.NEW_CARD
                        && card.map(InsuranceCard::number).equals(text(answer, "maTheMoi"));
        return new CardCheck.Checked(verdict.get(), code, card, swapped, raw);
    }

    /// With a new card there are two; the new one speaks when it counts today, else the old one if that does, else the new one.
    private Optional<InsuranceCard> card(JsonNode answer, Verdict verdict) {
        Optional<InsuranceCard> old = card(answer, "maThe", "gtTheTu", "gtTheDen", "maDKBD");
        if (verdict != Verdict.NEW_CARD) {
            return old;
        }
        Optional<InsuranceCard> fresh =
                card(answer, "maTheMoi", "gtTheTuMoi", "gtTheDenMoi", "maDKBDMoi");
        return fresh.filter(this::counts)
                .or(() -> old.filter(this::counts))
                .or(() -> fresh)
                .or(() -> old);
    }

    private boolean counts(InsuranceCard card) {
        return card.countsOn(today);
    }

    private static Optional<InsuranceCard> card(
            JsonNode answer, String number, String from, String until, String registered) {
        return text(answer, number)
                .filter(value -> value.length() <= LONGEST_NUMBER)
                .map(value ->
                        new InsuranceCard(
                                value,
                                day(answer, from),
                                day(answer, until),
                                text(answer, registered)));
    }

    private static Optional<LocalDate> day(JsonNode answer, String field) {
        try {
            return text(answer, field).map(written -> LocalDate.parse(written, DAY));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /// Fields may be missing, null or empty.
    private static Optional<String> text(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        return value.isString() && !value.asString().isBlank()
                ? Optional.of(value.asString().strip())
                : Optional.empty();
    }
}
