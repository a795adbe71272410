package vn.hospitalkiosk.gateway.checkin;

import java.util.HashMap;
import java.util.Map;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.NationalId;

public final class FakeNumbers implements TypedNumbers {
    private final Map<NationalId, Integer> failures = new HashMap<>();

    @Override
    public boolean isBlocked(FacilityId facility, NationalId number) {
        return failures.getOrDefault(number, 0) >= FAILURES_ALLOWED;
    }

    @Override
    public boolean failed(FacilityId facility, NationalId number) {
        return failures.merge(number, 1, Integer::sum) >= FAILURES_ALLOWED;
    }

    @Override
    public void succeeded(FacilityId facility, NationalId number) {
        failures.remove(number);
    }
}
