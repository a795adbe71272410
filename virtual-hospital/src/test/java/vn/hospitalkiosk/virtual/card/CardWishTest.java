package vn.hospitalkiosk.virtual.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CardWishTest {
    private static Optional<CardWish> wish(String order) {
        return CardWish.of(new JsonMapper().readTree(order));
    }

    @Test
    void anInsertThatDescribesNoCardLaysDownTheUsualOne() {
        assertThat(wish("{\"action\":\"insert\",\"pullAtApdu\":3,\"apduMs\":20}")).isEmpty();
    }

    @Test
    void whatIsNamedIsAsNamedAndTheRestAsUsual() {
        CardWish wish =
                wish("{\"active\":\"rsa-1024\",\"photo\":\"jpeg-2000\",\"access\":\"bac\",\"forgeries\":[\"cloned\"]}")
                        .orElseThrow();
        assertThat(wish.make())
                .isEqualTo(Make.USUAL.with(Make.Active.RSA_1024).with(Make.Photo.JPEG_2000));
        assertThat(wish.access()).isEqualTo(Chip.Access.BAC);
        assertThat(wish.forgeries()).isEqualTo(Set.of(Forgery.CLONED));
    }

    @Test
    void anUnknownFieldOrWordIsRefused() {
        assertThatThrownBy(() -> wish("{\"colour\":\"red\"}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wish("{\"forgeries\":[\"stolen\"]}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
