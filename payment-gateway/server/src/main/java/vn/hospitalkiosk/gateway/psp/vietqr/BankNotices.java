package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.TransferCodes;

/// Money on the hospital's account, and whose it is: exactly one of our codes in the payer's note. None, or two different ones, and a person decides.
final class BankNotices implements Notices {
    static final String KEY = "notifier-key";

    private final Notifier notifier;
    private final Secrets secrets;

    BankNotices(Notifier notifier, Secrets secrets) {
        this.notifier = notifier;
        this.secrets = secrets;
    }

    @Override
    public Notice read(Incoming message) {
        if (!message.method().equals("POST")) {
            return new Notice.Answered(Reply.empty(405));
        }
        List<String> keys = secrets.keys(KEY);
        if (keys.isEmpty()) {
            return new Notice.Answered(notifier.reply(Heard.NOT_STORED));
        }
        return switch (notifier.read(message, keys)) {
            case Notifier.Reading.Money money -> whose(money);
            case Notifier.Reading.Nothing _ -> new Notice.Answered(notifier.reply(Heard.ACCEPTED));
            case Notifier.Reading.Refused(String reason) ->
                    new Notice.Refused(reason, notifier.refusal());
        };
    }

    private Notice whose(Notifier.Reading.Money money) {
        Set<OrderId> codes = new HashSet<>();
        money.notes().forEach(note -> codes.addAll(TransferCodes.in(note)));
        Vnd amount = new Vnd(money.dong());
        if (codes.size() != 1) {
            return new Notice.Stray(money.transaction(), amount, notifier::reply);
        }
        return new Notice.Genuine(
                codes.iterator().next(),
                new PspReport.Paid(amount, money.transaction()),
                notifier::reply);
    }
}
