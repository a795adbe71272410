package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;
import vn.hospitalkiosk.virtual.stage.Web;
import vn.hospitalkiosk.virtual.web.Door;

/// Whom a gateway under proof speaks to, in this process: the virtual hospital's psps, and a HIS that answers as fast as it can.
final class Neighbours implements AutoCloseable {
    /// The last one always behaves.
    static final List<String> PSPS =
            Stream.concat(Moods.PSPS.stream(), Stream.of("vnptmoney")).toList();

    private static final int HIS_PORT = 690;

    private final StubHis his = new StubHis(_ -> {});
    private final Door hisDoor;
    private final VirtualHospital hospital;

    Neighbours(Path var, int portBase) throws IOException {
        hospital = VirtualHospital.start(new Settings(var, portBase), Clock.systemUTC());
        hisDoor = Door.open(portBase + HIS_PORT);
        hisDoor.serve(StubHis.PATH, his);
    }

    /// A gateway that speaks to them. Everything a psp may take its time for takes seconds here.
    ///
    /// @param var already configured
    GatewayProcess gateway(Path var, int portBase) {
        List<String> words = new ArrayList<>();
        words.add("--his.kind=bridge");
        words.add("--his.base=" + hisDoor.address() + StubHis.PATH);
        words.add("--his.answer-timeout=2s");
        for (String psp : Moods.PSPS) {
            String terms = "--psp." + psp + ".terms.";
            words.addAll(
                    List.of(
                            terms + "qr-life=15s",
                            terms + "grace=2s",
                            terms + "create-timeout=2s",
                            terms + "query-timeout=2s",
                            terms + "breaker.rest=3s"));
        }
        return new GatewayProcess(var, portBase, hospital.http(), words);
    }

    Web hospital() {
        return new Web(hospital.http().toString());
    }

    StubHis his() {
        return his;
    }

    @Override
    public void close() {
        hisDoor.close();
        hospital.close();
    }
}
