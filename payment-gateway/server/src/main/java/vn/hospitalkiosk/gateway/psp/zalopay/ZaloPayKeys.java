package vn.hospitalkiosk.gateway.psp.zalopay;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// What ZaloPay handed to the hospital. `toString` shows nothing of it.
///
/// @param appId a whole number
/// @param key1 signs what we send
/// @param callbackKeys key2, which signs what ZaloPay sends; the newest first, the one before is still believed while keys are exchanged
record ZaloPayKeys(String appId, String key1, List<String> callbackKeys) {
    static final String APP_ID = "app-id";

    /// Empty when a file is missing or the app id is no number: the method cannot be used.
    static Optional<ZaloPayKeys> read(Secrets secrets) {
        Optional<String> app = secrets.read(APP_ID).filter(id -> id.matches("[0-9]{1,9}"));
        Optional<String> key1 = secrets.read("key1");
        List<String> key2 = secrets.keys("key2");
        return app.isPresent() && key1.isPresent() && !key2.isEmpty()
                ? Optional.of(new ZaloPayKeys(app.get(), key1.get(), key2))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "ZaloPayKeys[•••]";
    }
}
