package vn.hospitalkiosk.device.cccd;

import java.util.Optional;

/// What is known of the card that lies on the reader, and what is wanted of it. At least one of the keys is there. Personal data: masked.
///
/// @param accessNumber CAN, for PACE; tried first
/// @param documentKey for chips without PACE, and instead of an unknown access number
/// @param printedNumber the twelve digits of the printed code, when it was scanned: a chip with another number is not that card's
/// @param portrait whether to read the photograph as well, which is most of a chip's bytes
public record ReadRequest(
        Optional<AccessNumber> accessNumber,
        Optional<DocumentKey> documentKey,
        Optional<String> printedNumber,
        boolean portrait) {
    public ReadRequest {
        if (accessNumber.isEmpty() && documentKey.isEmpty()) {
            throw new IllegalArgumentException("a chip is opened with a key");
        }
    }

    public static ReadRequest with(AccessNumber accessNumber) {
        return new ReadRequest(
                Optional.of(accessNumber), Optional.empty(), Optional.empty(), false);
    }

    public static ReadRequest with(DocumentKey documentKey) {
        return new ReadRequest(Optional.empty(), Optional.of(documentKey), Optional.empty(), false);
    }

    public ReadRequest and(DocumentKey key) {
        return new ReadRequest(accessNumber, Optional.of(key), printedNumber, portrait);
    }

    public ReadRequest printed(String number) {
        return new ReadRequest(accessNumber, documentKey, Optional.of(number), portrait);
    }

    public ReadRequest withPortrait() {
        return new ReadRequest(accessNumber, documentKey, printedNumber, true);
    }

    @Override
    public String toString() {
        return "ReadRequest[***]";
    }
}
