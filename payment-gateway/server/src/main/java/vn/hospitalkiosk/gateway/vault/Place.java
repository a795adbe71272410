package vn.hospitalkiosk.gateway.vault;

import java.nio.charset.StandardCharsets;

/// Where sealed bytes lie. Part of what is authenticated: bytes copied into another row or column do not open there.
///
/// @param row what identifies the row for good, facility included: `BV1/7b0c…`
public record Place(String table, String row, String column) {
    /// Lengths first: no two places read alike.
    byte[] bytes() {
        return (part(table) + part(row) + part(column)).getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",";
    }

    /// Table and column: a row's name may lead to a person.
    @Override
    public String toString() {
        return table + "." + column;
    }
}
