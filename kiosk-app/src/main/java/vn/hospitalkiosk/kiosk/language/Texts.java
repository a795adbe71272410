package vn.hospitalkiosk.kiosk.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.kiosk.journey.Comfort.Language;
import vn.hospitalkiosk.kiosk.settings.Hospital;

/// The words of one language, and money, dates and times as its readers write them.
public final class Texts {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final Texts VIETNAMESE = new Texts(Language.VIETNAMESE, "vi.properties");

    /// Read on first use: most patients never ask for it.
    private static final class English {
        static final Texts TEXTS = new Texts(Language.ENGLISH, "en.properties");
    }

    private final Language language;
    private final Map<Phrase, String> phrases = new EnumMap<>(Phrase.class);

    private Texts(Language language, String file) {
        this.language = language;
        Properties read = read(file);
        for (Phrase phrase : Phrase.values()) {
            String text = read.getProperty(phrase.key());
            if (text == null) {
                throw new IllegalStateException(file + " lacks " + phrase.key());
            }
            phrases.put(phrase, text);
        }
    }

    public static Texts of(Language language) {
        return switch (language) {
            case VIETNAMESE -> VIETNAMESE;
            case ENGLISH -> English.TEXTS;
        };
    }

    static Properties read(String file) {
        Properties properties = new Properties();
        try (InputStream bytes = Texts.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing");
            }
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /// @param values for `{0}`, `{1}` …
    public String say(Phrase phrase, Object... values) {
        String text = phrases.getOrDefault(phrase, "");
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    public String of(Hospital.Words words) {
        return switch (language) {
            case VIETNAMESE -> words.vi();
            case ENGLISH -> words.en();
        };
    }

    public Language language() {
        return language;
    }

    /// `71.480 đ`; in English `71,480 đ`. The space does not break.
    public String amount(Vnd amount) {
        return switch (language) {
            case VIETNAMESE -> amount.toString();
            case ENGLISH -> amount.toString().replace('.', ',');
        };
    }

    /// `07:42`
    public String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }

    /// `25/11/2026`
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /// `Thứ Tư, 25/11/2026`, `Wed 25/11/2026`
    public String today(Instant now) {
        ZonedDateTime day = now.atZone(ZONE);
        return say(Phrase.DATE_LINE, say(weekday(day.getDayOfWeek())), date(day.toLocalDate()));
    }

    private static Phrase weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> Phrase.WEEKDAY_1;
            case TUESDAY -> Phrase.WEEKDAY_2;
            case WEDNESDAY -> Phrase.WEEKDAY_3;
            case THURSDAY -> Phrase.WEEKDAY_4;
            case FRIDAY -> Phrase.WEEKDAY_5;
            case SATURDAY -> Phrase.WEEKDAY_6;
            case SUNDAY -> Phrase.WEEKDAY_7;
        };
    }

    /// `40 phút`, `1 giờ 5 phút`
    public String span(long minutes) {
        if (minutes < 60) {
            return say(Phrase.MINUTES, minutes);
        }
        return minutes % 60 == 0
                ? say(Phrase.HOURS, minutes / 60)
                : say(Phrase.HOURS_MINUTES, minutes / 60, minutes % 60);
    }

    /// `4:32`; what is left of a time limit, never below zero.
    public static String left(long seconds) {
        long shown = Math.max(0, seconds);
        long rest = shown % 60;
        return shown / 60 + ":" + (rest < 10 ? "0" : "") + rest;
    }
}
