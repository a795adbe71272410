package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/// What an identified patient owes. JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OpenBillsAnswer.Bills.class, name = "bills"),
    @JsonSubTypes.Type(value = OpenBillsAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface OpenBillsAnswer {
    /// The newest first; empty: nothing is owed.
    ///
    /// @param deposits amounts that may be paid in advance for a visit of this patient, each as the bill that is shown; none: not here
    record Bills(List<OpenBill> bills, Optional<List<OpenBill>> deposits)
            implements OpenBillsAnswer {
        public Bills(List<OpenBill> bills) {
            this(bills, Optional.empty());
        }
    }

    /// The HIS cannot be asked now, or shows no bills.
    record Unavailable(FailureCode code) implements OpenBillsAnswer {}
}
