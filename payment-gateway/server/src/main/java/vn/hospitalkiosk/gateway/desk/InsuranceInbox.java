package vn.hospitalkiosk.gateway.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.insurance.CheckId;
import vn.hospitalkiosk.gateway.insurance.DeskTask;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCard;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCards;

/// Insurance cards nobody could check yet, or whose answer asks for a person. Names are masked as on the kiosk.
final class InsuranceInbox implements ReceptionInbox {
    private static final int MOST = 50;

    private final UnverifiedCards cards;
    private final AuditTrail audit;

    InsuranceInbox(UnverifiedCards cards, AuditTrail audit) {
        this.cards = cards;
        this.audit = audit;
    }

    @Override
    public String key() {
        return "insurance";
    }

    @Override
    public String title() {
        return "Thẻ BHYT cần xem";
    }

    @Override
    public String nothing() {
        return "Không có thẻ nào chờ xác minh.";
    }

    @Override
    public List<Entry> waiting() {
        return cards.open(MOST).stream().map(InsuranceInbox::entry).toList();
    }

    private static Entry entry(UnverifiedCard card) {
        return new Entry(
                card.check().value(),
                card.task().words(),
                who(card)
                        + " · kiosk "
                        + card.kiosk().value()
                        + (card.answeredAt().isPresent() && !card.hisTold()
                                ? " · HIS chưa ghi nhận, xin nhập vào HIS"
                                : ""),
                card.askedAt(),
                card.task() == DeskTask.WAIT
                        ? ReceptionInbox.button("ask", "Kiểm tra lại ngay")
                        : ReceptionInbox.button("done", "Đã xử lý"),
                Optional.of("insurance-check/" + card.check().value()));
    }

    private static String who(UnverifiedCard card) {
        String person =
                card.maskedName().isEmpty()
                        ? ""
                        : card.maskedName() + " · " + card.birthYear() + " · ";
        return person + card.maskedNumber();
    }

    @Override
    public Done act(String id, String act, Map<String, String> typed, String by) {
        Optional<UnverifiedCard> card =
                cards.open(MOST).stream().filter(one -> one.check().value().equals(id)).findFirst();
        if (card.isEmpty()) {
            return ReceptionInbox.gone();
        }
        CheckId check = card.get().check();
        return switch (act) {
            case "ask" -> {
                cards.askNow(check);
                yield new Done.Well("Đang hỏi lại cổng BHXH.");
            }
            case "done" -> {
                cards.settle(check, by);
                audit.note(by, "insurance-card-settled", id, card.get().task().name());
                yield new Done.Well("Đã ghi nhận.");
            }
            default -> new Done.Not("Không có việc này.");
        };
    }
}
