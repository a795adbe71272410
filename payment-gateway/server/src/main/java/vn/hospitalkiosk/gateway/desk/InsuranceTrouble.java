package vn.hospitalkiosk.gateway.desk;

import java.util.Collection;
import java.util.Comparator;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.insurance.GatewayHealth.Trouble;

/// What is wrong with the insurance gateway, for the technician: never a patient's fault, and no patient is sent away for it.
final class InsuranceTrouble {
    private InsuranceTrouble() {}

    static Html banners(Collection<Trouble> troubles) {
        return Html.all(
                troubles.stream()
                        .sorted(Comparator.comparing(Trouble::fault))
                        .map(InsuranceTrouble::banner)
                        .toList());
    }

    private static Html banner(Trouble trouble) {
        return Parts.banner(
                trouble.fault().isOutage() ? Tone.WARN : Tone.BAD,
                Html.of(
                        "<b>{}</b> {} <span class=\"mut\">Từ {}, {} lần, gần nhất: {}. Người bệnh vẫn được tiếp nhận.</span>",
                        code(trouble.fault()),
                        words(trouble.fault()),
                        Parts.moment(trouble.since()),
                        trouble.times(),
                        trouble.why()));
    }

    private static String code(AskFault fault) {
        return fault.isOutage() ? "H51" : fault.code();
    }

    private static String words(AskFault fault) {
        return switch (fault) {
            case NO_ANSWER ->
                    "Cổng giám định BHXH không trả lời. Máy tự kiểm tra lại các thẻ khi cổng hoạt động.";
            case OFFICER ->
                    "Cổng BHXH không nhận tên hoặc số căn cước của cán bộ tra cứu. Kiểm tra officer-name và officer-number trong secrets/bhxh.";
            case ACCOUNT ->
                    "Cổng BHXH không nhận tài khoản của bệnh viện. Kiểm tra user và password trong secrets/bhxh.";
            case UNKNOWN_CODE ->
                    "Cổng BHXH trả lời bằng mã chưa biết. Hỏi BHXH tỉnh rồi thêm mã vào config/bhxh.yaml.";
        };
    }
}
