package vn.hospitalkiosk.gateway.his.fhir;

import org.hl7.fhir.r4.model.Resource;

/// What one HTTP exchange with the FHIR server gave.
sealed interface Reply {
    /// 2xx with a resource.
    ///
    /// @param made 201: this exchange made it
    record Got(Resource resource, boolean made) implements Reply {}

    /// 2xx without a body.
    record Empty() implements Reply {}

    /// The server answered, and not with 2xx.
    ///
    /// @param reason status and coded issue types; never free text, which may quote the request
    record Refused(int status, String reason) implements Reply {
        /// Says nothing about the request itself: asked again later it may be granted, or it was already.
        boolean tellsNothing() {
            return switch (status) {
                case 401, 403, 408, 409, 412, 425, 429 -> true;
                default -> status >= 500 && status != 501;
            };
        }

        /// The server does not have this kind of resource or interaction.
        boolean notOffered() {
            return status == 404 || status == 405 || status == 501;
        }
    }

    /// Nothing readable came.
    ///
    /// @param lost the connection broke, as a pooled one does that the server had closed: one more try is reasonable; not so after a timeout
    record NoAnswer(String reason, boolean lost) implements Reply {}
}
