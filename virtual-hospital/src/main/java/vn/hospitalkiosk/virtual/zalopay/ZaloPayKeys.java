package vn.hospitalkiosk.virtual.zalopay;

/// What ZaloPay hands to a merchant.
///
/// @param appId a whole number
/// @param key1 of the merchant's requests
/// @param key2 of ZaloPay's callbacks
public record ZaloPayKeys(String appId, String key1, String key2) {
    @Override
    public String toString() {
        return "ZaloPayKeys[***]";
    }
}
