package vn.hospitalkiosk.gateway.psp.viettelmoney;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors of payments-providers §4.1: self-computed with made-up keys from the formula of Viettel's merchant kit.
@DisplayName("Viettel Money checksums, self-computed vectors")
class CheckSumTest {
    static final String KEY = "HASHKEY-TEST";
    static final String ACCESS = "ACCESSCODE-TEST";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "create|BILL_123,PAYMENT,MSTT,MSTT01234,3750000,2.0|4XNwhrOLW06dyAWOycv5kYzysg4=",
                "verify request|BILL_123,MSTT,MSTT01234,3750000|UqWMumXX7Z6SYRBpkaS3frr9AGY=",
                "verify reply|BILL_123,00,MSTT,MSTT01234,3750000|3lFvEKSY474JMKM8xg5Dy21yNmQ=",
                "result request|BILL_123,01681234567,00,MSTT,MSTT01234,1,3750000,18053108491234|EAI8rdXtDAOSZKsgiLGKppn4nsg=",
                "result reply|00,MSTT,MSTT01234|RmmK0FmyvlIPAVQLGp7Gduri8zg=",
                "inquiry|TRANS_INQUIRY,MSTT,MSTT01234,2.0|aS2HFxkAt9iZtPGQao0hhXKVIEo=",
                "inquiry response|MSTT,MSTT01234,1,2.0|YznPSlSB0lpfSN8Nb10p3iKEg7Y=",
                "refund|REFUND_PAYMENT,MSTT,MSTT01234,18053108491234,0,3750000,2.0|Mk3DNYjq0Lpz6lPX6O+3E4y+FUk="
            })
    void fit(String message, String joined, String sum) {
        String[] values = joined.split(",", -1);
        assertThat(CheckSum.of(KEY, ACCESS, values)).as(message).isEqualTo(sum);
        assertThat(CheckSum.fits(List.of(KEY), ACCESS, sum, values)).isTrue();
        assertThat(CheckSum.fits(List.of(KEY), ACCESS, sum.replace('+', ' '), values)).isTrue();
        assertThat(CheckSum.fits(List.of("other", KEY), ACCESS, sum, values)).isTrue();
        assertThat(CheckSum.fits(List.of(KEY + "x"), ACCESS, sum, values)).isFalse();
        assertThat(CheckSum.fits(List.of(KEY), ACCESS, "", values)).isFalse();
    }
}
