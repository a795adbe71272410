package vn.hospitalkiosk.gateway.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Hands the asking kiosk to controllers: no method of this door runs without one.
final class Asking implements HandlerMethodArgumentResolver {
    private final FacilityId facility;
    private final KnownCertificates known;

    Asking(FacilityId facility, KnownCertificates known) {
        this.facility = facility;
        this.known = known;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == KioskIdentity.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer view,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            throw new NotEnrolled();
        }
        KioskIdentity kiosk =
                KioskCertificate.of(http)
                        .filter(shown -> shown.facility().equals(facility))
                        .orElseThrow(NotEnrolled::new);
        if (!KioskCertificate.isGood(http, kiosk, known)) {
            throw new Revoked();
        }
        return kiosk;
    }
}
