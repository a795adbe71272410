package vn.hospitalkiosk.device.link;

/// How frames and control bytes look on one kind of line. No input, no clock, no memory.
public interface FrameFormat {
    byte[] frame(byte[] payload);

    byte[] acknowledgement();

    byte[] refusal();

    /// Looks at `bytes[from]` and what follows.
    ///
    /// @param to end of what has come, more than `from`
    /// @param ended nothing more will come: what is not whole now never will be, so never `More`
    Cut cut(byte[] bytes, int from, int to, boolean ended);
}
