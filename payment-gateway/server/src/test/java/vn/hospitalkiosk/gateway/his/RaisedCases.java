package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.hospitalkiosk.api.FailureCode;

/// Cases in memory.
public final class RaisedCases implements HisCases {
    private final List<HisCase> raised = new CopyOnWriteArrayList<>();

    @Override
    public void raise(HisCase one) {
        raised.add(one);
    }

    @Override
    public List<HisCase> open() {
        return List.copyOf(raised);
    }

    @Override
    public boolean close(FailureCode code, String subject, String by, Instant at) {
        return raised.removeIf(one -> one.code().equals(code) && one.subject().equals(subject));
    }

    @Override
    public int forgetClosedBefore(Instant last) {
        return 0;
    }
}
