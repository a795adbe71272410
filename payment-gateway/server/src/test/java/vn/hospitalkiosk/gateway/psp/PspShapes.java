package vn.hospitalkiosk.gateway.psp;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// A brand's shapes, given by a subclass, and a wire to speak them on.
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class PspShapes {
    protected static final Instant NOW = Instant.parse("2026-11-25T01:02:03Z");
    protected static final Psp.Order ORDER =
            new Psp.Order(
                    new OrderId("HK7K2M9Q4T6P"), new Vnd(71_480), "Vien phi KH01-7K2M9Q", NOW);
    protected static final String TRANSACTION = "4088878653";
    static final String UNKNOWN_CODE = "31337";

    /// What the psp is to say about [#ORDER].
    protected enum Said {
        PAID,
        WAITING,
        DECLINED,
        NOT_FOUND,
        UNKNOWN_CODE
    }

    protected final TestSetting setting = new TestSetting(Clock.fixed(NOW, ZoneOffset.UTC));
    protected final WireMockServer wire =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    final List<Psp> opened = new ArrayList<>();

    /// An adapter that speaks to `base`; puts its secrets into [#setting].
    protected abstract Psp adapter(URI base, Terms terms);

    /// What the psp answers to a new order from now on.
    protected abstract void onCreate(ResponseDefinitionBuilder answer);

    /// What the psp answers to a question from now on.
    protected abstract void onQuery(ResponseDefinitionBuilder answer);

    /// A good answer to [#ORDER].
    protected abstract ResponseDefinitionBuilder placed();

    /// A well-formed, well-signed answer to a question about [#ORDER]; empty: the brand has no such answer.
    protected abstract Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode);

    /// A genuine notice that [#ORDER] was paid; empty: the brand sends none.
    protected abstract Optional<Notices.Incoming> notice(long amountVnd, String key);

    /// Name of the secret file with the key that notices are signed with.
    protected abstract String noticeKeyFile();

    /// A made-up key by which the brand could sign; `name` itself where any text is one.
    protected String madeUpKey(String name) {
        return name;
    }

    /// How much garbage is thrown; less where looking at a signature takes long.
    protected int garbageRounds() {
        return 10_000;
    }

    /// Whether the brand signs its answers to questions.
    protected boolean answersAreSigned() {
        return false;
    }

    /// Whether a changed message still says the same: changes outside what the brand signs.
    protected boolean harmless(Notices.Notice.Genuine changed, Notices.Notice.Genuine genuine) {
        return changed.order().equals(genuine.order()) && changed.report().equals(genuine.report());
    }

    /// Whether orders and questions travel to the psp; false: nothing is ever sent.
    protected boolean isCalled() {
        return true;
    }

    /// What a new order is when the network fails: unknown, unless placing sends no order.
    protected Class<? extends Psp.Placing> afterFault() {
        return Psp.Placing.NotKnown.class;
    }

    @BeforeEach
    void start() {
        wire.start();
    }

    @AfterEach
    void stop() {
        opened.forEach(Psp::close);
        wire.stop();
    }

    protected final Psp open(Duration timeout, int failures) {
        Psp psp = adapter(URI.create(wire.baseUrl()), TestSetting.terms(timeout, failures));
        opened.add(psp);
        return psp;
    }

    protected final Psp open() {
        return open(Duration.ofSeconds(5), 100);
    }

    protected static Notices.Incoming posted(String contentType, String path, String body) {
        return new Notices.Incoming(
                "POST",
                path,
                "",
                Map.of("content-type", contentType),
                new RawMessage(RawMessage.Kind.CALLBACK, body.getBytes(StandardCharsets.UTF_8)));
    }

    final String noticeKey() {
        return Optional.ofNullable(setting.secrets.get(noticeKeyFile())).orElseThrow();
    }
}
