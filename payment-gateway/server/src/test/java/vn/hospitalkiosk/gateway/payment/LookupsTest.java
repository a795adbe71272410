package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.gateway.store.StoredAudit;
import vn.hospitalkiosk.gateway.store.StoredIntents;
import vn.hospitalkiosk.gateway.store.StoredReferences;

/// A payment by its reference, for whoever knows it.
class LookupsTest {
    private final House house = new House();
    private final Lookups lookups =
            new Lookups(
                    new StoredIntents(house.jdbc, house.facility),
                    new StoredReferences(house.jdbc, house.facility),
                    house.his,
                    Map.of(FakePsp.CODE, "FakePay"),
                    new StoredAudit(house.jdbc, house.facility, house.movable),
                    house.movable);

    @Test
    void the_state_is_told_by_the_reference_and_by_the_start_of_the_id() {
        PaymentView view = house.created("b1");
        LookupView found = lookups.find(view.reference()).orElseThrow();
        assertThat(found.state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(found.label()).isEqualTo("FakePay");
        String shortId = view.id().value().substring(0, 8).toUpperCase(Locale.ROOT);
        assertThat(lookups.find(shortId)).contains(found);
        house.callback(view, House.paid("t1"));
        assertThat(lookups.find(view.reference()).orElseThrow().state())
                .isEqualTo(PaymentState.CAPTURED);
        assertThat(lookups.find(view.id())).isPresent();
    }

    @Test
    void what_is_no_reference_finds_nothing() {
        house.created("b1");
        assertThat(lookups.find("KH01-000000")).isEmpty();
        assertThat(lookups.find("")).isEmpty();
        assertThat(lookups.find("' OR '1'='1")).isEmpty();
        assertThat(lookups.find("%")).isEmpty();
    }

    @Test
    void copies_are_counted_and_the_same_job_is_the_same_copy() {
        PaymentView view = house.created("b1");
        CommandId first = new CommandId("job-1");
        assertThat(lookups.copy(House.KIOSK, view.reference(), first)).isEmpty();
        house.callback(view, House.paid("t1"));
        assertThat(number(view, first)).isEqualTo(1);
        assertThat(number(view, first)).isEqualTo(1);
        assertThat(number(view, new CommandId("job-2"))).isEqualTo(2);
        assertThat(house.rows("receipt_copy")).isEqualTo(2);
    }

    @Test
    void a_copy_shows_shares_and_no_services() {
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1"));
        ReceiptCopy copy =
                lookups.copy(House.KIOSK, view.reference(), new CommandId("job-1")).orElseThrow();
        assertThat(copy.bill()).isPresent();
        assertThat(copy.bill().orElseThrow().lines()).isEmpty();
        assertThat(copy.bill().orElseThrow().due()).isEqualTo(view.amount());
    }

    private int number(PaymentView view, CommandId job) {
        return lookups.copy(House.KIOSK, view.reference(), job).orElseThrow().number();
    }
}
