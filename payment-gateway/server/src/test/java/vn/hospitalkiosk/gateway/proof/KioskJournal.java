package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What scripted kiosks are about to do and what they were told, on disk before they do it: `begin kiosk payment visit psp`, `end payment state`.
final class KioskJournal {
    private final FileChannel file;
    private final Map<String, Begun> begun = new LinkedHashMap<>();
    private final Map<String, String> ended = new LinkedHashMap<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final int kiosks;

    record Begun(String kiosk, String payment, int visit, String psp) {}

    private KioskJournal(FileChannel file, int kiosks) {
        this.file = file;
        this.kiosks = kiosks;
    }

    /// @param kiosks visits are dealt out among so many
    static KioskJournal open(Path path, int kiosks) {
        try {
            KioskJournal journal =
                    new KioskJournal(
                            FileChannel.open(
                                    path,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.APPEND),
                            kiosks);
            Files.readAllLines(path).forEach(journal::read);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A line cut by a kill counts as not written: nothing was sent after it.
    private void read(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("begin") && words.length == 6) {
            Begun one = new Begun(words[1], words[2], Integer.parseInt(words[3]), words[4]);
            begun.put(one.payment(), one);
            visits.merge(one.kiosk(), one.visit(), Math::max);
        } else if (words[0].equals("end") && words.length == 4) {
            ended.put(words[1], words[2]);
        }
    }

    synchronized Map<String, String> ended() {
        return Map.copyOf(ended);
    }

    synchronized Map<String, Begun> begun() {
        return Map.copyOf(begun);
    }

    synchronized List<Begun> unfinished(String kiosk) {
        List<Begun> left = new ArrayList<>(begun.values());
        left.removeIf(one -> !one.kiosk().equals(kiosk) || ended.containsKey(one.payment()));
        return left;
    }

    /// Visits of kiosk K03 among 8 kiosks: 2, 10, 18 …
    synchronized int nextVisit(String kiosk) {
        int first = Integer.parseInt(kiosk.substring(1)) - 1;
        return visits.containsKey(kiosk) ? visits.getOrDefault(kiosk, 0) + kiosks : first;
    }

    synchronized Begun begin(String kiosk, String payment, int visit, String psp) {
        Begun one = new Begun(kiosk, payment, visit, psp);
        write("begin " + kiosk + " " + payment + " " + visit + " " + psp + " .");
        begun.put(payment, one);
        visits.put(kiosk, visit);
        return one;
    }

    synchronized void end(Begun one, String state) {
        write("end " + one.payment() + " " + state + " .");
        ended.put(one.payment(), state);
    }

    private void write(String line) {
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
