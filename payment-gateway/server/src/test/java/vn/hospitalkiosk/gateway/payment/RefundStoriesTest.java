package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.outbox.HandList;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.refund.RefundDesk;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.refund.RefundView;
import vn.hospitalkiosk.gateway.store.StoredHisNews;

class RefundStoriesTest {
    private static final PersonId LAN = new PersonId("lan");
    private static final PersonId HOA = new PersonId("hoa");
    private static final String REASON = "người bệnh không khám nữa";
    private final House house =
            new House(new Policy(true, Policy.Then.CREDIT, Policy.Then.CREDIT, new Vnd(50_000)));
    private final RefundDesk desk = house.refunds.desk();
    private final FakePsp.FakeRefunds psp = house.psp.backs;

    @Test
    void where_the_his_takes_no_refunds_a_person_enters_them_and_says_so_once() {
        house.his.offersRefunds = false;
        proposed(paid(), 20_000);
        house.workOnRefunds();
        house.workOnRefunds();
        house.posting.sendDue();
        HandList list = new StoredHisNews(house.jdbc, house.facility);
        HandList.Row row = list.rows(10).getFirst();
        assertThat(row.record())
                .isInstanceOfSatisfying(
                        HisMoney.RefundRecord.class,
                        refund -> assertThat(refund.amount()).isEqualTo(new Vnd(20_000)));
        assertThat(row.entry()).isEmpty();
        assertThat(list.entered(row.record().id(), "nva.ketoan", Instant.EPOCH)).isTrue();
        assertThat(list.entered(row.record().id(), "nvb.ketoan", Instant.EPOCH)).isFalse();
        assertThat(list.rows(10))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.entry().orElseThrow().person()).isEqualTo("nva.ketoan"));
    }

    @Test
    void a_small_refund_needs_one_person_goes_back_once_and_the_his_is_told() {
        PaymentView paid = paid();
        RefundView refund = proposed(paid, 20_000);
        assertThat(refund.state()).isEqualTo(RefundState.APPROVED);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-71480 PSP_CLEARING=71480");
        house.workOnRefunds();
        house.workOnRefunds();
        assertThat(psp.sent).hasSize(1);
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-51480 PSP_CLEARING=51480");
        assertThat(house.places()).isEqualTo("BILL=51480 back=20000");
        house.posting.sendDue();
        assertThat(house.his.refunded)
                .singleElement()
                .satisfies(told -> assertThat(told.amount()).isEqualTo(new Vnd(20_000)));
    }

    @Test
    void what_the_psp_gets_names_source_whole_amount_and_the_moment_stored_before() {
        PaymentView paid = paid();
        RefundView refund = proposed(paid, 20_000);
        house.movable.advance(Duration.ofHours(20));
        Instant sending = house.movable.instant();
        house.workOnRefunds();
        Refunds.Refund sent = psp.sent.getFirst();
        assertThat(sent.transaction()).isEqualTo("t1");
        assertThat(sent.paid()).isEqualTo(FakeHis.DUE);
        assertThat(sent.order().id()).isEqualTo(house.orderOf(paid));
        assertThat(sent.requestedAt()).isEqualTo(sending);
        assertThat(desk.find(refund.id()).orElseThrow().sentAt()).contains(sending);
    }

    @Test
    void a_big_refund_waits_for_another_person() {
        RefundView refund = proposed(paid(), 71_480);
        assertThat(refund.state()).isEqualTo(RefundState.REQUESTED);
        house.workOnRefunds();
        assertThat(psp.sent).isEmpty();
        assertThat(desk.approve(refund.id(), LAN)).isEqualTo(Decided.not(Obstacle.SAME_PERSON));
        assertThat(desk.approve(refund.id(), HOA)).isEqualTo(new Decided.Done());
        assertThat(desk.approve(refund.id(), HOA)).isEqualTo(Decided.not(Obstacle.NOT_NOW));
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=0 PSP_CLEARING=0");
    }

    @Test
    void many_small_refunds_of_one_payment_count_as_one() {
        PaymentView paid = paid();
        assertThat(proposed(paid, 30_000).state()).isEqualTo(RefundState.APPROVED);
        assertThat(proposed(paid, 20_000).state()).isEqualTo(RefundState.APPROVED);
        assertThat(proposed(paid, 1).state()).isEqualTo(RefundState.REQUESTED);
    }

    @Test
    void no_more_goes_back_than_came() {
        PaymentView paid = paid();
        proposed(paid, 50_000);
        proposed(paid, 21_480);
        assertThat(desk.propose(house.moneyOf(paid).id(), new Vnd(1), proposal(LAN)))
                .isEqualTo(new RefundDesk.Proposing.Not(Obstacle.NOT_ENOUGH_LEFT));
    }

    @Test
    void a_refund_without_an_answer_is_asked_about_for_ever_and_blocks_another() {
        psp.sending = _ -> Refunds.Answer.notKnown("timeout");
        psp.asking = _ -> Refunds.Answer.notKnown("timeout");
        PaymentView paid = paid();
        RefundView refund = proposed(paid, 20_000);
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.REFUND_UNRESOLVED);
        assertThat(desk.propose(house.moneyOf(paid).id(), new Vnd(1), proposal(LAN)))
                .isEqualTo(new RefundDesk.Proposing.Not(Obstacle.REFUND_UNRESOLVED));
        for (int i = 0; i < 12; i++) {
            house.movable.advance(Duration.ofMinutes(5));
            house.workOnRefunds();
        }
        assertThat(psp.sent).hasSize(1);
        assertThat(psp.asked).hasSize(12);
        assertThat(psp.asked).allSatisfy(asked -> assertThat(asked).isEqualTo(psp.sent.getFirst()));
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-71480 PSP_CLEARING=71480");
        psp.asking = FakePsp.FakeRefunds::done;
        house.movable.advance(Duration.ofMinutes(5));
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
    }

    @Test
    void where_the_psp_knows_it_by_its_id_the_same_refund_is_sent_again() {
        psp.knowsById = true;
        psp.sending = _ -> Refunds.Answer.notKnown("reset");
        psp.asking = _ -> Refunds.Answer.notKnown("no such refund");
        proposed(paid(), 20_000);
        house.workOnRefunds();
        for (int i = 0; i < 5; i++) {
            house.movable.advance(Duration.ofMinutes(5));
            house.workOnRefunds();
        }
        assertThat(psp.sent).hasSizeGreaterThan(1);
        assertThat(psp.sent.stream().distinct()).hasSize(1);
    }

    @Test
    void a_definite_no_gives_the_money_back_to_its_place_and_the_next_refund_has_its_own_id() {
        psp.sending = FakePsp.FakeRefunds::denied;
        PaymentView paid = paid();
        RefundView refused = proposed(paid, 20_000);
        house.workOnRefunds();
        assertThat(state(refused)).isEqualTo(RefundState.REFUSED);
        assertThat(house.places()).isEqualTo("BILL=71480");
        psp.sending = FakePsp.FakeRefunds::done;
        RefundView second = proposed(paid, 20_000);
        assertThat(second.id()).isNotEqualTo(refused.id());
        house.workOnRefunds();
        assertThat(house.places()).isEqualTo("BILL=51480 back=20000");
    }

    @Test
    void what_never_left_is_sent_later_as_of_then() {
        psp.sending = _ -> Refunds.Answer.notSent("breaker open");
        RefundView refund = proposed(paid(), 20_000);
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.APPROVED);
        house.movable.advance(Duration.ofDays(1));
        psp.sending = FakePsp.FakeRefunds::done;
        house.workOnRefunds();
        assertThat(psp.asked).isEmpty();
        assertThat(psp.sent.getLast().requestedAt()).isEqualTo(house.movable.instant());
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
    }

    @Test
    void after_a_crash_in_the_middle_of_sending_it_is_asked_never_sent() {
        psp.sending =
                _ -> {
                    throw new IllegalStateException("the process dies here");
                };
        RefundView refund = proposed(paid(), 20_000);
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.SENT);
        house.movable.advance(Duration.ofSeconds(30));
        house.workOnRefunds();
        assertThat(psp.sent).hasSize(1);
        assertThat(psp.asked).hasSize(1);
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
    }

    @Test
    void pending_is_asked_about_until_it_ends() {
        psp.sending = _ -> new Refunds.Answer(new Refunds.Refunding.Pending("3"), Optional.empty());
        psp.asking = psp.sending;
        RefundView refund = proposed(paid(), 20_000);
        house.workOnRefunds();
        house.movable.advance(Duration.ofMinutes(1));
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.SENT);
        psp.asking = FakePsp.FakeRefunds::done;
        house.movable.advance(Duration.ofMinutes(1));
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
    }

    @Test
    void evidence_of_a_refund_is_kept_when_booking_fails_and_booked_when_asked_again() {
        RefundView refund = proposed(paid(), 20_000);
        house.ledgerBroken.set(true);
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.SENT);
        assertThat(house.rows("evidence")).isEqualTo(2);
        house.ledgerBroken.set(false);
        house.movable.advance(Duration.ofMinutes(1));
        house.workOnRefunds();
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-51480 PSP_CLEARING=51480");
    }

    @Test
    void where_programs_cannot_refund_a_voucher_is_paid_out_by_two_people() {
        house.psp.refunding = Optional.empty();
        PaymentView paid = paid();
        RefundView refund = proposed(paid, 71_480);
        assertThat(refund.byVoucher()).isTrue();
        assertThat(desk.voucher(refund.id())).isEmpty();
        assertThat(desk.paidOut(refund.id(), eyes(), "FT26330001"))
                .isEqualTo(Decided.not(Obstacle.NOT_NOW));
        desk.approve(refund.id(), HOA);
        house.workOnRefunds();
        assertThat(desk.voucher(refund.id()))
                .hasValueSatisfying(voucher -> {
                    assertThat(voucher.number()).isEqualTo("PC-" + house.facility + "-26-000001");
                    assertThat(voucher.amountInWords())
                            .isEqualTo("bảy mươi mốt nghìn bốn trăm tám mươi đồng");
                    assertThat(voucher.reference()).contains(paid.reference());
                });
        assertThat(desk.paidOut(refund.id(), eyes(), "FT26330001")).isEqualTo(new Decided.Done());
        assertThat(desk.find(refund.id()).orElseThrow().proof()).contains("FT26330001");
        assertThat(house.rows("two_people")).isEqualTo(1);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=0 PSP_CLEARING=0");
    }

    @Test
    void a_refund_turned_down_moves_nothing() {
        PaymentView paid = paid();
        RefundView refund = proposed(paid, 71_480);
        assertThat(desk.refuse(refund.id(), HOA, "đã khám rồi")).isEqualTo(new Decided.Done());
        assertThat(desk.approve(refund.id(), HOA)).isEqualTo(Decided.not(Obstacle.NOT_NOW));
        house.workOnRefunds();
        assertThat(psp.sent).isEmpty();
        assertThat(house.places()).isEqualTo("BILL=71480");
        assertThat(desk.find(refund.id()).orElseThrow().checker()).contains(HOA);
    }

    @Test
    void two_people_end_an_unresolved_refund_and_the_psps_later_word_still_counts() {
        psp.sending = _ -> Refunds.Answer.notKnown("timeout");
        RefundView refund = proposed(paid(), 20_000);
        assertThat(desk.end(refund.id(), eyes(), RefundDesk.Found.DID_NOT, "portal"))
                .isEqualTo(Decided.not(Obstacle.NOT_NOW));
        house.workOnRefunds();
        assertThat(desk.end(refund.id(), eyes(), RefundDesk.Found.WENT_BACK, "portal, R77"))
                .isEqualTo(new Decided.Done());
        assertThat(state(refund)).isEqualTo(RefundState.REFUNDED);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-51480 PSP_CLEARING=51480");
    }

    @Test
    void the_database_itself_wants_two_people_and_no_more_than_there_is() {
        PaymentView paid = paid();
        RefundView refund = proposed(paid, 60_000);
        assertThatThrownBy(() -> update("checker = maker, state = 'APPROVED'", refund))
                .hasMessageContaining("four_eyes");
        assertThatThrownBy(() -> update("state = 'APPROVED'", refund))
                .hasMessageContaining("over_the_limit_by_two");
        assertThatThrownBy(() -> update("amount_vnd = 1", refund))
                .hasMessageContaining("keeps what it is");
        assertThatThrownBy(() ->
                        house.jdbc
                                .sql(
                                        "UPDATE holding SET left_vnd = amount_vnd WHERE facility_id = ?")
                                .param(house.facility.value())
                                .update())
                .hasMessageContaining("holdings and refunds only");
        assertThatThrownBy(() ->
                        house.jdbc
                                .sql(
                                        """
                                        INSERT INTO refund (facility_id, refund_id, holding_id, psp, psp_txn_id, amount_vnd,
                                          limit_vnd, by_voucher, state, version, maker, reason, proposed_at)
                                        SELECT facility_id, 'x', holding_id, psp, psp_txn_id, 11481, 0, false, 'REQUESTED', 1,
                                          'lan', 'r', now() FROM refund WHERE facility_id = ?
                                        """)
                                .param(house.facility.value())
                                .update())
                .hasMessageContaining("never_more_than_there_is");
    }

    private void update(String what, RefundView refund) {
        house.jdbc
                .sql("UPDATE refund SET " + what + " WHERE facility_id = ? AND refund_id = ?")
                .params(List.of(house.facility.value(), refund.id().value()))
                .update();
    }

    private PaymentView paid() {
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1"));
        return view;
    }

    private Proposal proposal(PersonId maker) {
        return new Proposal(maker, house.movable.instant(), REASON);
    }

    private FourEyes eyes() {
        return new FourEyes(proposal(LAN), HOA, house.movable.instant());
    }

    private RefundView proposed(PaymentView paid, long amount) {
        if (desk.propose(house.moneyOf(paid).id(), new Vnd(amount), proposal(LAN))
                instanceof RefundDesk.Proposing.Proposed(RefundView refund)) {
            return refund;
        }
        throw new AssertionError("not proposed");
    }

    private RefundState state(RefundView refund) {
        return desk.find(refund.id()).orElseThrow().state();
    }
}
