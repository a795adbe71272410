package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hospitalkiosk.gateway.vault.KeyFolder;
import vn.hospitalkiosk.gateway.vault.Vault;

/// What personal data is sealed with: `var/secrets/vault`.
@Configuration(proxyBeanMethods = false)
class VaultWiring {
    private static final String FIRST = "0001.key";

    /// The first start makes the keys; whoever runs several gateways gives all of them the same folder.
    @Bean
    Vault vault(VarFolder var) {
        Path folder = var.resolve("secrets/vault");
        KeyFiles.key(folder.resolve(KeyFolder.LOOKUP));
        if (!hasKey(folder)) {
            KeyFiles.key(folder.resolve(FIRST));
        }
        return new Vault(new KeyFolder(folder, System::nanoTime));
    }

    /// Keys that never change, one per purpose.
    @Bean
    PurposeKeys purposeKeys(VarFolder var) {
        return new PurposeKeys(var.resolve("secrets"));
    }

    private static boolean hasKey(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .anyMatch(name -> name.endsWith(".key") && !name.equals(KeyFolder.LOOKUP));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
