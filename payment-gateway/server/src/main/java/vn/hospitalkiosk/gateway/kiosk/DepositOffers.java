package vn.hospitalkiosk.gateway.kiosk;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.AmountInWords;
import vn.hospitalkiosk.gateway.payment.Deposits;

/// Beside what a patient owes: what may be paid in advance (tạm ứng), where the HIS tells of a visit it would be for.
final class DepositOffers {
    private static final String NAME = "Tạm ứng viện phí";

    private final Deposits deposits;

    DepositOffers(Deposits deposits) {
        this.deposits = deposits;
    }

    /// @param open the visit or stay the HIS names where no bill tells of one; asked only when needed
    OpenBillsAnswer beside(OpenBillsAnswer owed, Supplier<Optional<String>> open) {
        return switch (owed) {
            case OpenBillsAnswer.Unavailable none -> none;
            case OpenBillsAnswer.Bills(List<OpenBill> bills, var _) ->
                    new OpenBillsAnswer.Bills(
                            bills,
                            bills.stream()
                                    .map(OpenBill::encounter)
                                    .filter(encounter -> !encounter.isEmpty())
                                    .findFirst()
                                    .or(() ->
                                            deposits.onOffer().isEmpty()
                                                    ? Optional.empty()
                                                    : open.get())
                                    .map(this::offers)
                                    .filter(offers -> !offers.isEmpty()));
        };
    }

    private List<OpenBill> offers(String encounter) {
        return deposits.onOffer().stream()
                .map(amount -> new OpenBill(bill(amount), encounter))
                .toList();
    }

    /// The insurance has no share in it.
    private static BillView bill(Vnd amount) {
        return new BillView(
                BillId.ofDeposit(amount),
                List.of(new BillView.Line(NAME, "", 1, amount)),
                amount,
                Vnd.ZERO,
                0,
                Vnd.ZERO,
                amount,
                Vnd.ZERO,
                amount,
                AmountInWords.of(amount));
    }
}
