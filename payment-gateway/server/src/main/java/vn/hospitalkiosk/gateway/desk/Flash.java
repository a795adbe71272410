package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.security.Visitors;

/// What became of an act, told by the page that comes after it, once; and what was typed, when it must be typed better.
record Flash(Tone tone, String words, Map<String, String> typed) {
    private static final String KEY = "flash";
    private static final Flash NONE = new Flash(Tone.INFO, "", Map.of());

    Flash {
        typed = Map.copyOf(typed);
    }

    static ResponseEntity<String> done(HttpServletRequest request, String words, String path) {
        return put(request, new Flash(Tone.OK, words, Map.of()), path);
    }

    static ResponseEntity<String> not(HttpServletRequest request, String words, String path) {
        return put(request, new Flash(Tone.BAD, words, Map.of()), path);
    }

    static ResponseEntity<String> not(
            HttpServletRequest request, String words, String path, Map<String, String> typed) {
        return put(request, new Flash(Tone.BAD, words, typed), path);
    }

    private static ResponseEntity<String> put(
            HttpServletRequest request, Flash flash, String path) {
        request.getSession().setAttribute(KEY, flash);
        return Visitors.see(path);
    }

    static Flash of(HttpServletRequest request) {
        if (request.getSession().getAttribute(KEY) instanceof Flash flash) {
            request.getSession().removeAttribute(KEY);
            return flash;
        }
        return NONE;
    }

    Html banner() {
        return words.isEmpty()
                ? Html.NOTHING
                : Html.of(
                        "<div class=\"col\">{}</div><div class=\"gap\"></div>",
                        Parts.banner(tone, Html.of("{}", words)));
    }

    String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
