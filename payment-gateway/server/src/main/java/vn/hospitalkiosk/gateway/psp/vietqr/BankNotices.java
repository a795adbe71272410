package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.List;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// Money on the hospital's account, and whose it is ([Attribution]): the order's, else nobody's until a person decides.
final class BankNotices implements Notices {
    static final String KEY = "notifier-key";

    private final Notifier notifier;
    private final Secrets secrets;
    private final Attribution attribution;

    BankNotices(Notifier notifier, Secrets secrets, Attribution attribution) {
        this.notifier = notifier;
        this.secrets = secrets;
        this.attribution = attribution;
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
        Vnd amount = new Vnd(money.dong());
        return attribution
                .of(money.notes(), amount)
                .<Notice>map(order ->
                        new Notice.Genuine(
                                order,
                                new PspReport.Paid(amount, money.transaction()),
                                notifier::reply))
                .orElseGet(() -> new Notice.Stray(money.transaction(), amount, notifier::reply));
    }
}
