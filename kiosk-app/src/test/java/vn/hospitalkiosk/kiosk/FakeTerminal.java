package vn.hospitalkiosk.kiosk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.BatchTally;
import vn.hospitalkiosk.device.cardterminal.CardTerminal;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;
import vn.hospitalkiosk.device.cardterminal.SaleStep;
import vn.hospitalkiosk.device.cardterminal.SettlementOutcome;
import vn.hospitalkiosk.device.cardterminal.SettlementTotals;

/// A terminal that settles as the test says, and sells nothing.
final class FakeTerminal implements CardTerminal {
    /// How often it was told to close its batch.
    final AtomicInteger settled = new AtomicInteger();

    volatile SettlementOutcome outcome = closed(0);

    static SettlementOutcome closed(long vnd) {
        BatchTally tally = new BatchTally(1, vnd, 0, 0, 0, 0);
        return new SettlementOutcome.Settled(
                new SettlementTotals(
                        Optional.of(tally), OptionalLong.of(vnd), OptionalLong.of(vnd)),
                tally,
                Optional.empty());
    }

    @Override
    public SettlementOutcome settle() {
        settled.incrementAndGet();
        return outcome;
    }

    @Override
    public PaymentOutcome sale(Order order, Consumer<SaleStep> steps) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean giveUp() {
        return false;
    }

    @Override
    public PaymentOutcome walletSale(Order order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PaymentOutcome voidSale(Order order, String trace) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PaymentOutcome refund(Order order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Failure> check() {
        return Optional.empty();
    }

    @Override
    public Optional<PaymentOutcome> resolveOpenIntent() {
        return Optional.empty();
    }

    @Override
    public DeviceState state() {
        return new DeviceState.Ready();
    }

    @Override
    public void watch(Consumer<DeviceState> onState) {}

    @Override
    public DeviceHistory history() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> identity() {
        return Map.of();
    }

    @Override
    public List<String> trace() {
        return List.of();
    }

    @Override
    public void close() {}
}
