package vn.hospitalkiosk.virtual.momo;

/// What MoMo hands to a partner.
public record MomoKeys(String partnerCode, String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "MomoKeys[***]";
    }
}
