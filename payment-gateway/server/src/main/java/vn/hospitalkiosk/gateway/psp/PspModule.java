package vn.hospitalkiosk.gateway.psp;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;

/// How a brand joins: one folder, one file `config/psp/<code>.yaml`, one line in `wiring`.
public interface PspModule {
    PspCode code();

    /// @throws IllegalArgumentException when the configuration cannot be used; the message names file and key
    Psp open(Setting setting);

    /// What an adapter is given.
    interface Setting {
        /// `psp/<code>.yaml` as a record, keys in kebab-case; an unknown or missing key is refused.
        <T> T config(Class<T> type);

        /// An address of the psp: loopback in `simulated`, else https and one of the environment's hosts.
        ///
        /// @param key as in the file, for the message
        /// @return the same address
        URI demandHost(String key, URI address, Hosts hosts);

        /// An address of ours that the psp or the payer calls.
        URI demandAllowed(String key, URI address);

        /// @param folder under `var/`
        Secrets secrets(String folder);

        /// In production: that a secret file is there, and does not begin like the sample or simulated credentials named.
        ///
        /// @param file whose text identifies the merchant
        /// @param samples whole words, `demo` also `demo-7`; with a star at the end, beginnings
        void demandRealMerchant(Secrets secrets, String file, Set<String> samples);

        KnownOrders orders();

        /// What references begin with.
        FacilityId facility();

        Takings takings();

        Clock clock();

        MeterRegistry meters();
    }

    /// A key does not tell its environment, only the host does.
    record Hosts(Set<String> sandbox, Set<String> production) {}
}
