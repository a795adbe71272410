package vn.hospitalkiosk.virtual.his;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The HIS says no to a call of HisBridge; becomes `application/problem+json`. As [Refusal], caught in one place: [BridgeDesk].
final class BridgeRefusal extends RuntimeException {
    private final int status;
    private final String code;

    BridgeRefusal(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static BridgeRefusal badRequest(String detail) {
        return new BridgeRefusal(400, "BAD_REQUEST", detail);
    }

    static BridgeRefusal conflict(String code) {
        return new BridgeRefusal(409, code, code);
    }

    static BridgeRefusal none(String code) {
        return new BridgeRefusal(404, code, code);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /// A field the contract does not know is a mistake of the caller's.
    static void demandOnly(ObjectNode body, Set<String> known) {
        for (String name : body.propertyNames()) {
            if (!known.contains(name)) {
                throw badRequest("unknown field " + name);
            }
        }
    }
}
