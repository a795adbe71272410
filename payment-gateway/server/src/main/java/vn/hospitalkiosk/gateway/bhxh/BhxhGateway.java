package vn.hospitalkiosk.gateway.bhxh;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;

/// The card check of 2024 (`KQNhanLichSuKCB2024`). Its contract puts token and password into the address, so no address is ever logged or put into an exception here.
/// Closed by [#close()].
public final class BhxhGateway implements InsuranceGateway, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BhxhGateway.class);
    private static final String CHECK = "/api/egw/KQNhanLichSuKCB2024";
    private static final Locale VIETNAMESE = Locale.of("vi");

    private final BhxhSettings settings;
    private final BhxhAccount account;
    private final BhxhTokens tokens;
    private final HttpLine line;
    private final Clock clock;
    private final ZoneId zone;
    private final JsonMapper json = JsonMapper.builder().build();

    /// @param zone of the hospital: decides what "today" is
    public BhxhGateway(BhxhSettings settings, BhxhAccount account, Clock clock, ZoneId zone) {
        this.settings = settings;
        this.account = account;
        this.clock = clock;
        this.zone = zone;
        this.line = new HttpLine(settings.connect());
        this.tokens = new BhxhTokens(settings.base(), line, account, clock);
    }

    @Override
    public CardCheck check(CardQuestion question) {
        long end = System.nanoTime() + settings.longest().toNanos();
        return switch (tokens.take(left(end))) {
            case BhxhTokens.Taking.Failed failed -> withoutToken(failed);
            case BhxhTokens.Taking.Taken(BhxhToken token) -> {
                CardCheck first = ask(question, token, end);
                yield isRefused(first) ? onceMore(question, token, end) : usable(first);
            }
        };
    }

    /// A token may end before its time: taken anew once, and only once. Refused again, no more tokens are taken for a while: many at once would lock the account.
    private CardCheck onceMore(CardQuestion question, BhxhToken refused, long end) {
        tokens.forget(refused);
        return switch (tokens.take(left(end))) {
            case BhxhTokens.Taking.Failed failed -> withoutToken(failed);
            case BhxhTokens.Taking.Taken(BhxhToken token) -> {
                CardCheck second = ask(question, token, end);
                if (isRefused(second)) {
                    tokens.refused(token);
                }
                yield usable(second);
            }
        };
    }

    private static CardCheck withoutToken(BhxhTokens.Taking.Failed failed) {
        return new CardCheck.Unanswered(failed.fault(), "token: " + failed.why(), Optional.empty());
    }

    private static boolean isRefused(CardCheck check) {
        return check instanceof CardCheck.Checked checked && checked.verdict() == Verdict.TOKEN;
    }

    private CardCheck ask(CardQuestion question, BhxhToken token, long end) {
        Answer answer =
                line.post(
                        address(token),
                        HttpLine.JSON,
                        body(question),
                        Map.of("Accept", "application/json"),
                        left(end));
        return switch (answer) {
            case Answer.Message message ->
                    new CardReading(settings.codes(), LocalDate.now(clock.withZone(zone)))
                            .read(message.status(), message.raw().bytes());
            case Answer.None(String why) -> CardCheck.Unanswered.silence(why);
            case Answer.NotSent(String why) -> CardCheck.Unanswered.silence(why);
        };
    }

    private URI address(BhxhToken token) {
        return URI.create(
                settings.base()
                        + CHECK
                        + "?token="
                        + BhxhTokens.encoded(token.access())
                        + "&id_token="
                        + BhxhTokens.encoded(token.id())
                        + "&username="
                        + BhxhTokens.encoded(account.user())
                        + "&password="
                        + BhxhTokens.encoded(account.hashedPassword()));
    }

    /// Names go in capitals and composed (NFC): in other forms the gateway calls them different.
    private byte[] body(CardQuestion question) {
        return json.writeValueAsString(
                        Map.of(
                                "maThe", question.number(),
                                "hoTen", capitals(question.name().full()),
                                "ngaySinh", question.writtenBirthDate(),
                                "hoTenCb", capitals(account.officerName()),
                                "cccdCb", account.officerNumber()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String capitals(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(VIETNAMESE);
    }

    /// What is not about this card is no answer to the patient's question, and what is our own fault is an alarm.
    private static CardCheck usable(CardCheck check) {
        if (!(check instanceof CardCheck.Checked checked)) {
            return check;
        }
        return switch (checked.verdict()) {
            case OURS -> {
                LOG.error(
                        "{} the insurance gateway refuses how we ask: {}",
                        AskFault.OFFICER.code(),
                        ResultCodes.said(checked.code()));
                yield unanswered(AskFault.OFFICER, checked);
            }
            case TOKEN -> {
                LOG.error(
                        "{} the insurance gateway takes no token of ours", AskFault.ACCOUNT.code());
                yield unanswered(AskFault.ACCOUNT, checked);
            }
            case GATEWAY_FAULT -> unanswered(AskFault.NO_ANSWER, checked);
            case VALID,
                    VALID_CHECK_PAPERS,
                    NEW_CARD,
                    EXPIRED,
                    NO_CARD,
                    WRONG_NUMBER,
                    OTHER_PERSON,
                    RECALLED,
                    STOPPED,
                    CHILD_WITHOUT_CARD ->
                    checked;
        };
    }

    private static CardCheck unanswered(AskFault fault, CardCheck.Checked checked) {
        return new CardCheck.Unanswered(fault, ResultCodes.said(checked.code()), checked.raw());
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    /// Where reports of this facility go; same account, same token.
    ///
    /// @param facility five digits
    public ReportPortal reports(String facility) {
        return new CheckInPortal(settings.base(), account, tokens, line, facility);
    }

    @Override
    public void close() {
        line.close();
    }
}
