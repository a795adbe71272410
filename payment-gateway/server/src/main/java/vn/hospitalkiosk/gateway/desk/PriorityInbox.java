package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.checkin.DeclaredPriorities;
import vn.hospitalkiosk.gateway.console.Html;

/// Priority a patient declared: a person looks and confirms it, or does not.
final class PriorityInbox implements ReceptionInbox {
    private static final int MOST = 100;

    private final DeclaredPriorities priorities;
    private final DeskNews news;
    private final AuditTrail audit;
    private final Clock clock;

    PriorityInbox(DeclaredPriorities priorities, DeskNews news, AuditTrail audit, Clock clock) {
        this.priorities = priorities;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "priorities";
    }

    @Override
    public String title() {
        return "Ưu tiên cần xác nhận";
    }

    @Override
    public String nothing() {
        return "Không có khai báo nào chờ xác nhận.";
    }

    @Override
    public List<Entry> waiting() {
        return Stream.concat(
                        news.standing(MOST).stream().map(PriorityInbox::standing),
                        priorities.open(MOST).stream().map(PriorityInbox::declared))
                .toList();
    }

    private static Entry declared(DeclaredPriorities.Declared one) {
        return new Entry(
                one.visit().value(),
                title(one.number(), one.clinic()),
                words(one.groups()),
                one.at(),
                Html.all(
                        ReceptionInbox.button("yes", "Xác nhận"),
                        ReceptionInbox.lesser("no", "Không đúng")));
    }

    private static Entry standing(DeskNews.Standing one) {
        return new Entry(
                one.visit().value(),
                title(one.number(), one.clinic()),
                "Không thuộc nhóm ưu tiên, HIS chưa ghi nhận · lượt khám "
                        + one.encounter()
                        + (one.asked() ? " · máy đang báo lại cho HIS" : " · xin sửa trong HIS"),
                one.since(),
                ReceptionInbox.button("entered", "Đã sửa trong HIS"));
    }

    private static String title(String number, String clinic) {
        return "Số " + number + " · " + clinic;
    }

    private static String words(Set<PriorityGroup> groups) {
        return groups.stream().sorted().map(PriorityInbox::word).collect(Collectors.joining(", "));
    }

    private static String word(PriorityGroup group) {
        return switch (group) {
            case NONE -> "Không";
            case EMERGENCY -> "Cấp cứu";
            case UNDER_6 -> "Trẻ em dưới 6 tuổi";
            case PREGNANT -> "Phụ nữ có thai";
            case SEVERE_DISABILITY -> "Khuyết tật nặng, đặc biệt nặng";
            case AGED_75 -> "Từ 75 tuổi";
            case MERIT -> "Người có công với cách mạng";
        };
    }

    @Override
    public Done act(String id, String act, Map<String, String> typed, String by) {
        if (!id.matches("[!-~]{1,64}")) {
            return new Done.Not("Không có khai báo này.");
        }
        return switch (act) {
            case "yes" -> decided(id, true, "priority-confirmed", by, "Đã xác nhận ưu tiên.");
            case "no" ->
                    decided(
                            id,
                            false,
                            "priority-denied",
                            by,
                            "Đã ghi: không thuộc nhóm ưu tiên. Máy báo cho HIS.");
            case "entered" -> entered(id, by);
            default -> new Done.Not("Không có việc này.");
        };
    }

    private Done decided(String id, boolean yes, String action, String by, String words) {
        if (!priorities.decide(new VisitId(id), yes, by, clock.instant())) {
            return ReceptionInbox.gone();
        }
        audit.note(by, action, id, "");
        return new Done.Well(words);
    }

    private Done entered(String id, String by) {
        if (!news.entered(new VisitId(id), by, clock.instant())) {
            return ReceptionInbox.gone();
        }
        audit.note(by, "priority-entered-by-hand", id, "");
        return new Done.Well("Đã ghi nhận.");
    }
}
