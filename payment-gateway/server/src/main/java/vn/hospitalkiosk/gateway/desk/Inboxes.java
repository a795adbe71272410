package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.util.List;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.checkin.DeclaredPriorities;
import vn.hospitalkiosk.gateway.downtime.DowntimeNumbers;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCards;
import vn.hospitalkiosk.gateway.payment.OpenQuestions;

/// Everything that can wait for reception, in the order of the page.
public record Inboxes(
        HelpDesk calls,
        DowntimeNumbers numbers,
        DeclaredPriorities priorities,
        DeskNews news,
        UnverifiedCards cards,
        HisCases cases,
        OpenQuestions questions,
        AuditTrail audit,
        Clock clock) {
    List<ReceptionInbox> all() {
        return List.of(
                new HelpInbox(calls, clock),
                new NumberInbox(numbers),
                new InsuranceInbox(cards, audit),
                new PriorityInbox(priorities, news, audit, clock),
                new CaseInbox(cases, audit, clock),
                new MoneyInbox(questions));
    }

    Looks looks() {
        return new Looks(audit, clock);
    }
}
