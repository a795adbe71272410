package vn.hospitalkiosk.gateway.insurance;

import java.util.UUID;

/// One question about one card; also the key under which the HIS is told.
public record CheckId(String value) {
    static CheckId fresh() {
        return new CheckId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
