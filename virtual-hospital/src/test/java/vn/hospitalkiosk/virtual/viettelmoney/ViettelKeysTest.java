package vn.hospitalkiosk.virtual.viettelmoney;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Against the self-computed vectors of payments-providers.md §4.1; the kit's own samples are not reproduced.
class ViettelKeysTest {
    private static final ViettelKeys KEYS =
            new ViettelKeys("MSTT", "ACCESSCODE-TEST", "HASHKEY-TEST");

    @Test
    void the_messages_viettel_sends_fit_the_self_computed_vectors() {
        assertThat(KEYS.sum("BILL_123", "MSTT", "MSTT01234", "3750000"))
                .isEqualTo("UqWMumXX7Z6SYRBpkaS3frr9AGY=");
        assertThat(
                        KEYS.sum(
                                "BILL_123",
                                "01681234567",
                                "00",
                                "MSTT",
                                "MSTT01234",
                                "1",
                                "3750000",
                                "18053108491234"))
                .isEqualTo("EAI8rdXtDAOSZKsgiLGKppn4nsg=");
        assertThat(KEYS.sum("MSTT", "MSTT01234", "1", "2.0"))
                .isEqualTo("YznPSlSB0lpfSN8Nb10p3iKEg7Y=");
    }
}
