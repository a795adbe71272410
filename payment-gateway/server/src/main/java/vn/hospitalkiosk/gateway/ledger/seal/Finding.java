package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/// Something in the books that is not as it was sealed.
///
/// @param day of the business
/// @param seal the first seal of the day that it makes bad; 0 when it is the whole day's
/// @param journal its number; 0 when it is not about one
public record Finding(What what, LocalDate day, int seal, long journal) {
    /// The day of what belongs to none; the last of all.
    static final LocalDate NO_DAY = LocalDate.MAX;

    static final Comparator<Finding> IN_ORDER =
            Comparator.comparing(Finding::day)
                    .thenComparing(finding -> finding.seal == 0)
                    .thenComparingInt(Finding::seal)
                    .thenComparingLong(Finding::journal)
                    .thenComparing(Finding::what);

    /// The word is for an auditor, in Vietnamese; codes in `docs/failure-codes.md`.
    public enum What {
        JOURNAL_CHANGED("G91", "bút toán đã bị sửa sau khi niêm phong"),
        JOURNAL_MISSING("G91", "bút toán đã niêm phong nay không còn trong sổ"),
        JOURNAL_INSERTED("G91", "bút toán bị chèn vào phần sổ đã niêm phong"),
        JOURNAL_SEALED_TWICE("G91", "bút toán nằm trong hai niêm phong"),
        JOURNAL_UNBALANCED("G91", "bút toán có tổng nợ khác tổng có"),
        ENTRY_WITHOUT_JOURNAL("G91", "có dòng định khoản không thuộc bút toán nào"),
        SEAL_CHANGED("G91", "nội dung niêm phong đã bị sửa"),
        SEAL_MISSING("G91", "niêm phong này không còn"),
        CHAIN_BROKEN("G91", "niêm phong không nối tiếp niêm phong trước"),
        TAIL_CUT("G92", "sổ bị cắt đuôi: nhân chứng ngoài cơ sở dữ liệu biết nhiều niêm phong hơn"),
        REWRITTEN("G92", "niêm phong khác với nhân chứng ngoài cơ sở dữ liệu"),
        ROOT_MISSING("G92", "gốc ngày có tệp nhưng không còn trong cơ sở dữ liệu"),
        ROOT_WITHOUT_FILE("G92", "gốc ngày có trong cơ sở dữ liệu nhưng thiếu tệp"),
        ROOT_CHANGED("G92", "gốc ngày không khớp với sổ, với tệp hoặc với gốc trước"),
        SIGNATURE_WRONG("G92", "chữ ký không đúng hoặc không có khoá công khai"),
        WITNESS_MISSING("G92", "thiếu hoặc không đọc được tệp đuôi sổ");

        private final String code;
        private final String word;

        What(String code, String word) {
            this.code = code;
            this.word = word;
        }

        public String code() {
            return code;
        }

        public String word() {
            return word;
        }
    }

    public Optional<LocalDate> businessDay() {
        return day.equals(NO_DAY) ? Optional.empty() : Optional.of(day);
    }
}
