package vn.hospitalkiosk.virtual.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers given out while something was down: on the slip, and on reception's page.
final class DowntimeNumbers {
    private static final Pattern ON_SLIP = Pattern.compile("\"SỐ THỨ TỰ CHỜ\",\"([A-Z0-9-]+)\"");
    private static final Pattern ON_PAGE = Pattern.compile("name=\"id\" value=\"([A-Z0-9-]+)\"");

    private DowntimeNumbers() {}

    /// Empty: it is another slip.
    static String onSlip(String words) {
        Matcher number = ON_SLIP.matcher(words);
        return number.find() ? number.group(1) : "";
    }

    /// Those that wait on reception's page, in its order.
    static List<String> waiting(ConsoleVisitor desk) {
        String page = desk.get("/reception");
        int from = page.indexOf("id=\"numbers\"");
        List<String> numbers = new ArrayList<>();
        if (from >= 0) {
            Matcher number =
                    ON_PAGE.matcher(page.substring(from, page.indexOf("</section>", from)));
            while (number.find()) {
                numbers.add(number.group(1));
            }
        }
        return numbers;
    }
}
