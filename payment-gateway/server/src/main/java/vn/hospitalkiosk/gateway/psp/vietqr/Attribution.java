package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.CodeShape;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// Whose money a transfer is: the one order whose transfer code or reference stands in the payer's note. A code counts when we gave it out; one that only looks like ours, none, or two different ones, and a person decides. A code with letters put right must also come with the order's very amount.
final class Attribution {
    /// Questions to the database about one transfer; a note that looks like more codes than this is a person's.
    private static final int MOST = 40;

    private final KnownOrders orders;
    private final CodeShape reference;
    private final String facility;

    Attribution(KnownOrders orders, FacilityId facility) {
        this.orders = orders;
        this.reference = CodeShape.reference(facility);
        this.facility = facility.value();
    }

    /// @param notes texts in which the payer's words may stand
    Optional<OrderId> of(List<String> notes, Vnd amount) {
        Optional<Set<OrderId>> written =
                known(
                        notes.stream()
                                .flatMap(note -> CodeShape.ORDER.in(note).stream())
                                .collect(Collectors.toSet()),
                        notes.stream()
                                .flatMap(note -> reference.in(note).stream())
                                .collect(Collectors.toSet()));
        if (written.isEmpty() || !written.get().isEmpty()) {
            return written.filter(only -> only.size() == 1).map(only -> only.iterator().next());
        }
        return known(
                        notes.stream()
                                .flatMap(note -> CodeShape.ORDER.meantIn(note).stream())
                                .collect(Collectors.toSet()),
                        notes.stream()
                                .flatMap(note -> reference.meantIn(note).stream())
                                .collect(Collectors.toSet()))
                .map(all ->
                        all.stream()
                                .filter(order -> isOf(order, amount))
                                .collect(Collectors.toSet()))
                .filter(only -> only.size() == 1)
                .map(only -> only.iterator().next());
    }

    private boolean isOf(OrderId order, Vnd amount) {
        return orders.find(VietQrModule.CODE, order)
                .filter(known -> known.amount().equals(amount))
                .isPresent();
    }

    /// Those we gave out; empty when there are too many to ask about.
    private Optional<Set<OrderId>> known(Set<String> codes, Set<String> references) {
        if (codes.size() + references.size() > MOST) {
            return Optional.empty();
        }
        Stream<OrderId> byCode =
                codes.stream()
                        .map(OrderId::new)
                        .filter(order -> orders.find(VietQrModule.CODE, order).isPresent());
        Stream<OrderId> byReference =
                references.stream()
                        .flatMap(
                                found -> orders.named(VietQrModule.CODE, hyphened(found)).stream());
        return Optional.of(new HashSet<>(Stream.concat(byCode, byReference).toList()));
    }

    private String hyphened(String found) {
        return facility + "-" + found.substring(found.length() - reference.letters());
    }
}
