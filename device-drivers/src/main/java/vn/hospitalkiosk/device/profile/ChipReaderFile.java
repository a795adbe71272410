package vn.hospitalkiosk.device.profile;

import java.time.Duration;
import vn.hospitalkiosk.device.yaml.Between;

/// `chip-reader.yaml`.
///
/// @param csca file or folder with the certificates of the country's signing authorities, DER or PEM, under `--var` or absolute; empty: chips are read, not proven to be from the state
/// @param crl file or folder with its revocation lists; empty: revocation is not checked
/// @param crlMaxAge how old the newest list may be before the check counts as not configured
public record ChipReaderFile(
        boolean installed,
        ReaderTransport transport,
        String csca,
        String crl,
        @Between(least = 3_600_000, most = 366L * 24 * 3_600_000) Duration crlMaxAge)
        implements DeviceFile {
    @Override
    public boolean simulated() {
        return transport.simulated();
    }

    @Override
    public String address() {
        return switch (transport) {
            case ReaderTransport.Pcsc(String reader) -> "pcsc " + reader;
            case ReaderTransport.VirtualSocket(String path) -> path;
            case ReaderTransport.VirtualReader(String path) -> path;
        };
    }
}
