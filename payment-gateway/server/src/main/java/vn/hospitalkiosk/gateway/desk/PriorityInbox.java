package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.checkin.DeclaredPriorities;
import vn.hospitalkiosk.gateway.console.Html;

/// Priority a patient declared: a person looks and confirms it, or does not.
final class PriorityInbox implements ReceptionInbox {
    private static final int MOST = 100;

    private final DeclaredPriorities priorities;
    private final AuditTrail audit;
    private final Clock clock;

    PriorityInbox(DeclaredPriorities priorities, AuditTrail audit, Clock clock) {
        this.priorities = priorities;
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
        return priorities.open(MOST).stream()
                .map(one ->
                        new Entry(
                                one.visit().value(),
                                "Số " + one.number() + " · " + one.clinic(),
                                words(one.groups()),
                                one.at(),
                                Html.all(
                                        ReceptionInbox.button("yes", "Xác nhận"),
                                        ReceptionInbox.lesser("no", "Không đúng"))))
                .toList();
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
        boolean yes = act.equals("yes");
        if (!priorities.decide(new VisitId(id), yes, by, clock.instant())) {
            return ReceptionInbox.gone();
        }
        audit.note(by, yes ? "priority-confirmed" : "priority-denied", id, "");
        return new Done.Well(yes ? "Đã xác nhận ưu tiên." : "Đã ghi: không thuộc nhóm ưu tiên.");
    }
}
