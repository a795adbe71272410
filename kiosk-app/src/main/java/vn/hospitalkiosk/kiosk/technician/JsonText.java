package vn.hospitalkiosk.kiosk.technician;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.device.diagnostic.FailureCodes;
import vn.hospitalkiosk.device.diagnostic.Finding;

/// A diagnosis in one line for machines: `{"exit","severity","source","at","findings":[{severity, code?, device, seenVi, seenEn, causeVi?, causeEn?, remedyVi?, remedyEn?}],"devices":[…],"versions":{…}}`.
final class JsonText {
    private final FailureCodes codes;
    private final JsonMapper json = JsonMapper.builder().build();

    JsonText(FailureCodes codes) {
        this.codes = codes;
    }

    /// @param traces whether the frames' traces are in it; they are long
    String of(Diagnosis diagnosis, boolean traces) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("exit", diagnosis.exitCode());
        fields.put("severity", word(diagnosis.severity()));
        fields.put("source", diagnosis.source());
        fields.put("at", diagnosis.at());
        List<Object> findings = new ArrayList<>();
        diagnosis.findings().forEach(finding -> findings.add(fields(finding)));
        fields.put("findings", findings);
        fields.put(
                "devices",
                diagnosis.devices().stream()
                        .map(device -> traces ? device : device.withoutTrace())
                        .toList());
        fields.put("versions", diagnosis.versions());
        return json.writeValueAsString(fields);
    }

    private Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", word(finding.severity()));
        finding.code().ifPresent(code -> fields.put("code", code));
        fields.put("device", finding.device());
        fields.put("seenVi", finding.seen().vi());
        fields.put("seenEn", finding.seen().en());
        finding.code()
                .flatMap(codes::row)
                .ifPresent(row -> {
                    fields.put("causeVi", row.causeVi());
                    fields.put("causeEn", row.causeEn());
                    fields.put("remedyVi", row.remedyVi());
                    fields.put("remedyEn", row.remedyEn());
                });
        return fields;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
