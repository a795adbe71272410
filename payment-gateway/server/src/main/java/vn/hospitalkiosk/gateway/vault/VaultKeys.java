package vn.hospitalkiosk.gateway.vault;

import java.util.Optional;

/// The keys there are now.
public interface VaultKeys {
    /// What new rows are sealed with.
    ///
    /// @throws IllegalStateException when there is none
    VaultKey newest();

    /// @param id eight hexadecimal digits
    Optional<VaultKey> byId(String id);

    /// 32 bytes for [Vault#lookup]: never changed, or nobody is found again.
    byte[] lookup();
}
