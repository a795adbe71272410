package vn.hospitalkiosk.gateway.psp.zalopay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors of payments-providers §2.8. The callback is official: ZaloPay's published sample, whose mac was verified. The others are self-computed from ZaloPay's formulas with the mock key of its SDK.
@DisplayName("ZaloPay macs")
class ZaloPayMacTest {
    static final String SAMPLE_KEY2 = "kLtgPl8HHhfvMuDHPwKfgfsY4Ydm9eIz";
    static final String SAMPLE_MAC =
            "d8d33baf449b31d7f9b94fa50d7c942c08cd4d83f28fa185557da21acb104f67";
    static final String SAMPLE_DATA =
            "{\"app_id\":2553,\"app_trans_id\":\"200904_2553_1598435687208\",\"app_time\":1599189392817,\"app_user\":\"demo\",\"amount\":10000,"
                    + "\"embed_data\":\"{\\\"merchantinfo\\\":\\\"embeddata123\\\",\\\"promotioninfo\\\":\\\"\\\"}\","
                    + "\"item\":\"[{\\\"itemid\\\":\\\"knb\\\",\\\"itemname\\\":\\\"kim nguyen bao\\\",\\\"itemprice\\\":198400,\\\"itemquantity\\\":1}]\","
                    + "\"zp_trans_id\":200904000000389,\"server_time\":1599189413498,\"channel\":38,"
                    + "\"merchant_user_id\":\"7ZMSl3nEg5sOUJzOLSoUFT8xKNQVaLOLXHB--8Eytqc\",\"user_fee_amount\":0,\"discount_amount\":0}";
    static final String KEY1 = "sdngKKJmqEMzvh5QQcdD2A9XBSKUNaYn";

    @Test
    void the_official_callback_sample_fits_as_it_was_received_and_in_no_other_form() {
        assertThat(ZaloPayMac.fits(SAMPLE_DATA, List.of(SAMPLE_KEY2), SAMPLE_MAC)).isTrue();
        assertThat(ZaloPayMac.fits(SAMPLE_DATA, List.of("NEW", SAMPLE_KEY2), SAMPLE_MAC)).isTrue();
        assertThat(ZaloPayMac.fits(SAMPLE_DATA, List.of(KEY1), SAMPLE_MAC)).isFalse();
        assertThat(
                        ZaloPayMac.fits(
                                SAMPLE_DATA.replace(",\"", ", \""),
                                List.of(SAMPLE_KEY2),
                                SAMPLE_MAC))
                .isFalse();
        assertThat(ZaloPayMac.fits(SAMPLE_DATA, List.of(SAMPLE_KEY2), "")).isFalse();
    }

    @ParameterizedTest(name = "{0}, self-computed")
    @CsvSource({
        "create,2554|230407_13221300383|user123|50000|1680848533635|{}|item,6d2c87577af20b4786d89729d64dc7820c5c462afd91e4c5b49353f83376ac81",
        "query,2554|230407_13221300383|sdngKKJmqEMzvh5QQcdD2A9XBSKUNaYn,7cec9f5d7de580a55c25a2ed92b42cf4f802a8d0c0beb87c5009b1865665b43c",
        "refund,2554|1680848533635|50000|refund|1680848533635,34b4a56853d365aa20694b2f8413c4c8205b7e5e53b94ff99b3de183128bab0e",
        "query_refund,2554|230407_2554_13221300383|1680848533635,3c48fefef8a0a63347f632e1efa09a9b8842eab07c409eb9a3539fb4fea85c65"
    })
    void fit(String call, String values, String mac) {
        assertThat(ZaloPayMac.of(KEY1, values.split("\\|", -1))).as(call).isEqualTo(mac);
    }
}
