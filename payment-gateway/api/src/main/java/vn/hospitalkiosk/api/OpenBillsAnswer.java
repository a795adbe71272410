package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What an identified patient owes. JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OpenBillsAnswer.Bills.class, name = "bills"),
    @JsonSubTypes.Type(value = OpenBillsAnswer.Unavailable.class, name = "unavailable")
})
public sealed interface OpenBillsAnswer {
    /// The newest first; empty: nothing is owed.
    record Bills(List<OpenBill> bills) implements OpenBillsAnswer {}

    /// The HIS cannot be asked now, or shows no bills.
    record Unavailable(FailureCode code) implements OpenBillsAnswer {}
}
