package vn.hospitalkiosk.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.gateway.people.Administration.Outcome;
import vn.hospitalkiosk.gateway.store.TestDatabase;

@Timeout(60)
class AdministrationTest {
    private final PeopleHouse house = new PeopleHouse();

    private PeopleHouse.Member firstAdministrator() {
        Outcome first = house.administration.first(new PersonId("quan-tri"), "Đỗ Tuấn Anh");
        return house.joined(((Outcome.Invited) first).token());
    }

    @Test
    void the_first_administrator_comes_by_a_one_time_link_and_nobody_after() {
        var first = house.administration.first(new PersonId("quan-tri"), "Đỗ Tuấn Anh");
        String token = ((Outcome.Invited) first).token();
        String newer =
                ((Outcome.Invited)
                                house.administration.first(new PersonId("quan-tri"), "Đỗ Tuấn Anh"))
                        .token();
        assertThat(house.welcome.guest(token)).as("replaced").isEmpty();
        var admin = house.joined(newer);
        assertThat(admin.now().isActiveAdministrator()).isTrue();
        assertThat(house.welcome.guest(newer)).as("used").isEmpty();
        assertThat(house.administration.first(new PersonId("ke-la"), "Ai đó"))
                .isInstanceOf(Outcome.NotTheFirst.class);
    }

    @Test
    void the_last_administrator_stays() {
        var admin = firstAdministrator();
        assertThat(house.administration.lock(admin.id, admin.id))
                .isInstanceOf(Outcome.LastAdministrator.class);
        assertThat(house.administration.reset(admin.id, admin.id))
                .isInstanceOf(Outcome.LastAdministrator.class);
        var second = house.member("quan-tri-2", Role.ADMINISTRATOR);
        assertThat(house.administration.lock(second.id, admin.id)).isInstanceOf(Outcome.Done.class);
        assertThat(house.administration.lock(second.id, second.id))
                .isInstanceOf(Outcome.LastAdministrator.class);
        assertThat(house.administration.roles(admin.id, second.id, Set.of(Role.TECHNICIAN)))
                .isInstanceOf(Outcome.LastAdministrator.class);
    }

    @Test
    void two_administrators_who_lock_each_other_at_once_leave_one() throws Exception {
        for (int round = 0; round < 10; round++) {
            PeopleHouse other = new PeopleHouse();
            PersonId a = new PersonId("quan-tri-a");
            PersonId b = new PersonId("quan-tri-b");
            for (PersonId id : List.of(a, b)) {
                other.people.add(
                        new Person(
                                id,
                                "Quản trị",
                                Set.of(Role.ADMINISTRATOR),
                                Standing.INVITED,
                                0,
                                other.now));
                other.people.equip(id, new Credentials("x", Bytes.of(new byte[] {1})));
                other.people.change(
                        new Person(
                                id,
                                "Quản trị",
                                Set.of(Role.ADMINISTRATOR),
                                Standing.ACTIVE,
                                1,
                                other.now));
            }
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                both.invokeAll(
                        List.<Callable<Outcome>>of(
                                () -> other.administration.lock(a, b),
                                () -> other.administration.lock(b, a)));
            }
            assertThat(other.people.all().stream().filter(Person::isActiveAdministrator))
                    .hasSize(1);
        }
    }

    @Test
    void who_administers_moves_no_money_and_nobody_changes_their_own_roles() {
        var admin = firstAdministrator();
        assertThat(
                        house.administration.add(
                                admin.id,
                                new PersonId("ca-hai"),
                                "Cả Hai",
                                Set.of(Role.ADMINISTRATOR, Role.CHIEF_ACCOUNTANT)))
                .isInstanceOf(Outcome.RolesClash.class);
        assertThat(
                        house.administration.roles(
                                admin.id, admin.id, Set.of(Role.ADMINISTRATOR, Role.AUDITOR)))
                .isInstanceOf(Outcome.NotOneself.class);
        assertThat(
                        house.administration.add(
                                admin.id, new PersonId("khong-vai"), "Không Vai", Set.of()))
                .isInstanceOf(Outcome.NoRole.class);
        assertThat(house.administration.add(admin.id, admin.id, "Trùng Tên", Set.of(Role.CASHIER)))
                .isInstanceOf(Outcome.NameTaken.class);
        assertThat(house.administration.lock(admin.id, new PersonId("khong-ai")))
                .isInstanceOf(Outcome.Nobody.class);
    }

    @Test
    void a_reset_ends_password_phone_and_earlier_links_at_once() {
        var admin = firstAdministrator();
        var a = house.member("nva.ketoan", Role.ACCOUNTANT);
        String link = ((Outcome.Invited) house.administration.reset(admin.id, a.id)).token();
        assertThat(house.signIn.password("nva.ketoan", PeopleHouse.PASSWORD))
                .isEqualTo(new SignIn.PasswordAnswer.Wrong());
        assertThat(a.shows(a.code(0))).isInstanceOf(SignIn.CodeAnswer.Ended.class);
        house.later(Duration.ofHours(25));
        assertThat(house.welcome.guest(link)).as("expired").isEmpty();
        String fresh = ((Outcome.Invited) house.administration.reset(admin.id, a.id)).token();
        var again = house.joined(fresh);
        assertThat(again.shows(again.code(0))).isInstanceOf(SignIn.CodeAnswer.Right.class);
        assertThat(again.shows(a.code(1)))
                .as("the old phone")
                .isInstanceOf(SignIn.CodeAnswer.Wrong.class);
        assertThat(house.audited)
                .contains(
                        "quan-tri one-time-link nva.ketoan",
                        "nva.ketoan credentials-set nva.ketoan one-time link");
    }

    @Test
    void a_weak_password_is_refused_and_five_wrong_codes_end_the_link() {
        String token =
                ((Outcome.Invited)
                                house.administration.first(new PersonId("quan-tri"), "Đỗ Tuấn Anh"))
                        .token();
        for (String weak :
                List.of("ngắn quá", "aaaaaaaaaaaaaaaaaa", "quan-tri quan-tri 1", "x".repeat(200))) {
            assertThat(house.welcome.join(token, weak, "000000"))
                    .isInstanceOf(Welcome.Answer.WeakPassword.class);
        }
        for (int n = 1; n < Tries.ALLOWED; n++) {
            assertThat(house.welcome.join(token, PeopleHouse.PASSWORD, "000000"))
                    .isInstanceOf(Welcome.Answer.WrongCode.class);
        }
        assertThat(house.welcome.join(token, PeopleHouse.PASSWORD, "000000"))
                .isInstanceOf(Welcome.Answer.Gone.class);
        assertThat(house.welcome.guest(token)).isEmpty();
    }

    @Test
    void the_database_removes_nobody() {
        firstAdministrator();
        assertThatThrownBy(() ->
                        TestDatabase.jdbc()
                                .sql("DELETE FROM person WHERE facility_id = ?")
                                .param(house.facility.value())
                                .update())
                .hasMessageContaining("append-only");
    }
}
