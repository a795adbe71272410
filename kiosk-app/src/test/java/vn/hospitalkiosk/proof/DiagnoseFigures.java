package vn.hospitalkiosk.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.stage.Figures;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/check diagnose`: each injected fault is found by `scripts/diagnose --json`, with its code, the remedy of its row and the right exit code.
public final class DiagnoseFigures {
    private DiagnoseFigures() {}

    /// @param missing what was not as it should be; empty: found
    record Verdict(DiagnoseFault fault, String missing) {
        boolean found() {
            return missing.isEmpty();
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Verdict> verdicts = verdicts();
        Figures figures = new Figures("diagnose");
        long found = verdicts.stream().filter(Verdict::found).count();
        figures.exactly("injected faults found", "faults", verdicts.size(), found);
        verdicts.stream()
                .filter(verdict -> !verdict.found())
                .forEach(v -> System.err.println("NOT FOUND: " + v.fault() + ": " + v.missing()));
        System.out.println(
                List.of(arguments).contains("--json") ? figures.json() : figures.table());
        System.exit(figures.allHold() ? 0 : 1);
    }

    /// What `scripts/diagnose` did not find, and what it said instead.
    public static List<String> notFound() throws IOException {
        return verdicts().stream()
                .filter(verdict -> !verdict.found())
                .map(verdict -> verdict.fault() + ": " + verdict.missing())
                .toList();
    }

    static List<Verdict> verdicts() throws IOException {
        Path var = Files.createTempDirectory("diagnose-faults");
        List<Verdict> verdicts = new ArrayList<>();
        try (DiagnoseScene scene = DiagnoseScene.open(var)) {
            for (DiagnoseFault fault : DiagnoseFault.values()) {
                scene.everythingWell();
                fault.inject(scene);
                DiagnoseScene.Answer answer = scene.diagnose(fault.arguments(scene));
                verdicts.add(new Verdict(fault, missing(fault, answer)));
                System.err.println(
                        fault + ": " + (verdicts.getLast().found() ? "found" : "NOT FOUND"));
            }
        } finally {
            Stage.wipe(var);
        }
        return verdicts;
    }

    private static String missing(DiagnoseFault fault, DiagnoseScene.Answer answer) {
        if (answer.exit() != fault.exit()) {
            return "exit " + answer.exit() + " instead of " + fault.exit() + ": " + answer.json();
        }
        if (fault.code().isEmpty()) {
            return "";
        }
        for (JsonNode finding : answer.json().path("findings")) {
            if (finding.path("code").asString("").equals(fault.code())
                    && finding.path("device").asString("").equals(fault.device())) {
                String remedy = finding.path("remedyVi").asString("");
                return remedy.contains(fault.remedyVi()) ? "" : "another remedy: " + remedy;
            }
        }
        return "no finding " + fault.code() + ": " + answer.json().path("findings");
    }
}
