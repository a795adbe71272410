package vn.hospitalkiosk.gateway.desk;

import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook.Given;
import vn.hospitalkiosk.gateway.downtime.DowntimeNumbers;

/// Numbers that kiosks gave out while they were cut off: called to a desk, then tied to the visit that was registered there.
final class NumberInbox implements ReceptionInbox {
    private static final int LONGEST = 64;

    private final DowntimeNumbers numbers;

    NumberInbox(DowntimeNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String key() {
        return "numbers";
    }

    @Override
    public String title() {
        return "Số cấp khi mất kết nối";
    }

    @Override
    public String nothing() {
        return "Không có số nào chờ làm thủ tục.";
    }

    @Override
    public List<Entry> waiting() {
        return numbers.open().stream().map(NumberInbox::entry).toList();
    }

    private static Entry entry(Given given) {
        return new Entry(
                given.label(),
                given.label(),
                words(given.kind())
                        + given.called().map(at -> " · đã mời vào " + at.desk()).orElse(""),
                given.issuedAt(),
                given.called().isEmpty() ? calling() : linking());
    }

    private static Html calling() {
        return Html.of(
                "<label class=\"fl\">Mời vào<input class=\"f\" name=\"desk\" maxlength=\"40\" value=\"Quầy 1\" required></label>{}",
                ReceptionInbox.button("call", "Gọi số"));
    }

    private static Html linking() {
        return Html.of(
                "<label class=\"fl\">Mã lượt khám đã đăng ký<input class=\"f\" name=\"encounter\" maxlength=\"64\" required></label>{}{}",
                ReceptionInbox.button("link", "Nối với lượt khám"),
                ReceptionInbox.lesser("absent", "Vắng mặt"));
    }

    static String words(NumberClass kind) {
        return switch (kind) {
            case INSURED -> "Khám có BHYT";
            case FEE -> "Khám không BHYT";
            case PRIORITY -> "Ưu tiên";
        };
    }

    @Override
    public Done act(String id, String act, Map<String, String> typed, String by) {
        return switch (act) {
            case "call" -> call(id, typed.getOrDefault("desk", "").strip(), by);
            case "link" -> link(id, typed.getOrDefault("encounter", "").strip(), by);
            case "absent" ->
                    numbers.absent(id, by)
                            ? new Done.Well("Đã ghi số " + id + " vắng mặt.")
                            : ReceptionInbox.gone();
            default -> new Done.Not("Không có việc này.");
        };
    }

    private Done call(String id, String desk, String by) {
        if (desk.isEmpty() || desk.length() > LONGEST) {
            return new Done.Not("Xin ghi quầy mời vào.");
        }
        return numbers.call(id, desk, by)
                ? new Done.Well("Đã mời số " + id + " vào " + desk + ".")
                : ReceptionInbox.gone();
    }

    private Done link(String id, String encounter, String by) {
        if (!encounter.matches("[!-~]{1,64}")) {
            return new Done.Not("Xin nhập mã lượt khám vừa đăng ký.");
        }
        return numbers.link(id, encounter, by)
                ? new Done.Well("Đã nối số " + id + " với lượt khám.")
                : ReceptionInbox.gone();
    }
}
