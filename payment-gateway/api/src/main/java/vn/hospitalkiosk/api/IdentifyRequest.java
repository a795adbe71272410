package vn.hospitalkiosk.api;

/// Who is standing at the kiosk? `POST /kiosk/v1/visits/{visit}/identification`.
public record IdentifyRequest(VisitId visit, PresentedDocument document) {}
