package vn.hospitalkiosk.gateway.money;

import vn.hospitalkiosk.gateway.ledger.Account;

/// Where money stands. The word is what the pages show.
public enum Place {
    /// It pays a bill.
    BILL("Đã trả hoá đơn", Account.HIS_RECEIVABLE),
    /// A patient's, for no bill yet.
    CREDIT("Tiền của người bệnh", Account.PATIENT_CREDIT),
    /// A deposit (tạm ứng).
    DEPOSIT("Tạm ứng", Account.DEPOSITS),
    /// Nobody understands it yet.
    SUSPENSE("Chờ xác định", Account.SUSPENSE),
    /// The psp itself took the transaction back before anybody did anything with it: nothing is left to give.
    RETURNED("Giao dịch đã được huỷ", Account.PSP_CLEARING);

    private final String word;
    private final Account account;

    Place(String word, Account account) {
        this.word = word;
        this.account = account;
    }

    public String word() {
        return word;
    }

    public Account account() {
        return account;
    }
}
