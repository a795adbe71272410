package vn.hospitalkiosk.virtual.printer;

import java.nio.file.Path;
import java.util.List;

/// One piece of paper that left the printer.
///
/// @param png 1-bit picture, black on white, as wide as the paper (576 dots)
/// @param rows its height in dots, 8 dots are 1 mm
/// @param cut false: torn off when the roll or the limit of one slip ended
/// @param processIds process ids confirmed while this paper was in the printer, in order
public record Slip(Path png, int rows, boolean cut, List<String> processIds) {
    public Slip {
        processIds = List.copyOf(processIds);
    }
}
