package vn.hospitalkiosk.gateway.psp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of one psp's secret folder, read anew at each use: an exchanged key works at once.
public interface Secrets {
    /// Text of a file without its line end; empty when it is not there.
    Optional<String> read(String file);

    /// The key to sign with, and while keys are being exchanged also the one before: `<file>` and `<file>.old`. The newest first; empty when there is none.
    default List<String> keys(String file) {
        List<String> keys = new ArrayList<>();
        read(file).ifPresent(keys::add);
        read(file + ".old").ifPresent(keys::add);
        return List.copyOf(keys);
    }
}
