package vn.hospitalkiosk.gateway.xml0;

import java.util.EnumMap;
import java.util.Map;

/// A signed report of nobody.
public final class SampleReport {
    private SampleReport() {}

    public static byte[] signed(String encounter) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            fields.put(field, "");
        }
        fields.put(Field.MA_LK, encounter);
        return Document.of(fields, TestSeal.RSA);
    }
}
