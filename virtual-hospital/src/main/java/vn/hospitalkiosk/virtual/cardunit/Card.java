package vn.hospitalkiosk.virtual.cardunit;

import java.util.Optional;

/// One card of the physical model. Which card it is, is its number; equal only to itself.
final class Card {
    private final int number;
    private final CardKind kind;
    private final Optional<CardApplication> application;
    private final Optional<String> stripe;

    Card(int number, CardKind kind) {
        this.number = number;
        this.kind = kind;
        this.application =
                switch (kind) {
                    case HOSPITAL -> Optional.of(CardApplication.hospital(number));
                    case PAYMENT_CHIP -> Optional.of(CardApplication.payment());
                    case PAYMENT_STRIPE, BLANK -> Optional.empty();
                };
        this.stripe =
                switch (kind) {
                    case PAYMENT_CHIP, PAYMENT_STRIPE -> Optional.of(TestPan.TRACK_2);
                    case HOSPITAL, BLANK -> Optional.empty();
                };
    }

    int number() {
        return number;
    }

    CardKind kind() {
        return kind;
    }

    Optional<CardApplication> application() {
        return application;
    }

    /// Track 2 without sentinels.
    Optional<String> stripe() {
        return stripe;
    }
}
