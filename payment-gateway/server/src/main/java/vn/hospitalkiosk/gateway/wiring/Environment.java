package vn.hospitalkiosk.gateway.wiring;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whose money this is about.
public enum Environment {
    /// Every neighbour is software on this machine; only loopback addresses.
    @JsonProperty("simulated")
    SIMULATED,
    /// The psps' test systems.
    @JsonProperty("sandbox")
    SANDBOX,
    /// Real money.
    @JsonProperty("production")
    PRODUCTION
}
