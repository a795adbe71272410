package vn.hospitalkiosk.gateway.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.checkin.FakeHis;
import vn.hospitalkiosk.gateway.payment.Deposits;

class DepositOffersTest {
    private static final Vnd AMOUNT = Vnd.of(500_000);

    private final AtomicInteger asked = new AtomicInteger();

    private record Hospital(List<Vnd> onOffer) implements Deposits {
        @Override
        public CreatePaymentAnswer create(KioskId kiosk, DepositRequest request, String encounter) {
            throw new IllegalStateException("nobody pays here");
        }
    }

    private OpenBillsAnswer beside(
            List<Vnd> onOffer, OpenBillsAnswer owed, Optional<String> openStay) {
        return new DepositOffers(new Hospital(onOffer))
                .beside(
                        owed,
                        () -> {
                            asked.incrementAndGet();
                            return openStay;
                        });
    }

    private static Optional<String> encounter(OpenBillsAnswer answer) {
        return ((OpenBillsAnswer.Bills) answer)
                .deposits()
                .map(amounts -> amounts.getFirst().encounter());
    }

    private static OpenBillsAnswer.Bills owes(OpenBill... bills) {
        return new OpenBillsAnswer.Bills(List.of(bills));
    }

    @Test
    void the_visit_of_the_newest_bill_is_what_money_in_advance_is_for() {
        OpenBillsAnswer owed = owes(new OpenBill(FakeHis.bill(71_480), "encounter-1"));
        assertThat(encounter(beside(List.of(AMOUNT), owed, Optional.of("stay-7"))))
                .contains("encounter-1");
        assertThat(asked).as("the HIS is not asked in vain").hasValue(0);
    }

    @Test
    void who_owes_nothing_may_pay_in_advance_for_the_stay_the_his_names() {
        assertThat(encounter(beside(List.of(AMOUNT), owes(), Optional.of("stay-7"))))
                .contains("stay-7");
        assertThat(encounter(beside(List.of(AMOUNT), owes(), Optional.empty()))).isEmpty();
    }

    @Test
    void where_no_deposits_are_taken_nobody_asks_for_a_stay() {
        assertThat(encounter(beside(List.of(), owes(), Optional.of("stay-7")))).isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void without_an_answer_about_bills_there_is_no_offer() {
        OpenBillsAnswer none = new OpenBillsAnswer.Unavailable(new FailureCode("H01"));
        assertThat(beside(List.of(AMOUNT), none, Optional.of("stay-7"))).isEqualTo(none);
    }
}
