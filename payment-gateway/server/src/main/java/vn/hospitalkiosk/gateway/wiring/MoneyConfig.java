package vn.hospitalkiosk.gateway.wiring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Policy;

/// `money` of `gateway.yaml`.
///
/// @param applyLate late money pays its bill when that is still open and asks the same
/// @param late what else becomes of late money
/// @param twice what becomes of a second payment of one bill
/// @param refundLimit đồng; refunds of one payment up to this sum need no second person
/// @param deposits amounts on offer at kiosks; missing: none
public record MoneyConfig(
        Optional<Boolean> applyLate,
        Optional<Then> late,
        Optional<Then> twice,
        Optional<Vnd> refundLimit,
        Optional<List<Vnd>> deposits) {
    static final MoneyConfig USUAL =
            new MoneyConfig(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public enum Then {
        @JsonProperty("credit")
        CREDIT(Policy.Then.CREDIT),
        @JsonProperty("refund")
        REFUND(Policy.Then.REFUND);

        private final Policy.Then policy;

        Then(Policy.Then policy) {
            this.policy = policy;
        }

        Policy.Then policy() {
            return policy;
        }
    }

    Policy policy() {
        Policy usual = Policy.careful();
        return new Policy(
                applyLate.orElse(usual.applyLate()),
                late.map(Then::policy).orElse(usual.late()),
                twice.map(Then::policy).orElse(usual.twice()),
                refundLimit.orElse(usual.refundLimit()));
    }
}
