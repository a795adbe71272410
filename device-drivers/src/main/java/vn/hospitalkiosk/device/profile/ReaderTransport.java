package vn.hospitalkiosk.device.profile;

/// How a chip reader is reached.
public sealed interface ReaderTransport {
    /// @param reader part of the PC/SC reader's name; empty: the first
    record Pcsc(String reader) implements ReaderTransport {}

    /// The virtual card's socket, in the environment `simulated` only.
    ///
    /// @param path under `--var`
    record VirtualSocket(String path) implements ReaderTransport {}

    /// PC/SC where the virtual reader's service could be started, else the virtual card's socket; in the environment `simulated` only.
    ///
    /// @param path of the socket, under `--var`
    record VirtualReader(String path) implements ReaderTransport {}

    default boolean simulated() {
        return !(this instanceof Pcsc);
    }
}
