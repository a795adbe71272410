package vn.hospitalkiosk.device.link;

/// What stands at one place of a stream of bytes.
public sealed interface Cut {
    /// Perhaps something; more bytes are needed to tell.
    record More() implements Cut {}

    /// Nothing begins with this byte.
    record Noise() implements Cut {}

    /// So many bytes that mean something.
    record Found(int length, Signal signal) implements Cut {}

    /// So many bytes that began like a frame and are none. A true frame may begin among them; a control byte among them means nothing.
    record Broken(int length) implements Cut {}
}
