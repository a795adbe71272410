package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// "Gọi nhân viên" at a kiosk.
final class HelpInbox implements ReceptionInbox {
    private static final Duration SHOWN = Duration.ofHours(12);
    private static final int MOST = 50;

    private final HelpDesk calls;
    private final Clock clock;

    HelpInbox(HelpDesk calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "help";
    }

    @Override
    public String title() {
        return "Người bệnh gọi nhân viên";
    }

    @Override
    public String nothing() {
        return "Không có ai đang gọi.";
    }

    @Override
    public List<Entry> waiting() {
        return calls.open(clock.instant().minus(SHOWN), MOST).stream()
                .map(call ->
                        new Entry(
                                Long.toString(call.number()),
                                "Kiosk " + call.kiosk(),
                                "Màn hình: " + ScreenWords.of(call.screen()),
                                call.at(),
                                ReceptionInbox.button("go", "Tôi đến ngay")))
                .toList();
    }

    @Override
    public Done act(String id, String act, Map<String, String> typed, String by) {
        if (!id.matches("[0-9]{1,18}")) {
            return new Done.Not("Không có lời gọi này.");
        }
        return calls.answer(Long.parseLong(id), by, clock.instant())
                ? new Done.Well("Đã nhận lời gọi.")
                : ReceptionInbox.gone();
    }
}
