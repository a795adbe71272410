package vn.hospitalkiosk.device.profile;

import vn.hospitalkiosk.device.printer.PrinterProfile;
import vn.hospitalkiosk.device.yaml.Between;

/// `printer.yaml`; the values are those of [PrinterProfile].
public record PrinterFile(
        boolean installed,
        Transport transport,
        @Between(least = 8, most = 2400) int widthDots,
        @Between(least = 90, most = 600) int dpi,
        PrinterProfile.Confirm confirm,
        @Between(least = 1, most = 256) int bandRows,
        PrinterProfile.Cut cut,
        PrinterProfile.RealTimeInPictures realTimeInPictures,
        @Between(least = 512, most = 4096) int chunkBytes)
        implements DeviceFile {
    public PrinterFile {
        if (widthDots % 8 != 0) {
            throw new IllegalArgumentException("width-dots must be a multiple of 8");
        }
    }

    public PrinterProfile profile() {
        return new PrinterProfile(
                widthDots, dpi, confirm, bandRows, cut, realTimeInPictures, chunkBytes);
    }

    @Override
    public boolean simulated() {
        return transport.simulated();
    }

    @Override
    public String address() {
        return DeviceFile.words(transport);
    }
}
