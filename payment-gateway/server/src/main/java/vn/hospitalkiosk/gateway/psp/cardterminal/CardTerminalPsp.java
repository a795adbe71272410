package vn.hospitalkiosk.gateway.psp.cardterminal;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.Terms;

/// An order that is carried out by the kiosk at its terminal. Refunds are made by people: a void at the terminal in the same batch, later by the acquirer.
final class CardTerminalPsp implements Psp {
    private static final FailureCode CAP_REACHED = new FailureCode("M60");

    private final CardTerminalConfig config;
    private final Takings takings;

    CardTerminalPsp(CardTerminalConfig config, Takings takings) {
        this.config = config;
        this.takings = takings;
    }

    @Override
    public PspCode code() {
        return CardTerminalModule.CODE;
    }

    @Override
    public String label() {
        return "Thẻ ngân hàng";
    }

    @Override
    public MethodView.Kind kind() {
        return MethodView.Kind.CARD_TERMINAL;
    }

    @Override
    public Availability availability() {
        return new Availability.Available();
    }

    @Override
    public Availability availability(KioskId kiosk, Vnd amount) {
        if (config.dailyCap().isZero()) {
            return new Availability.Available();
        }
        Vnd least = amount.isZero() ? config.terms().least() : amount;
        Vnd after = takings.today(code(), kiosk).plus(least);
        return after.compareTo(config.dailyCap()) <= 0
                ? new Availability.Available()
                : new Availability.Unavailable(
                        CAP_REACHED,
                        Optional.empty(),
                        Optional.of(config.terms().alternative()).filter(text -> !text.isEmpty()));
    }

    @Override
    public Optional<Vnd> dailyCap() {
        return Optional.of(config.dailyCap()).filter(Vnd::isPositive);
    }

    @Override
    public Terms terms() {
        return config.terms();
    }

    /// The kiosk tells by itself.
    @Override
    public Duration lookWhileWaiting() {
        return qrLife();
    }

    @Override
    public Placing place(Order order) {
        return new Placing.Awaited();
    }

    /// A terminal can only be asked by its kiosk. Asking changes the payment's `timesAsked`, which is told on the kiosk's event stream: to the kiosk that is the demand to find out at the terminal, and to tell again. Nothing but its word, or two people's, ends the question.
    @Override
    public Telling ask(Order order) {
        return new Telling(
                new PspReport.Processing("its kiosk is asked to find out at the terminal"),
                Optional.empty());
    }
}
