package vn.hospitalkiosk.gateway.wiring;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the start cache made by `scripts/gateway --prepare` is in use. One made for other jars is left aside by `scripts/gateway`, because Java up to 25.0.3 would take it and run the classes in it (JDK-8377932); one made for another JDK or other flags
/// (`-XX:AOTCache`) Java leaves aside without a word. The start then takes twice as long.
public final class StartCacheUse {
    /// Set by `scripts/gateway` to the file it does not use.
    private static final String BY_SCRIPT = "start-cache.left-aside";

    private static final Logger LOG = LoggerFactory.getLogger(StartCacheUse.class);
    private static final String LEFT_ASIDE = "G31";

    private StartCacheUse() {}

    /// Said after the start, which it must not slow down.
    public static void tell() {
        String given =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .getVMOption("AOTCache")
                        .getValue();
        leftAside(
                        Optional.ofNullable(System.getProperty(BY_SCRIPT)),
                        given,
                        System.getProperty("java.vm.info", ""))
                .ifPresent(file ->
                        LOG.warn(
                                "{} start cache {} left aside: made for another build, JDK or flags; make it anew with scripts/gateway --prepare",
                                LEFT_ASIDE,
                                file));
    }

    /// @param given to Java; empty: none
    /// @param vmInfo as `java -version` ends: `mixed mode, sharing` where what was given is in use
    static Optional<String> leftAside(Optional<String> byScript, String given, String vmInfo) {
        return given.isEmpty() || vmInfo.contains("sharing") ? byScript : Optional.of(given);
    }
}
