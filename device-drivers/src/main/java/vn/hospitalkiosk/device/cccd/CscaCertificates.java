package vn.hospitalkiosk.device.cccd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The state's root certificates as a hospital configures them.
public final class CscaCertificates {
    private CscaCertificates() {}

    /// All certificates in a file (DER or PEM), or in the `.der`, `.cer`, `.crt` and `.pem` files of a folder, in order of their names.
    ///
    /// @throws IOException when the place cannot be read
    /// @throws CertificateException when a file holds something else: a root that cannot be read must not pass for no root
    public static List<X509Certificate> load(Path fileOrFolder)
            throws IOException, CertificateException {
        List<X509Certificate> found = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            // BouncyCastle's: it knows the brainpool curves.
            CertificateFactory factory = CertificateFactory.getInstance("X.509", Bouncy.CASTLE);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                for (Certificate one : factory.generateCertificates(in)) {
                    found.add((X509Certificate) one);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> inside = Files.list(place)) {
            return inside.filter(CscaCertificates::certificate).sorted().toList();
        }
    }

    private static boolean certificate(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(".der", ".cer", ".crt", ".pem").anyMatch(name::endsWith);
    }
}
