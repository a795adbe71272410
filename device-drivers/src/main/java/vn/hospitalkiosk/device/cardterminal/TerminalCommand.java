package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;
import vn.hospitalkiosk.device.DeviceCommand;

/// What a terminal is told.
sealed interface TerminalCommand {
    /// What doing it twice would mean.
    DeviceCommand kind();

    /// Moves money, or closes the batch.
    sealed interface Money extends TerminalCommand, DeviceCommand.Value {
        @Override
        default DeviceCommand kind() {
            return this;
        }
    }

    sealed interface Question extends TerminalCommand, DeviceCommand.Idempotent {
        @Override
        default DeviceCommand kind() {
            return this;
        }
    }

    record Sale(Order order) implements Money {}

    /// The terminal shows a QR, or scans the payer's.
    record WalletSale(Order order) implements Money {}

    /// Takes back a sale of the open batch.
    ///
    /// @param trace the terminal's number of that sale
    record VoidSale(Order order, String trace) implements Money {}

    record Refund(Order order) implements Money {}

    record Settlement() implements Money {}

    /// Which transaction is asked for. ECR17 knows the newest alone.
    sealed interface Wanted {
        record Newest() implements Wanted {}

        record ByReference(TerminalReference reference) implements Wanted {}

        /// @param trace the terminal's number
        record ByTrace(String trace) implements Wanted {}
    }

    record LastTransaction(Wanted wanted) implements Question {
        /// A void leaves no transaction of its own: the sale it took back tells.
        static LastTransaction of(Intent intent) {
            return new LastTransaction(
                    intent.saleTrace()
                            .<Wanted>map(trace -> new Wanted.ByTrace(trace))
                            .orElseGet(() -> new Wanted.ByReference(intent.order().reference())));
        }
    }

    record Status() implements Question {}

    /// The order a command carries.
    static Optional<Order> order(TerminalCommand command) {
        return switch (command) {
            case Sale(Order order) -> Optional.of(order);
            case WalletSale(Order order) -> Optional.of(order);
            case VoidSale(Order order, String _) -> Optional.of(order);
            case Refund(Order order) -> Optional.of(order);
            case Settlement _, LastTransaction _, Status _ -> Optional.empty();
        };
    }
}
