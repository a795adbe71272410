package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.momo.MomoSecrets;

/// MoMo's credentials as files of one folder, read at each use: three small reads against a network call, and an exchanged key works at once.
record FileSecrets(Path folder) implements MomoSecrets.Source {
    @Override
    public Optional<MomoSecrets> read() {
        Optional<String> partner = text("partner-code");
        Optional<String> access = text("access-key");
        Optional<String> secret = text("secret-key");
        return partner.isPresent() && access.isPresent() && secret.isPresent()
                ? Optional.of(new MomoSecrets(partner.get(), access.get(), secret.get()))
                : Optional.empty();
    }

    private Optional<String> text(String name) {
        try {
            return Optional.of(
                            Files.readString(folder.resolve(name), StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
