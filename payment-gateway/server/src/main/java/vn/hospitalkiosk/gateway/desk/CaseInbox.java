package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisCases;

/// Records in the HIS that compete or contradict: a person looks there and puts it right.
final class CaseInbox implements ReceptionInbox {
    private final HisCases cases;
    private final AuditTrail audit;
    private final Clock clock;

    CaseInbox(HisCases cases, AuditTrail audit, Clock clock) {
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "cases";
    }

    @Override
    public String title() {
        return "Hồ sơ cần người xem";
    }

    @Override
    public String nothing() {
        return "Không có hồ sơ nào cần xem lại.";
    }

    @Override
    public List<Entry> waiting() {
        return cases.open().stream().map(CaseInbox::entry).toList();
    }

    private static Entry entry(HisCase one) {
        return new Entry(
                one.code().code() + "~" + one.subject(),
                one.code().code()
                        + one.kiosk().map(kiosk -> " · kiosk " + kiosk.value()).orElse(""),
                one.found().isEmpty()
                        ? "Lượt " + one.subject()
                        : "Trong HIS: " + String.join(", ", one.found()),
                one.raisedAt(),
                ReceptionInbox.button("done", "Đã xử lý trong HIS"));
    }

    @Override
    public Done act(String id, String act, Map<String, String> typed, String by) {
        int cut = id.indexOf('~');
        if (cut < 0 || !id.substring(0, cut).matches("[A-Z][0-9]{2}")) {
            return new Done.Not("Không có hồ sơ này.");
        }
        FailureCode code = new FailureCode(id.substring(0, cut));
        String subject = id.substring(cut + 1);
        if (!cases.close(code, subject, by, clock.instant())) {
            return ReceptionInbox.gone();
        }
        audit.note(by, "his-case-closed", subject, code.code());
        return new Done.Well("Đã ghi nhận.");
    }
}
