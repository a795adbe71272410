package vn.hospitalkiosk.gateway.psp.vietqr;

import java.time.Clock;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.Terms;

/// A transfer to the hospital's account from any bank's app. There is no order at a psp: the QR is made here, and the account's notices tell of the money. No refund by programs: finance approves a payout voucher.
final class VietQrPsp implements Psp {
    private static final FailureCode NO_ACCOUNT = new FailureCode("M40");
    private static final FailureCode NO_KEY = new FailureCode("M41");

    private final VietQrConfig config;
    private final Secrets secrets;
    private final Clock clock;
    private final Notices notices;

    VietQrPsp(VietQrConfig config, Secrets secrets, Attribution attribution, Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
        this.notices =
                new BankNotices(
                        config.notifier().speaking(clock, config.window()), secrets, attribution);
    }

    @Override
    public PspCode code() {
        return VietQrModule.CODE;
    }

    @Override
    public String label() {
        return "VietQR";
    }

    @Override
    public MethodView.Kind kind() {
        return MethodView.Kind.BANK_QR;
    }

    /// Without the key nobody would learn of the money: then no QR is shown.
    @Override
    public Availability availability() {
        return missing()
                .<Availability>map(
                        code -> new Availability.Unavailable(code, Optional.empty(), alternative()))
                .orElseGet(Availability.Available::new);
    }

    private Optional<FailureCode> missing() {
        if (config.account().isEmpty()) {
            return Optional.of(NO_ACCOUNT);
        }
        return secrets.keys(BankNotices.KEY).isEmpty() ? Optional.of(NO_KEY) : Optional.empty();
    }

    private Optional<String> alternative() {
        return Optional.of(config.terms().alternative()).filter(text -> !text.isEmpty());
    }

    @Override
    public Terms terms() {
        return config.terms();
    }

    @Override
    public Naming naming() {
        return Naming.TRANSFER_CODE;
    }

    @Override
    public Optional<Notices> notices() {
        return Optional.of(notices);
    }

    @Override
    public Placing place(Order order) {
        Optional<FailureCode> missing = missing();
        if (missing.isPresent()) {
            return new Placing.Refused(missing.get(), "account or notifier's key is missing");
        }
        return new Placing.Placed(
                EmvQr.transfer(config.bin(), config.account(), order.amount(), order.id().value()));
    }

    /// Nobody can be asked whether a transfer was made; we only know that no notice of it has come, because a notice ends the asking. While the QR shows, that is "waiting for the payer". After it, "no such order": the core waits for `grace`, in which a notice under way still counts and the kiosk says that the payment is being looked for, then closes the payment as expired. Silence for ever would leave every abandoned QR unresolved, a bill blocked by a transfer nobody made. Money that comes later still counts: its notice finds the closed payment by its code.
    /// Without the notifier's key nothing could have come, so nothing is concluded.
    @Override
    public Telling ask(Order order) {
        if (missing().isPresent()) {
            return Telling.silent("no notice can have been read: account or key is missing");
        }
        boolean shown = clock.instant().isBefore(order.placedAt().plus(config.terms().qrLife()));
        return new Telling(
                shown ? new PspReport.Waiting() : new PspReport.NotFound(), Optional.empty());
    }
}
