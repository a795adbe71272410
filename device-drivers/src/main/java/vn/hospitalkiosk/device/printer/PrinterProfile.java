package vn.hospitalkiosk.device.printer;

/// What a model of printer can do; found out once, at commissioning.
///
/// @param widthDots printable width, a multiple of 8
/// @param dpi dots per inch, for whoever lays out the slip
/// @param confirm how it says that something is on paper
/// @param bandRows rows per raster command, 1 to 256; status is asked for between bands
/// @param cut what happens after a slip
public record PrinterProfile(int widthDots, int dpi, Confirm confirm, int bandRows, Cut cut) {
    public enum Confirm {
        /// GS ( H function 48: the printer answers when everything before it is on paper. Epson TM-T20 and later.
        PROCESS_ID,
        /// GS r: the printer answers when it has worked off everything before it. What clones have.
        PAPER_STATUS
    }

    public enum Cut {
        PARTIAL,
        NONE
    }

    public PrinterProfile {
        if (widthDots <= 0 || widthDots % 8 != 0 || bandRows < 1 || bandRows > 256 || dpi <= 0) {
            throw new IllegalArgumentException("no printer has such a profile");
        }
    }

    /// 80 mm, 203 dpi, as most kiosks have.
    public static PrinterProfile epsonTm() {
        return new PrinterProfile(576, 203, Confirm.PROCESS_ID, 128, Cut.PARTIAL);
    }
}
