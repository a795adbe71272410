package vn.hospitalkiosk.gateway.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.DeviceNews;
import vn.hospitalkiosk.api.DeviceNews.Device;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Parts.Tone;
import vn.hospitalkiosk.gateway.enrolment.KioskPresence;

/// Kiosks × devices (picture 47); "không rõ" when there is no news.
final class DevicesHtml {
    private static final Duration STALE = Duration.ofMinutes(3);

    private record Column(String device, String word) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("chip-reader", "Đầu đọc chip"),
                    new Column("scanner", "Máy quét mã"),
                    new Column("printer", "Máy in phiếu"),
                    new Column("card-unit", "Khay thẻ"),
                    new Column("card-terminal", "Máy POS"));

    private DevicesHtml() {}

    static Html table(
            Collection<KioskId> kiosks, Map<KioskId, KioskPresence.Devices> news, Instant now) {
        if (kiosks.isEmpty()) {
            return Html.NOTHING;
        }
        return Html.of(
                "<div class=\"card list gap\"><div class=\"pad h3\">Thiết bị</div><table><thead><tr><th scope=\"col\">Kiosk</th>{}<th scope=\"col\">Tin lúc</th></tr></thead><tbody>{}</tbody></table></div>",
                Html.all(
                        COLUMNS.stream()
                                .map(column -> Html.of("<th scope=\"col\">{}</th>", column.word()))
                                .toList()),
                Html.all(
                        kiosks.stream()
                                .map(kiosk -> row(kiosk, Optional.ofNullable(news.get(kiosk)), now))
                                .toList()));
    }

    private static Html row(KioskId kiosk, Optional<KioskPresence.Devices> news, Instant now) {
        Optional<DeviceNews> fresh =
                news.filter(one -> one.at().plus(STALE).isAfter(now))
                        .map(KioskPresence.Devices::news);
        return Html.of(
                "<tr><td class=\"w7\">{}</td>{}<td class=\"nw\">{}</td></tr>",
                kiosk,
                Html.all(
                        COLUMNS.stream()
                                .map(column -> Html.of("<td>{}</td>", cell(fresh, column)))
                                .toList()),
                news.map(one -> Parts.moment(one.at())).orElse("Không rõ"));
    }

    private static Html cell(Optional<DeviceNews> fresh, Column column) {
        return fresh.flatMap(news ->
                        news.devices().stream()
                                .filter(device -> device.device().equals(column.device()))
                                .findFirst())
                .map(DevicesHtml::state)
                .orElseGet(() -> Parts.pill(Tone.WARN, "Không rõ"));
    }

    private static Html state(Device device) {
        return switch (device.state()) {
            case READY -> Parts.pill(Tone.OK, "Sẵn sàng");
            case CONNECTING -> Parts.pill(Tone.INFO, "Đang kết nối");
            case ABSENT -> Parts.pill(Tone.NEUTRAL, "Không lắp");
            case ATTENTION -> Parts.pill(Tone.WARN, "Cần chú ý" + code(device));
            case FAULTY ->
                    Html.of(
                            "{}{}",
                            Parts.pill(Tone.BAD, "Lỗi" + code(device)),
                            device.since()
                                    .map(at ->
                                            Html.of(
                                                    "<div class=\"sm mut nb\">từ {}</div>",
                                                    Parts.moment(at)))
                                    .orElse(Html.NOTHING));
        };
    }

    private static String code(Device device) {
        return device.why().map(FailureCode::code).map(code -> " · " + code).orElse("");
    }
}
