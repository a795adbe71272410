package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// `scripts/diagnose --virtual`: starts the simulated devices in a folder of their own, runs the kiosk's diagnosis against them, and ends both. Its arguments are the diagnosis's own; the exit code too.
public final class VirtualDiagnose {
    private static final int FIRST_BASE = 24_443;
    private static final int LAST_BASE = 39_443;

    private VirtualDiagnose() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Build build = Build.ofThisCheckout();
        Path var = Files.createTempDirectory("diagnose-virtual");
        int exit;
        try (Stage stage = new Stage(build, var, freeBase())) {
            stage.startReader();
            stage.startHospital();
            exit = run(build, stage, List.of(arguments));
        } finally {
            Stage.wipe(var);
        }
        System.exit(exit);
    }

    private static int run(Build build, Stage stage, List<String> arguments)
            throws IOException, InterruptedException {
        stage.hospitalWeb().post("/control/card", Map.of("action", "insert"));
        String number =
                stage.hospitalWeb().get("/control/person").path("number").asString("000000000000");
        List<String> all = new ArrayList<>(List.of("--var", stage.var().toString()));
        if (!arguments.contains("--can")) {
            // What stands printed on the card that lies on the reader.
            all.addAll(List.of("--can", number.substring(number.length() - 6)));
        }
        if (!arguments.contains("--config")) {
            all.addAll(List.of("--config", build.root().resolve("config/kiosk.yaml").toString()));
        }
        all.addAll(arguments);
        ProcessBuilder diagnosis =
                new ProcessBuilder(
                                build.java(
                                        "kiosk-app",
                                        "vn.hospitalkiosk.kiosk.technician.Diagnose",
                                        List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"),
                                        all))
                        .inheritIO();
        if (stage.cardTransport().equals("pcsc")) {
            diagnosis
                    .environment()
                    .put(
                            "PCSCLITE_CSOCK_NAME",
                            stage.var().resolve("run/pcscd/pcscd.comm").toString());
        }
        return diagnosis.start().waitFor();
    }

    /// Seven ports: three for the gateway that is not there, four for the virtual hospital.
    private static int freeBase() {
        return IntStream.iterate(FIRST_BASE, base -> base <= LAST_BASE, base -> base + 1000)
                .filter(base -> IntStream.of(637, 638, 639, 640).allMatch(at -> isFree(base + at)))
                .findFirst()
                .orElseThrow(() -> new StageFailure("no free ports"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
