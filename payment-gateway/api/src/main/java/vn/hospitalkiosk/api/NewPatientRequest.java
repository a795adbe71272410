package vn.hospitalkiosk.api;

import java.util.Optional;

/// Make a record for whom the HIS does not know. `POST /kiosk/v1/visits/{visit}/new-patient`. Repeating it with the same command is safe.
///
/// @param document chip or printed code: nothing typed makes a record
/// @param consent what was said on the consent screen
public record NewPatientRequest(
        CommandId command,
        VisitId visit,
        PresentedDocument document,
        ConsentReply consent,
        Optional<CompanionView> companion) {}
