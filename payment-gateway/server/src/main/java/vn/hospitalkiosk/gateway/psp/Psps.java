package vn.hospitalkiosk.gateway.psp;

import java.util.List;

/// The psps this hospital uses, in the order of `gateway.yaml`.
public record Psps(List<Psp> all) implements AutoCloseable {
    public Psps {
        all = List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(Psp::close);
    }
}
