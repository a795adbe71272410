package vn.hospitalkiosk.gateway;

import java.time.Clock;
import vn.hospitalkiosk.gateway.wiring.Application;
import vn.hospitalkiosk.gateway.wiring.Arguments;

/// The gateway process. Exit code 2: cannot start, the reason stands on standard error.
public final class Gateway {
    private Gateway() {}

    public static void main(String[] words) {
        AutoCloseable running;
        try {
            running = Application.start(Arguments.parse(words), Clock.systemUTC());
        } catch (RuntimeException e) {
            Throwable cause = e;
            StringBuilder story = new StringBuilder("gateway cannot start");
            while (cause != null) {
                story.append("\n  ").append(cause.getMessage());
                cause = cause.getCause();
            }
            System.err.println(story);
            Runtime.getRuntime().halt(2);
            return;
        }
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        running.close();
                                    } catch (Exception e) {
                                        System.err.println("while stopping: " + e);
                                    }
                                },
                                "stop"));
        System.out.println("GATEWAY READY");
    }
}
