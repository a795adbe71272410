package vn.hospitalkiosk.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vn.hospitalkiosk.virtual.cardterminal.PatientCard;
import vn.hospitalkiosk.virtual.cardunit.TestPan;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// Every CCCD, BHYT and card number the suite uses: of the invented people and cards, and whatever else looks like one in any source of tests or of the virtual hospital.
final class Canaries {
    private static final Pattern CCCD = Pattern.compile("(?<![0-9])0[0-9]{11}(?![0-9])");
    private static final Pattern BHYT = Pattern.compile("(?<![A-Za-z])[A-Z]{2}[0-9]{13}(?![0-9])");
    private static final Pattern CARD =
            Pattern.compile("(?<![0-9])(?:9704|[45][0-9]{3})[0-9]{9,15}(?![0-9])");

    private final Set<String> numbers;

    private Canaries(Set<String> numbers) {
        this.numbers = numbers;
    }

    /// @param root of the checkout
    static Canaries ofTheWholeSuite(Path root) throws IOException {
        Set<String> numbers = new TreeSet<>(List.of(TestPan.NUMBER, PatientCard.PAN));
        Stream.of(
                        Stream.of(
                                Person.nguyenVanA(),
                                InventedPeople.withoutBooking(),
                                InventedPeople.withoutInsurance()),
                        InventedPeople.sharingOneNumber().stream(),
                        InventedPeople.crowd().stream())
                .flatMap(people -> people)
                .forEach(person -> {
                    numbers.add(person.number());
                    person.insuranceCard().ifPresent(numbers::add);
                });
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Canaries::fixture).toList()) {
                String text = Files.readString(file);
                for (Pattern pattern : List.of(CCCD, BHYT, CARD)) {
                    Matcher found = pattern.matcher(text);
                    while (found.find()) {
                        numbers.add(found.group());
                    }
                }
            }
        }
        // Amounts in a terminal's field of twelve digits look like a CCCD of no province.
        numbers.removeIf(number -> number.startsWith("0000"));
        return new Canaries(numbers);
    }

    private static boolean fixture(Path file) {
        String name = file.toString();
        return name.endsWith(".java")
                && (name.contains("/src/test/java/")
                        || name.contains("/virtual-hospital/src/main/java/"));
    }

    int size() {
        return numbers.size();
    }

    /// Which of them stand in a text, plainly or as hexadecimal.
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (String number : numbers) {
            String hex = HexFormat.of().formatHex(number.getBytes(StandardCharsets.US_ASCII));
            if (text.contains(number) || text.contains(hex)) {
                found.add(number);
            }
        }
        return found;
    }

    /// Which of them stand in any file of these, and inside archives; each with the file's name.
    List<String> inFiles(List<Path> files) throws IOException {
        List<String> hits = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(".zip")) {
                try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
                    for (ZipEntry entry = zip.getNextEntry();
                            entry != null;
                            entry = zip.getNextEntry()) {
                        add(hits, file + "!" + entry.getName(), zip);
                    }
                }
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    add(hits, file.toString(), in);
                }
            }
        }
        return hits;
    }

    private void add(List<String> hits, String name, InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        in(text).forEach(number -> hits.add(name + ": " + number));
    }
}
