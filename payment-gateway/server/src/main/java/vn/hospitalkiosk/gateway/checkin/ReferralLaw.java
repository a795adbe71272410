package vn.hospitalkiosk.gateway.checkin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/// How long a referral (phiếu chuyển cơ sở khám bệnh) holds: ten working days from the day it was signed, or one year for illnesses of Annex III (TT 01/2025/TT-BYT, Điều 9–12).
final class ReferralLaw {
    private static final int WORKING_DAYS = 10;

    private ReferralLaw() {}

    /// @param holidays public holidays of the hospital's files
    static LocalDate lastDay(LocalDate signed, boolean wholeYear, Set<LocalDate> holidays) {
        if (wholeYear) {
            return signed.plusYears(1);
        }
        LocalDate day = signed;
        int left = WORKING_DAYS;
        while (left > 0) {
            day = day.plusDays(1);
            if (works(day, holidays)) {
                left--;
            }
        }
        return day;
    }

    private static boolean works(LocalDate day, Set<LocalDate> holidays) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /// A slip that is signed tomorrow is not yet one.
    static boolean holds(
            LocalDate signed, boolean wholeYear, Set<LocalDate> holidays, LocalDate today) {
        return !signed.isAfter(today) && !today.isAfter(lastDay(signed, wholeYear, holidays));
    }
}
