package vn.hospitalkiosk.gateway.kiosk;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.hospitalkiosk.api.FacilityId;

/// Ties this package into the web server: who asks is known to every method, and event streams end before a stopping server waits for its requests.
public final class KioskDoor implements WebMvcConfigurer, SmartLifecycle {
    private final FacilityId facility;
    private final PaymentEvents events;
    private final KnownCertificates known;
    private volatile boolean running;

    public KioskDoor(FacilityId facility, PaymentEvents events, KnownCertificates known) {
        this.facility = facility;
        this.events = events;
        this.known = known;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Asking(facility, known));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        events.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Stops first.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
