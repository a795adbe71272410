package vn.hospitalkiosk.gateway.checkin;

import java.util.HashMap;
import java.util.Map;
import vn.hospitalkiosk.api.FacilityId;

public final class FakeNumbers implements TypedNumbers {
    private final Map<String, Integer> failures = new HashMap<>();

    @Override
    public boolean isBlocked(FacilityId facility, String number) {
        return failures.getOrDefault(number, 0) >= FAILURES_ALLOWED;
    }

    @Override
    public boolean failed(FacilityId facility, String number) {
        return failures.merge(number, 1, Integer::sum) >= FAILURES_ALLOWED;
    }

    @Override
    public void succeeded(FacilityId facility, String number) {
        failures.remove(number);
    }

    @Override
    public void forgetOld() {}
}
