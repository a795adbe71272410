package vn.hospitalkiosk.gateway.kiosk;

import java.time.Instant;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// What became of slips. Told again, the last word about a job counts.
public interface PrintReports {
    void reported(KioskIdentity kiosk, PrintReport report, Instant at);
}
