package vn.hospitalkiosk.virtual.vnpay;

/// What VNPAY hands to a merchant.
///
/// @param tmnCode eight characters
public record VnpayKeys(String tmnCode, String hashSecret) {
    @Override
    public String toString() {
        return "VnpayKeys[***]";
    }
}
