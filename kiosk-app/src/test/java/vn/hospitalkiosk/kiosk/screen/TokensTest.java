package vn.hospitalkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.kiosk.screen.part.Kit;

/// UI.md §2 and §9: contrast by the formula of WCAG 2.2, computed from the style sheet itself.
class TokensTest {
    private static final Map<String, String> LIGHT = tokens("kiosk");
    private static final Map<String, String> CONTRAST = tokens("kiosk.hc");

    private static final String[][] TEXT = {
        {"ink", "paper"},
        {"ink", "surface"},
        {"ink", "tint"},
        {"ink", "warn-tint"},
        {"ink", "info-tint"},
        {"ink", "ok-tint"},
        {"ink", "bad-tint"},
        {"ink2", "paper"},
        {"ink2", "surface"},
        {"ink2", "sunken"},
        {"ink2", "tint"},
        {"disabled", "sunken"},
        {"primary", "paper"},
        {"primary", "surface"},
        {"primary", "tint"},
        {"on-primary", "primary"},
        {"on-primary", "primary-press"},
        {"primary-sub", "primary"},
        {"on-dock", "dock"},
        {"on-dock", "dock-press"},
        {"dock-on", "dock"},
        {"ok", "ok-tint"},
        {"warn", "warn-tint"},
        {"bad", "bad-tint"},
        {"info", "info-tint"},
        {"warn", "paper"},
        {"paper", "ink"},
    };

    private static final String[][] EDGES = {
        {"edge", "surface"},
        {"edge", "paper"},
        {"edge", "sunken"},
        {"warn-line", "paper"},
        {"primary", "paper"},
        {"focus", "paper"}
    };

    @Test
    void everyTextHasSevenToOne() {
        for (Map<String, String> theme : java.util.List.of(LIGHT, CONTRAST)) {
            for (String[] pair : TEXT) {
                assertThat(contrast(theme, pair))
                        .as("%s on %s", pair[0], pair[1])
                        .isGreaterThanOrEqualTo(7.0);
            }
        }
    }

    @Test
    void everyOperableEdgeHasThreeToOne() {
        for (String[] pair : EDGES) {
            assertThat(contrast(LIGHT, pair))
                    .as("%s on %s", pair[0], pair[1])
                    .isGreaterThanOrEqualTo(3.0);
            assertThat(contrast(CONTRAST, pair))
                    .as("hc %s on %s", pair[0], pair[1])
                    .isGreaterThanOrEqualTo(3.0);
        }
    }

    @Test
    void theFiguresOfTheDesignAreTheFiguresOfTheSheet() {
        assertThat(contrast(LIGHT, "ink", "paper")).isBetween(14.58, 14.60);
        assertThat(contrast(LIGHT, "on-primary", "primary")).isBetween(8.96, 8.98);
        assertThat(contrast(CONTRAST, "on-primary", "primary")).isBetween(16.12, 16.14);
    }

    private static double contrast(Map<String, String> theme, String... pair) {
        double a = luminance(Objects.requireNonNull(theme.get(pair[0]), pair[0]));
        double b = luminance(Objects.requireNonNull(theme.get(pair[1]), pair[1]));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /// The colours that the rule for `selector` defines, on top of the light ones.
    private static Map<String, String> tokens(String selector) {
        Map<String, String> tokens = new HashMap<>();
        if (!selector.equals("kiosk")) {
            tokens.putAll(tokens("kiosk"));
        }
        Matcher rule =
                Pattern.compile(
                                "^\\." + Pattern.quote(selector) + " \\{(.*?)^\\}",
                                Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(sheet());
        assertThat(rule.find()).isTrue();
        Matcher token = Pattern.compile("-([a-z0-9-]+): #([0-9A-F]{6});").matcher(rule.group(1));
        while (token.find()) {
            tokens.put(token.group(1), token.group(2));
        }
        return tokens;
    }

    private static String sheet() {
        try (InputStream bytes =
                Objects.requireNonNull(Kit.class.getResourceAsStream("kiosk.css"))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
