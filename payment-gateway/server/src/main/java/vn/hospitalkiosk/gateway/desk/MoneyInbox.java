package vn.hospitalkiosk.gateway.desk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.console.Html;
import vn.hospitalkiosk.gateway.payment.OpenQuestions;

/// Payments whose outcome is being found out, so that reception can say so to who asks.
final class MoneyInbox implements ReceptionInbox {
    private static final int MOST = 50;

    private final OpenQuestions questions;

    MoneyInbox(OpenQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String key() {
        return "money";
    }

    @Override
    public String title() {
        return "Thanh toán đang được kiểm tra";
    }

    @Override
    public String nothing() {
        return "Không có khoản nào đang kiểm tra.";
    }

    @Override
    public List<Entry> waiting() {
        return questions.olderThan(Duration.ZERO, MOST).stream()
                .map(open ->
                        new Entry(
                                open.payment().value(),
                                open.reference() + " · " + open.amount(),
                                "Kiosk " + open.kiosk() + ". Không thu lại của người bệnh.",
                                open.since(),
                                Html.of(
                                        "<a class=\"bt\" href=\"/open-questions?show={}\">Xem khoản này</a>",
                                        open.payment())))
                .toList();
    }

    @Override
    public Done act(String id, String act, Map<String, String> typed, String by) {
        return new Done.Not("Khoản này xem ở trang Khoản chưa rõ.");
    }
}
