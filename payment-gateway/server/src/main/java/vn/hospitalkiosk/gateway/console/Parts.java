package vn.hospitalkiosk.gateway.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.hospitalkiosk.api.Vnd;

/// Small pieces many pages use.
public final class Parts {
    public static final ZoneId HOSPITAL = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM HH:mm");

    private Parts() {}

    /// What a sentence or a state means, always with a pictogram: never by colour alone.
    public enum Tone {
        OK("ok", Icon.CHECK),
        WAIT("warn", Icon.CLOCK),
        WARN("warn", Icon.WARN),
        BAD("bad", Icon.X),
        INFO("info", Icon.REFRESH),
        NEUTRAL("n", Icon.LOCK);

        private final String style;
        private final Icon icon;

        Tone(String style, Icon icon) {
            this.style = style;
            this.icon = icon;
        }
    }

    public static Html pill(Tone tone, String word) {
        return Html.of("<span class=\"pill {}\">{}{}</span>", tone.style, tone.icon.small(), word);
    }

    public static Html banner(Tone tone, Html words) {
        Icon icon = tone == Tone.INFO ? Icon.INFO : tone.icon;
        return Html.of(
                "<div class=\"banner {}\" role=\"status\">{}<div>{}</div></div>",
                tone.style,
                icon.html(),
                words);
    }

    /// One line of a record: name left, value right.
    public static Html fact(String name, Object value) {
        return Html.of(
                "<div class=\"fact\"><span class=\"mut\">{}</span><span class=\"w6\">{}</span></div>",
                name,
                value);
    }

    public static Html heads(List<String> words) {
        return Html.of(
                "<thead><tr>{}</tr></thead>",
                Html.all(
                        words.stream()
                                .map(word ->
                                        Html.of(
                                                "<th scope=\"col\"{}>{}</th>",
                                                new Html(" class=\"r\"").when(word.startsWith(">")),
                                                word.startsWith(">") ? word.substring(1) : word))
                                .toList()));
    }

    /// The six digits a person proves an act with.
    public static Html codeField(String label) {
        return Html.of(
                "<label class=\"fl\">{}<input class=\"f code\" name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" pattern=\"[0-9]{}\" maxlength=\"6\" required></label>",
                label,
                new Html("{6}"));
    }

    public static Html reasonField(String label) {
        return Html.of(
                "<label class=\"fl\">{}<textarea class=\"f\" name=\"reason\" rows=\"3\" minlength=\"10\" maxlength=\"500\" required></textarea></label>",
                label);
    }

    /// `96.000 đ`, never broken over two lines.
    public static Html money(Vnd amount) {
        return Html.of("<span class=\"nb\">{}</span>", amount.toString());
    }

    /// `25/11 17:04`, the hospital's time.
    public static String moment(Instant at) {
        return MOMENT.format(at.atZone(HOSPITAL));
    }
}
