package vn.hospitalkiosk.kiosk.screen.face;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vn.hospitalkiosk.kiosk.screen.part.Kit;

/// Cuts the services of a bill into pages that fit the height that is left; a long name takes more of it.
final class BillPages {
    private BillPages() {}

    /// Height in px for the card of services, next to all else that 10 shows.
    static double room(Kit kit, int summaryRows, boolean unverified, boolean elsewhere) {
        double rest = kit.size(1124, 1161);
        double summary = kit.size(40 + 14 + 72 * summaryRows, 24 + 14 + 68 * summaryRows);
        double due = kit.size(176, 126);
        double gaps = kit.size(72, 24);
        double notes = (unverified ? kit.size(60, 66) : 0) + (elsewhere ? kit.size(122, 168) : 0);
        double shortTitle = unverified || elsewhere ? kit.size(104, 130) : 0;
        double cardPadding = 24;
        return rest + shortTitle - summary - due - gaps - notes - cardPadding;
    }

    /// @param whole height when everything is on one page
    /// @param paged height when there is a button to the next page
    static <R> List<List<R>> cut(
            List<R> rows, ToDoubleFunction<R> height, double whole, double paged) {
        if (rows.stream().mapToDouble(height).sum() <= whole) {
            return List.of(rows);
        }
        List<List<R>> pages = new ArrayList<>();
        List<R> page = new ArrayList<>();
        double used = 0;
        for (R row : rows) {
            double needs = height.applyAsDouble(row);
            if (!page.isEmpty() && used + needs > paged) {
                pages.add(page);
                page = new ArrayList<>();
                used = 0;
            }
            page.add(row);
            used += needs;
        }
        pages.add(page);
        return pages;
    }
}
