package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.hospitalkiosk.gateway.ledger.seal.HospitalKey;
import vn.hospitalkiosk.gateway.ledger.seal.PublicKeys;

/// The hospital's key in a file: PKCS#8 and SubjectPublicKeyInfo, both PEM, Ed25519 or a curve of ECDSA. The public half is laid beside the roots.
final class SigningKey {
    static final Path USUAL = Path.of("secrets/ledger/signing-key.pem");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([^-]+)-----END");
    private static final int NAME = 16;
    private static final String CODE = "G93";

    private SigningKey() {}

    /// @throws IllegalStateException when outside `simulated` the file is not there or is no key
    static HospitalKey open(Path file, Path roots, boolean mayGenerate) {
        try {
            if (!Files.exists(file) && mayGenerate) {
                generate(file);
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            HospitalKey key =
                    new HospitalKey(
                            new KeyPair(
                                    publicKey(text),
                                    factoryFor(text)
                                            .generatePrivate(
                                                    new PKCS8EncodedKeySpec(
                                                            block(text, "PRIVATE")))));
            publish(key, roots);
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    CODE + " the key that signs the ledger cannot be read from " + file, e);
        }
    }

    private static void generate(Path file) throws IOException {
        KeyPair pair = HospitalKey.generate();
        String text =
                pem("PRIVATE", pair.getPrivate().getEncoded())
                        + pem("PUBLIC", pair.getPublic().getEncoded());
        Files.createDirectories(file.toAbsolutePath().getParent());
        VarFolder.writeSecret(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void publish(HospitalKey key, Path roots) throws IOException {
        Files.createDirectories(roots);
        Path file = roots.resolve("key-" + key.fingerprint().substring(0, NAME) + ".pem");
        if (!Files.exists(file)) {
            Files.writeString(file, pem("PUBLIC", key.publicKey().getEncoded()));
        }
    }

    /// Public keys of the files `*.pem` in a folder, or of one file.
    ///
    /// @throws IllegalStateException when one of them is no key
    static PublicKeys publicKeys(Path place) {
        List<PublicKey> keys = new ArrayList<>();
        try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".pem")).toList()) {
                keys.add(publicKey(Files.readString(file, StandardCharsets.US_ASCII)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys in " + place, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(CODE + " no public key of ours in " + place, e);
        }
        return new PublicKeys(keys);
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        return factoryFor(text).generatePublic(new X509EncodedKeySpec(block(text, "PUBLIC")));
    }

    private static KeyFactory factoryFor(String text) throws GeneralSecurityException {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(block(text, "PUBLIC"));
        KeyFactory edwards = KeyFactory.getInstance("Ed25519");
        try {
            edwards.generatePublic(spec);
            return edwards;
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC");
        }
    }

    private static byte[] block(String text, String kind) {
        Matcher blocks = PEM.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).equals(kind)) {
                return Base64.getMimeDecoder().decode(blocks.group(2).strip());
            }
        }
        throw new IllegalArgumentException("no " + kind + " KEY in it");
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN "
                + kind
                + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END "
                + kind
                + " KEY-----\n";
    }
}
