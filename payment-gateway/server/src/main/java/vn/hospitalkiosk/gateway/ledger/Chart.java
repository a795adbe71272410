package vn.hospitalkiosk.gateway.ledger;

import java.util.EnumMap;
import java.util.Map;

/// Numbers and names of the accounts as this hospital's accountants write them.
public record Chart(Map<Account, Title> titles) {
    /// @param number as in the hospital's own chart
    public record Title(String number, String name) {
        public Title {
            if (number.isBlank() || name.isBlank()) {
                throw new IllegalArgumentException("an account has a number and a name");
            }
        }
    }

    /// Numbers are indicative (ledger of Thông tư 24/2024 not confirmed by an accountant): a hospital sets its own.
    private static final Map<Account, Title> USUAL =
            Map.of(
                    Account.PSP_CLEARING, new Title("1311", "Phải thu trung gian thanh toán"),
                    Account.BANK, new Title("1121", "Tiền gửi ngân hàng"),
                    Account.PSP_FEE, new Title("6427", "Phí thanh toán"),
                    Account.HIS_RECEIVABLE, new Title("1311", "Phải thu viện phí"),
                    Account.PATIENT_CREDIT, new Title("3388", "Tiền thừa của người bệnh"),
                    Account.DEPOSITS, new Title("3388", "Tạm ứng viện phí"),
                    Account.SUSPENSE, new Title("3388", "Tiền chờ xác minh"));

    public Chart {
        Map<Account, Title> all = new EnumMap<>(USUAL);
        all.putAll(titles);
        titles = Map.copyOf(all);
    }

    /// @return the chart when configuration sets nothing
    public static Chart usual() {
        return new Chart(Map.of());
    }

    public Title of(Account account) {
        Title title = titles.get(account);
        if (title == null) {
            throw new IllegalStateException(account + " has no title");
        }
        return title;
    }
}
