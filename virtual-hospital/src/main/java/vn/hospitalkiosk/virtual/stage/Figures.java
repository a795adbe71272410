package vn.hospitalkiosk.virtual.stage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;

/// What a bench, chaos, soak or check prints last: `{"name":…, "figures":[{"name","unit","target","actual","holds"}]}`.
public final class Figures {
    private final String name;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private boolean allHold = true;

    public Figures(String name) {
        this.name = name;
    }

    /// A figure that must stay below `limit`.
    public void below(String figure, String unit, long limit, long actual) {
        row(figure, unit, "< " + limit, actual, Optional.of(actual < limit), Optional.empty());
    }

    /// A figure that must be exactly `wanted`.
    public void exactly(String figure, String unit, long wanted, long actual) {
        row(figure, unit, "= " + wanted, actual, Optional.of(actual == wanted), Optional.empty());
    }

    /// A figure without a target.
    public void told(String figure, String unit, long actual) {
        row(figure, unit, "", actual, Optional.empty(), Optional.of("no target: for information"));
    }

    /// A figure that must not be above `limit`; told with three decimals.
    public void atMost(String figure, String unit, double limit, double actual) {
        row(
                figure,
                unit,
                "<= " + number(limit),
                number(actual),
                Optional.of(actual <= limit),
                Optional.empty());
    }

    /// A figure that must not be below `limit`; told with three decimals.
    public void atLeast(String figure, String unit, double limit, double actual) {
        row(
                figure,
                unit,
                ">= " + number(limit),
                number(actual),
                Optional.of(actual >= limit),
                Optional.empty());
    }

    /// As [#atMost]; but a miss on a machine that others load tells nothing: `holds` is null then.
    ///
    /// @param busy what else the machine did, empty when it was quiet
    public void atMost(
            String figure, String unit, double limit, double actual, Optional<String> busy) {
        told(figure, unit, "<= " + number(limit), actual, actual <= limit, busy);
    }

    /// As [#atLeast], and as above.
    public void atLeast(
            String figure, String unit, double limit, double actual, Optional<String> busy) {
        told(figure, unit, ">= " + number(limit), actual, actual >= limit, busy);
    }

    private void told(
            String figure,
            String unit,
            String target,
            double actual,
            boolean holds,
            Optional<String> busy) {
        boolean unsure = !holds && busy.isPresent();
        row(
                figure,
                unit,
                target,
                number(actual),
                unsure ? Optional.empty() : Optional.of(holds),
                unsure ? busy : Optional.empty());
    }

    /// A figure without a target, told with three decimals.
    public void told(String figure, String unit, double actual) {
        row(
                figure,
                unit,
                "",
                number(actual),
                Optional.empty(),
                Optional.of("no target: for information"));
    }

    /// A figure this machine cannot tell; `holds` is then null.
    public void cannotTell(String figure, String unit, String target, String reason) {
        row(figure, unit, target, null, Optional.empty(), Optional.of(reason));
    }

    private static BigDecimal number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private void row(
            String figure,
            String unit,
            String target,
            @Nullable Number actual,
            Optional<Boolean> holds,
            Optional<String> reason) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", figure);
        row.put("unit", unit);
        row.put("target", target);
        row.put("actual", actual);
        row.put("holds", holds.orElse(null));
        reason.ifPresent(why -> row.put("reason", why));
        rows.add(row);
        allHold &= holds.orElse(true);
    }

    public boolean allHold() {
        return allHold;
    }

    /// On one line.
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("figures", rows);
        return Json.MAPPER
                .writer()
                .without(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(all);
    }

    public String table() {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> row : rows) {
            Object holds = row.get("holds");
            text.append(
                    String.format(
                            java.util.Locale.ROOT,
                            "%-44s %10s %-9s target %-10s %s%n",
                            row.get("name"),
                            Objects.requireNonNullElse(row.get("actual"), "–"),
                            row.get("unit"),
                            row.get("target"),
                            holds == null ? "" : Boolean.TRUE.equals(holds) ? "holds" : "MISSED"));
        }
        return text.toString();
    }

    /// The value below which `percent` of them lie.
    public static long percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(
                Math.clamp(
                        (long) Math.ceilDiv(sorted.size() * percent, 100) - 1,
                        0,
                        sorted.size() - 1));
    }
}
