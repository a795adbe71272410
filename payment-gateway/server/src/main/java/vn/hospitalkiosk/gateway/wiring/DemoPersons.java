package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.people.Base32;
import vn.hospitalkiosk.gateway.people.Bytes;
import vn.hospitalkiosk.gateway.people.Credentials;
import vn.hospitalkiosk.gateway.people.Passwords;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Role;
import vn.hospitalkiosk.gateway.people.SecretBox;
import vn.hospitalkiosk.gateway.people.Standing;
import vn.hospitalkiosk.gateway.people.Totp;
import vn.hospitalkiosk.gateway.store.StoredPeople;

/// One invented person per role, so that demo and tests can sign in. Only in `simulated`; passwords and code secrets are random and stand in `secrets/people/demo.json`.
final class DemoPersons {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DemoPersons() {}

    /// One line of the file.
    ///
    /// @param codeSecret base 32, for RFC 6238
    private record Told(
            String person, String name, Role role, String password, String codeSecret) {}

    private record Invented(Role role, String id, String name) {}

    private static final List<Invented> ALL =
            List.of(
                    new Invented(Role.CASHIER, "lth.thungan", "Lê Thị Hạnh"),
                    new Invented(Role.ACCOUNTANT, "nvb.ketoan", "Nguyễn Văn Bình"),
                    new Invented(Role.CHIEF_ACCOUNTANT, "pqd.ketoantruong", "Phạm Quốc Dũng"),
                    new Invented(Role.RECEPTION, "ttl.tiepdon", "Trần Thị Lan"),
                    new Invented(Role.TECHNICIAN, "thk.kythuat", "Trịnh Hoàng Kiên"),
                    new Invented(Role.AUDITOR, "vmn.kiemtoan", "Võ Minh Ngọc"),
                    new Invented(Role.ADMINISTRATOR, "dta.quantri", "Đỗ Tuấn Anh"));

    /// Makes who is missing. A file without its database, or the other way round, is made anew.
    static void complete(
            Path file, StoredPeople people, Passwords passwords, SecretBox box, Clock clock) {
        if (Files.exists(file)
                && ALL.stream()
                        .allMatch(p -> people.credentials(new PersonId(p.id())).isPresent())) {
            return;
        }
        List<Told> told = new ArrayList<>();
        for (Invented invented : ALL) {
            told.add(made(invented, people, passwords, box, clock));
        }
        try {
            Files.createDirectories(file.getParent());
            VarFolder.writeSecret(
                    file,
                    JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(told)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Told made(
            Invented invented,
            StoredPeople people,
            Passwords passwords,
            SecretBox box,
            Clock clock) {
        PersonId id = new PersonId(invented.id());
        String password = Base32.of(Totp.newSecret()).substring(0, 20);
        byte[] secret = Totp.newSecret();
        Person invited =
                new Person(
                        id,
                        invented.name(),
                        EnumSet.of(invented.role()),
                        Standing.INVITED,
                        0,
                        clock.instant());
        people.add(invited, true);
        people.equip(
                id,
                new Credentials(passwords.hash(password), Bytes.of(box.seal(secret, id.value()))));
        people.change(
                new Person(
                        id, invited.name(), invited.roles(), Standing.ACTIVE, 1, invited.added()));
        return new Told(
                invented.id(), invented.name(), invented.role(), password, Base32.of(secret));
    }
}
