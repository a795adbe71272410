package vn.hospitalkiosk.device.cccd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a hospital has been given to judge chips by: the state's root certificates and their revocation lists. Empty on the first day, and then nothing is judged by it.
///
/// @param cscas root certificates
/// @param lists revocation lists signed by one of the roots; others are left out
/// @param listLasts a list older than this is stale even when it says nothing of its next update
public record TrustStore(List<X509Certificate> cscas, List<X509CRL> lists, Duration listLasts) {
    /// States publish every 90 days at the latest (ICAO Doc 9303-12 §7.1.4).
    private static final Duration USUAL = Duration.ofDays(90);

    public TrustStore {
        List<X509Certificate> roots = List.copyOf(cscas);
        cscas = roots;
        lists =
                lists.stream()
                        .filter(list -> roots.stream().anyMatch(csca -> signed(csca, list)))
                        .toList();
    }

    private static boolean signed(X509Certificate csca, X509CRL list) {
        if (!list.getIssuerX500Principal().equals(csca.getSubjectX500Principal())) {
            return false;
        }
        try {
            list.verify(csca.getPublicKey(), Bouncy.CASTLE);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public static TrustStore of(List<X509Certificate> cscas) {
        return new TrustStore(cscas, List.of(), USUAL);
    }

    public TrustStore with(List<X509CRL> others) {
        return new TrustStore(cscas, others, listLasts);
    }

    /// The certificates of a file, or certificates and revocation lists (`.crl`, DER or PEM) of a folder.
    ///
    /// @throws IOException when the place cannot be read
    /// @throws GeneralSecurityException when a file holds something else: what cannot be read must not pass for nothing
    public static TrustStore load(Path fileOrFolder) throws IOException, GeneralSecurityException {
        TrustStore store = of(CscaCertificates.load(fileOrFolder));
        return Files.isDirectory(fileOrFolder) ? store.with(listsIn(fileOrFolder)) : store;
    }

    /// The lists in one `.crl` file, or in all of a folder, in order of their names.
    public static List<X509CRL> listsIn(Path fileOrFolder)
            throws IOException, GeneralSecurityException {
        List<X509CRL> found = new ArrayList<>();
        for (Path file : listFiles(fileOrFolder)) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", Bouncy.CASTLE);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                for (CRL one : factory.generateCRLs(in)) {
                    found.add((X509CRL) one);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> listFiles(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> inside = Files.list(place)) {
            return inside.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".crl"))
                    .sorted()
                    .toList();
        }
    }

    /// Age of the newest list; empty when there is none.
    public Optional<Duration> listAge(Instant now) {
        return lists.stream()
                .map(list -> list.getThisUpdate().toInstant())
                .max(Comparator.naturalOrder())
                .map(published -> Duration.between(published, now));
    }

    /// There are lists, but all of them are too old to clear anybody.
    boolean stale(Instant now) {
        return !lists.isEmpty() && lists.stream().noneMatch(list -> fresh(list, now));
    }

    boolean fresh(X509CRL list, Instant now) {
        Instant published = list.getThisUpdate().toInstant();
        boolean due = list.getNextUpdate() != null && now.isAfter(list.getNextUpdate().toInstant());
        return !due && !now.isAfter(published.plus(listLasts));
    }
}
