package vn.hospitalkiosk.device.printer;

/// What a model of printer can do; found out once, at commissioning.
///
/// @param widthDots printable width, a multiple of 8
/// @param dpi dots per inch, for whoever lays out the slip
/// @param confirm how it says that something is on paper
/// @param bandRows rows per raster command, 1 to 256; status is asked for between bands. A band should take less than a second on its line: at 115200 baud 128 rows of 576 dots do, at 9600 baud 12
/// @param cut what happens after a slip
/// @param realTime what becomes of real-time commands that stand inside a picture by chance
/// @param chunkBytes longest single write, 512 to 4096; a printer that says XOFF is heard between two
public record PrinterProfile(
        int widthDots,
        int dpi,
        Confirm confirm,
        int bandRows,
        Cut cut,
        RealTimeInPictures realTime,
        int chunkBytes) {
    private static final int USUAL_CHUNK = 2048;

    public enum Confirm {
        /// GS ( H function 48: the printer answers when everything before it is on paper. Epson TM-T20 and later.
        PROCESS_ID,
        /// GS r: the printer answers when it has worked off everything before it. What clones have.
        PAPER_STATUS,
        /// It cannot say so: every slip that was sent whole ends as unknown, P23.
        NONE
    }

    public enum Cut {
        PARTIAL,
        NONE
    }

    /// Printers may look for DLE commands everywhere in what they receive, also inside pictures (Epson ESC/POS reference, notes to DLE EOT).
    public enum RealTimeInPictures {
        /// It does not look into pictures.
        NOT_LOOKED_FOR,
        /// Drawer pulse and power off are forbidden by GS ( D when the line is opened; a status question found in a picture costs an answer nobody waits for, which is dropped.
        FORBIDDEN,
        /// For printers that look and do not know GS ( D: no such pair of bytes is sent. One white dot beside a lone black one becomes black, 0.125 mm, wherever a picture would hold one.
        REPAINTED
    }

    public PrinterProfile {
        if (widthDots <= 0
                || widthDots % 8 != 0
                || bandRows < 1
                || bandRows > 256
                || dpi <= 0
                || chunkBytes < 512
                || chunkBytes > 4096) {
            throw new IllegalArgumentException("no printer has such a profile");
        }
    }

    public PrinterProfile(int widthDots, int dpi, Confirm confirm, int bandRows, Cut cut) {
        this(widthDots, dpi, confirm, bandRows, cut, RealTimeInPictures.FORBIDDEN, USUAL_CHUNK);
    }

    /// 80 mm, 203 dpi, as most kiosks have.
    public static PrinterProfile epsonTm() {
        return new PrinterProfile(576, 203, Confirm.PROCESS_ID, 128, Cut.PARTIAL);
    }

    /// 80 mm clones of which nothing more is known than that they answer GS r.
    public static PrinterProfile clone80() {
        return new PrinterProfile(
                576,
                203,
                Confirm.PAPER_STATUS,
                128,
                Cut.PARTIAL,
                RealTimeInPictures.REPAINTED,
                USUAL_CHUNK);
    }

    /// The longest command there is, bytes.
    int bandBytes() {
        return EscPos.BAND_HEAD + bandRows * (widthDots / 8);
    }
}
