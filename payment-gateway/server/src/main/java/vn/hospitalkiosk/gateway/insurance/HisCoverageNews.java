package vn.hospitalkiosk.gateway.insurance;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;

/// Answers about cards in the words of the HIS port.
public final class HisCoverageNews implements CoverageNews {
    private static final Logger LOG = LoggerFactory.getLogger(HisCoverageNews.class);

    private final Supplier<His> his;
    private final FacilityId facility;

    public HisCoverageNews(Supplier<His> his, FacilityId facility) {
        this.his = his;
        this.facility = facility;
    }

    @Override
    public Heard tell(CardChecks.Report report) {
        return switch (told(report)) {
            case HisOutcome.Done<HisMoney.Recorded> _,
                    HisOutcome.AlreadyDone<HisMoney.Recorded> _ ->
                    new Heard(Heard.Kind.DONE, "");
            case HisOutcome.Rejected<HisMoney.Recorded>(var why, String reason) ->
                    new Heard(Heard.Kind.REJECTED, why + " " + reason);
            case HisOutcome.Unknown<HisMoney.Recorded>(String reason) ->
                    new Heard(Heard.Kind.UNKNOWN, reason);
            case HisOutcome.NotOffered<HisMoney.Recorded>() ->
                    new Heard(Heard.Kind.NOT_OFFERED, "");
        };
    }

    private HisOutcome<HisMoney.Recorded> told(CardChecks.Report report) {
        try {
            return his.get().reportCoverage(command(report), coverage(report));
        } catch (RuntimeException ours) {
            LOG.error("{} the HIS adapter failed", "H52", ours);
            return new HisOutcome.Unknown<>("adapter failed: " + ours.getClass().getSimpleName());
        }
    }

    private HisCommand command(CardChecks.Report report) {
        return new HisCommand(
                report.check().value(),
                report.checkedAt(),
                facility,
                report.kiosk(),
                HisCommand.GATEWAY);
    }

    private static CoverageReport coverage(CardChecks.Report report) {
        Finding finding = report.finding();
        return new CoverageReport(
                report.patient(),
                report.encounter(),
                finding.state(),
                finding.card().map(InsuranceCard::number).orElse(""),
                finding.card().flatMap(InsuranceCard::from),
                finding.card().flatMap(InsuranceCard::until),
                finding.percent(),
                finding.code(),
                report.checkedAt());
    }
}
