package vn.hospitalkiosk.virtual.vnptmoney;

/// What VNPT hands to a merchant.
public record VnptKeys(String serviceId, String apiKey, String secretKey) {
    @Override
    public String toString() {
        return "VnptKeys[***]";
    }
}
