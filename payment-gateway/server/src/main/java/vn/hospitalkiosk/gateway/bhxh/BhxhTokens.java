package vn.hospitalkiosk.gateway.bhxh;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;

/// The token of the insurance gateway, kept until the instant the gateway states; one asks for it while others wait.
final class BhxhTokens {
    private static final Logger LOG = LoggerFactory.getLogger(BhxhTokens.class);
    private static final String TAKE = "/api/token/take";
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /// When the stated end cannot be read: well under what clients in the field rely on.
    private static final Duration CAUTIOUS = Duration.ofMinutes(20);

    /// How long a refused account is left alone.
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);

    sealed interface Taking {
        record Taken(BhxhToken token) implements Taking {}

        /// @param why no secret in it
        record Failed(AskFault fault, String why) implements Taking {
            static Failed silence(String why) {
                return new Failed(AskFault.NO_ANSWER, why);
            }
        }
    }

    private final URI base;
    private final HttpLine line;
    private final BhxhAccount account;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable BhxhToken kept;
    private Instant notBefore = Instant.MIN;

    BhxhTokens(URI base, HttpLine line, BhxhAccount account, Clock clock) {
        this.base = base;
        this.line = line;
        this.account = account;
        this.clock = clock;
    }

    Taking take(Duration longest) {
        asking.lock();
        try {
            BhxhToken token = kept;
            if (token != null && clock.instant().isBefore(token.expires().minus(MARGIN))) {
                return new Taking.Taken(token);
            }
            if (clock.instant().isBefore(notBefore)) {
                return new Taking.Failed(AskFault.ACCOUNT, "refused, asked again in a minute");
            }
            Taking taking = ask(longest);
            kept = taking instanceof Taking.Taken(BhxhToken fresh) ? fresh : null;
            if (taking instanceof Taking.Failed failed && failed.fault() == AskFault.ACCOUNT) {
                notBefore = clock.instant().plus(AFTER_REFUSAL);
            }
            return taking;
        } finally {
            asking.unlock();
        }
    }

    /// The gateway did not take it any more. Another that was taken meanwhile stays.
    void forget(BhxhToken refused) {
        asking.lock();
        try {
            if (refused.equals(kept)) {
                kept = null;
            }
        } finally {
            asking.unlock();
        }
    }

    /// A token just taken was refused.
    void refused(BhxhToken fresh) {
        asking.lock();
        try {
            forget(fresh);
            notBefore = clock.instant().plus(AFTER_REFUSAL);
        } finally {
            asking.unlock();
        }
    }

    private Taking ask(Duration longest) {
        String form =
                "username="
                        + encoded(account.user())
                        + "&password="
                        + encoded(account.hashedPassword());
        Answer answer =
                line.post(
                        URI.create(base + TAKE),
                        HttpLine.FORM,
                        form.getBytes(StandardCharsets.UTF_8),
                        Map.of("Accept", "application/json"),
                        longest);
        return switch (answer) {
            case Answer.Message message -> read(message.status(), message.raw().bytes());
            case Answer.None(String why) -> Taking.Failed.silence(why);
            case Answer.NotSent(String why) -> Taking.Failed.silence(why);
        };
    }

    private Taking read(int status, byte[] body) {
        if (status == 401 || status == 403) {
            return refusal(status, "");
        }
        try {
            JsonNode answer = json.readTree(body);
            String code = answer.path("maKetQua").asString("");
            if (status != 200 || !"200".equals(code)) {
                return refusal(status, code);
            }
            JsonNode key = answer.path("APIKey");
            String access = key.path("access_token").asString("");
            String id = key.path("id_token").asString("");
            return access.isEmpty() || id.isEmpty()
                    ? Taking.Failed.silence("no token in the answer")
                    : new Taking.Taken(
                            new BhxhToken(
                                    access, id, expires(key.path("expires_in").asString(""))));
        } catch (JacksonException unreadable) {
            // Its text quotes the answer, which holds the token: neither may leave here.
            return Taking.Failed.silence("HTTP " + status + " unreadable answer");
        }
    }

    private static Taking refusal(int status, String code) {
        boolean account = status == 401 || status == 403 || "401".equals(code);
        if (account) {
            LOG.error("{} the insurance gateway refuses our account", AskFault.ACCOUNT.code());
        }
        return new Taking.Failed(
                account ? AskFault.ACCOUNT : AskFault.NO_ANSWER,
                "HTTP " + status + " " + ResultCodes.said(code));
    }

    private Instant expires(String stated) {
        return instant(stated).orElseGet(() -> clock.instant().plus(CAUTIOUS));
    }

    private static Optional<Instant> instant(String stated) {
        try {
            return Optional.of(Instant.parse(stated.endsWith("Z") ? stated : stated + "Z"));
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
