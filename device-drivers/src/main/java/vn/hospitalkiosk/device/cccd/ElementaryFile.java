package vn.hospitalkiosk.device.cccd;

/// The files of the ICAO application that are read, in the order of reading (ICAO Doc 9303-10, LDS1).
enum ElementaryFile {
    DG1(1, 0x0101, 0x01, 0x61),
    DG13(13, 0x010D, 0x0D, 0x6D),
    SOD(0, 0x011D, 0x1D, 0x77),
    DG15(15, 0x010F, 0x0F, 0x6F),
    DG14(14, 0x010E, 0x0E, 0x6E),
    /// The photograph: on demand only, it is most of a chip's bytes.
    DG2(2, 0x0102, 0x02, 0x75);

    /// Number in the SOD's list of hashes; 0 for the SOD itself.
    final int dataGroup;

    final int fileId;
    final int shortId;
    final int tag;

    ElementaryFile(int dataGroup, int fileId, int shortId, int tag) {
        this.dataGroup = dataGroup;
        this.fileId = fileId;
        this.shortId = shortId;
        this.tag = tag;
    }
}
