package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.DailyRoot;
import vn.hospitalkiosk.gateway.ledger.seal.HospitalKey;
import vn.hospitalkiosk.gateway.ledger.seal.PublicKeys;
import vn.hospitalkiosk.gateway.ledger.seal.RootFiles;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Sealer;
import vn.hospitalkiosk.gateway.ledger.seal.Tail;
import vn.hospitalkiosk.gateway.ledger.seal.WitnessFolder;
import vn.hospitalkiosk.gateway.payment.Transactions;

/// The hospital's key, and the folder of its gateways where roots and tail are: it outlives them, and a process may die before or after it wrote there.
final class SimSealing implements WitnessFolder {
    private static final HospitalKey KEY = new HospitalKey(HospitalKey.generate());
    static final PublicKeys KEYS = new PublicKeys(List.of(KEY.publicKey()));

    private final Faults faults;
    private final Map<Long, RootFiles.Named> roots = new TreeMap<>();
    private Optional<RootFiles.Named> tail = Optional.empty();

    SimSealing(Faults faults) {
        this.faults = faults;
    }

    Sealer sealer(SealBook book, FacilityId facility, Clock clock, Transactions transactions) {
        return new Sealer(
                book, facility, SimHouse.SETTING.shifts(), KEY, this, clock, transactions::within);
    }

    @Override
    public boolean has(DailyRoot root) {
        return roots.containsKey(root.number());
    }

    @Override
    public void write(DailyRoot root) {
        faults.around(() -> {
            roots.put(root.number(), new RootFiles.Named("root " + root.number(), root.text()));
            return root;
        });
    }

    @Override
    public void write(Tail fresh) {
        faults.around(() -> {
            tail = Optional.of(new RootFiles.Named("tail", fresh.text()));
            return fresh;
        });
    }

    @Override
    public RootFiles.Witness read() {
        return new RootFiles.Witness(new ArrayList<>(roots.values()), tail);
    }
}
