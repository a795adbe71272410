package vn.hospitalkiosk.virtual.zalopay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Vectors of payments-providers §2.8: the callback is ZaloPay's published sample, the create self-computed.
class MacTest {
    @Test
    void the_official_callback_sample_fits() {
        String data =
                "{\"app_id\":2553,\"app_trans_id\":\"200904_2553_1598435687208\",\"app_time\":1599189392817,\"app_user\":\"demo\",\"amount\":10000,\"embed_data\":\"{\\\"merchantinfo\\\":\\\"embeddata123\\\",\\\"promotioninfo\\\":\\\"\\\"}\",\"item\":\"[{\\\"itemid\\\":\\\"knb\\\",\\\"itemname\\\":\\\"kim nguyen bao\\\",\\\"itemprice\\\":198400,\\\"itemquantity\\\":1}]\",\"zp_trans_id\":200904000000389,\"server_time\":1599189413498,\"channel\":38,\"merchant_user_id\":\"7ZMSl3nEg5sOUJzOLSoUFT8xKNQVaLOLXHB--8Eytqc\",\"user_fee_amount\":0,\"discount_amount\":0}";
        assertThat(Mac.of("kLtgPl8HHhfvMuDHPwKfgfsY4Ydm9eIz", data))
                .isEqualTo("d8d33baf449b31d7f9b94fa50d7c942c08cd4d83f28fa185557da21acb104f67");
    }

    @Test
    void a_self_computed_create_fits() {
        String mac =
                Mac.of(
                        "sdngKKJmqEMzvh5QQcdD2A9XBSKUNaYn",
                        "2554|230407_13221300383|user123|50000|1680848533635|{}|item");
        assertThat(mac)
                .isEqualTo("6d2c87577af20b4786d89729d64dc7820c5c462afd91e4c5b49353f83376ac81");
        assertThat(Mac.same(mac, mac)).isTrue();
        assertThat(Mac.same(mac, "")).isFalse();
    }
}
