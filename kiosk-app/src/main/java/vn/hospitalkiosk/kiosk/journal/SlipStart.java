package vn.hospitalkiosk.kiosk.journal;

/// A slip that may now be sent to the printer.
///
/// @param processId four characters that name the job to the printer; repeated only after 1.6 million slips
/// @param serial number of this slip at this kiosk, from 1
public record SlipStart(String processId, long serial) {}
