package vn.hospitalkiosk.virtual.stage;

import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// `scripts/tally`: asks the running gateway.
public final class Tally {
    private Tally() {}

    /// @param arguments folder of the data, day, `yes` for JSON
    public static void main(String[] arguments) {
        try {
            JsonNode endpoints = Json.read(Path.of(arguments[0], "run/endpoints.json"));
            JsonNode rows =
                    new Web(endpoints.path("gateway.console").asString(""))
                            .getAsProgram("/api/tally?date=" + arguments[1], Path.of(arguments[0]));
            System.out.println(
                    arguments[2].equals("yes")
                            ? Json.MAPPER.writeValueAsString(rows)
                            : table(arguments[1], rows));
        } catch (StageFailure | tools.jackson.core.JacksonException e) {
            System.err.println("The gateway does not answer: is it running? " + e.getMessage());
            System.exit(1);
        }
    }

    private static String table(String day, JsonNode rows) {
        StringBuilder text = new StringBuilder("Thu qua kiosk ngày " + day + "\n");
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-8s %-14s %8s %16s%n",
                        "Kiosk",
                        "Hình thức",
                        "Số lượt",
                        "Số tiền (đ)"));
        long count = 0;
        long sum = 0;
        for (JsonNode row : rows) {
            count += row.path("count").asLong(0);
            sum += row.path("amountVnd").asLong(0);
            text.append(
                    line(
                            row.path("kiosk").asString(""),
                            row.path("method").asString(""),
                            row.path("count").asLong(0),
                            row.path("amountVnd").asLong(0)));
        }
        return text.append(line("Tổng", "", count, sum)).toString();
    }

    private static String line(String kiosk, String method, long count, long amount) {
        return String.format(
                Locale.ROOT,
                "%-8s %-14s %8d %16s%n",
                kiosk,
                method,
                count,
                String.format(Locale.ROOT, "%,d", amount).replace(',', '.'));
    }
}
