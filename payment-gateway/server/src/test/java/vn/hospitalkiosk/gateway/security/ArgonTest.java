package vn.hospitalkiosk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgonTest {
    private final Argon argon = new Argon();

    @Test
    void a_password_matches_its_own_hash_only() {
        String hash = argon.hash("đường về nhà xa lắm");
        assertThat(argon.matches("đường về nhà xa lắm", hash)).isTrue();
        assertThat(argon.matches("đường về nhà xa", hash)).isFalse();
    }

    @Test
    void nobodys_hash_costs_what_a_real_one_costs_and_fits_no_password() {
        String nobodys = argon.nobodys();
        assertThat(parameters(nobodys)).isEqualTo(parameters(argon.hash("đường về nhà xa lắm")));
        assertThat(nobodys).hasSameSizeAs(argon.hash("x")).isNotEqualTo(argon.nobodys());
        assertThat(argon.matches("", nobodys)).isFalse();
    }

    /// `$argon2id$v=19$m=…,t=…,p=…`
    private static String parameters(String hash) {
        return hash.substring(0, hash.indexOf('$', hash.indexOf("$m=") + 1));
    }
}
