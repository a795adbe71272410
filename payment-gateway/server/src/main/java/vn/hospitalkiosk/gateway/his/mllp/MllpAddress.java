package vn.hospitalkiosk.gateway.his.mllp;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Where the HIS listens.
///
/// @param tls whom we trust and who we are; empty: plaintext, which is for this machine and test networks only
/// @param connect longest wait for the connection, and as long again for TLS
public record MllpAddress(String host, int port, Optional<SSLContext> tls, Duration connect) {}
