package vn.hospitalkiosk.gateway.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.PaymentId;

class StatusLinksTest {
    private static final URI PUBLIC = URI.create("https://pay.hospital.example");
    private final StatusLinks links = new StatusLinks(Optional.of(PUBLIC), key(1));

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return key;
    }

    private static PaymentId id() {
        return new PaymentId(UUID.randomUUID().toString());
    }

    private String token(PaymentId id) {
        String link = links.link(id).orElseThrow();
        assertThat(link).startsWith(PUBLIC + "/status/");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    @Test
    void a_token_leads_to_its_payment_and_shows_nothing_of_it() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            PaymentId id = id();
            String token = token(id);
            assertThat(links.payment(token)).contains(id);
            assertThat(token).hasSize(22);
            tokens.add(token);
        }
        assertThat(tokens).hasSize(1_000);
    }

    @Test
    void another_key_and_any_other_text_lead_elsewhere_or_nowhere() {
        PaymentId id = id();
        StatusLinks others = new StatusLinks(Optional.of(PUBLIC), key(2));
        assertThat(others.payment(token(id))).isNotEqualTo(Optional.of(id));
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            links.payment(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            links.payment(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        assertThat(links.payment("../../../../etc/passwd")).isEmpty();
    }

    @Test
    void without_a_public_address_there_are_neither_links_nor_pages() {
        StatusLinks none = new StatusLinks(Optional.empty(), key(1));
        PaymentId id = id();
        assertThat(none.link(id)).isEmpty();
        assertThat(none.payment(token(id))).isEmpty();
    }

    @Test
    void an_id_that_no_kiosk_makes_has_no_page() {
        assertThat(links.link(new PaymentId("pay-1"))).isEmpty();
    }
}
