package vn.hospitalkiosk.gateway;

import java.time.Clock;
import vn.hospitalkiosk.gateway.wiring.Application;
import vn.hospitalkiosk.gateway.wiring.Arguments;
import vn.hospitalkiosk.gateway.wiring.StartCacheUse;

/// The gateway process. Exit code 2: cannot start, the reason stands on standard error.
public final class Gateway {
    private Gateway() {}

    public static void main(String[] words) {
        try {
            AutoCloseable running = Application.start(Arguments.parse(words), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
            System.out.println("GATEWAY READY");
            StartCacheUse.tell();
        } catch (RuntimeException e) {
            System.err.println("gateway cannot start: " + rootOf(e));
            System.exit(2);
        }
    }

    private static void stop(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("while stopping: " + e);
        }
    }

    /// The innermost message: outside it stand only the beans that could not be made because of it.
    private static String rootOf(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
