package vn.hospitalkiosk.gateway.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keys in memory; the last one seals.
public final class TestKeys implements VaultKeys {
    private final List<VaultKey> keys = new ArrayList<>();

    public TestKeys() {
        add(1);
    }

    public static Vault vault() {
        return new Vault(new TestKeys());
    }

    public void add(int seed) {
        byte[] secret = new byte[VaultKey.BYTES];
        secret[0] = (byte) seed;
        keys.add(new VaultKey(secret));
    }

    public void removeOldest() {
        keys.removeFirst();
    }

    @Override
    public VaultKey newest() {
        return keys.getLast();
    }

    @Override
    public Optional<VaultKey> byId(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public byte[] lookup() {
        return new byte[VaultKey.BYTES];
    }
}
