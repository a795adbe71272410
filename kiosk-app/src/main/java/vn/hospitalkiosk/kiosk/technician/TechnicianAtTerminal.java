package vn.hospitalkiosk.kiosk.technician;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.diagnostic.Technician;

/// Questions on standard error, answers from standard input; Vietnamese first. No answer is a no.
final class TechnicianAtTerminal implements Technician {
    private static final Set<String> YES = Set.of("c", "có", "co", "y", "yes");

    private final BufferedReader in;
    private final PrintStream out;

    TechnicianAtTerminal(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public boolean sees(String vi, String en) {
        out.println("? " + vi);
        out.println("  " + en);
        out.print("  [c/k · y/n] ");
        out.flush();
        return YES.contains(line().strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public void please(String vi, String en) {
        out.println("> " + vi);
        out.println("  " + en);
    }

    @Override
    public Optional<AccessNumber> accessNumber() {
        out.print("  6 số cuối của số căn cước · last six digits: ");
        out.flush();
        String digits = line().strip();
        return digits.matches("[0-9]{6}")
                ? Optional.of(new AccessNumber(digits))
                : Optional.empty();
    }

    private String line() {
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }
}
