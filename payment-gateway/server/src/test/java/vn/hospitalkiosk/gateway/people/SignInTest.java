package vn.hospitalkiosk.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.gateway.people.SignIn.CodeAnswer;
import vn.hospitalkiosk.gateway.people.SignIn.PasswordAnswer;
import vn.hospitalkiosk.gateway.store.TestDatabase;

@Timeout(60)
class SignInTest {
    private final PeopleHouse house = new PeopleHouse();

    @Test
    void password_and_code_are_both_needed_and_a_code_counts_once() {
        var a = house.member("nva.ketoan", Role.ACCOUNTANT);
        assertThat(house.signIn.password(" NVA.ketoan ", PeopleHouse.PASSWORD))
                .isInstanceOf(PasswordAnswer.Right.class);
        String code = a.code(0);
        assertThat(a.shows(code)).isInstanceOf(CodeAnswer.Right.class);
        assertThat(a.shows(code)).isEqualTo(new CodeAnswer.Wrong(4));
        assertThat(a.shows(a.code(-1)))
                .as("an older one than the one used")
                .isEqualTo(new CodeAnswer.Wrong(3));
        house.later(Duration.ofSeconds(30));
        assertThat(a.shows(a.code(0))).isInstanceOf(CodeAnswer.Right.class);
    }

    @Test
    void unknown_name_wrong_password_and_locked_person_are_told_the_same_also_when_blocked() {
        house.member("nva.ketoan", Role.ACCOUNTANT);
        var locked = house.member("ntb.thungan", Role.CASHIER);
        house.administration.lock(new PersonId("quan-tri"), locked.id);
        for (int n = 1; n < Tries.ALLOWED; n++) {
            assertThat(house.signIn.password("nva.ketoan", "sai mật khẩu rồi"))
                    .isEqualTo(new PasswordAnswer.Wrong());
            assertThat(house.signIn.password("khong.co.ai", "sai mật khẩu rồi"))
                    .isEqualTo(new PasswordAnswer.Wrong());
            assertThat(house.signIn.password("ntb.thungan", PeopleHouse.PASSWORD))
                    .isEqualTo(new PasswordAnswer.Wrong());
        }
        PasswordAnswer blocked = new PasswordAnswer.Blocked(house.now.plus(Tries.BLOCKED_FOR));
        assertThat(house.signIn.password("nva.ketoan", "sai mật khẩu rồi")).isEqualTo(blocked);
        assertThat(house.signIn.password("khong.co.ai", "sai mật khẩu rồi")).isEqualTo(blocked);
        assertThat(house.signIn.password("ntb.thungan", PeopleHouse.PASSWORD)).isEqualTo(blocked);
        house.later(Duration.ofMinutes(14));
        assertThat(house.signIn.password("nva.ketoan", PeopleHouse.PASSWORD)).isEqualTo(blocked);
        house.later(Duration.ofMinutes(2));
        assertThat(house.signIn.password("nva.ketoan", PeopleHouse.PASSWORD))
                .isInstanceOf(PasswordAnswer.Right.class);
        assertThat(house.audited)
                .noneMatch(line -> line.contains("khong.co.ai") || line.contains("mật khẩu"));
    }

    @Test
    void a_right_password_does_not_forgive_wrong_codes() {
        var a = house.member("nva.ketoan", Role.ACCOUNTANT);
        for (int n = 1; n < Tries.ALLOWED; n++) {
            assertThat(house.signIn.password("nva.ketoan", PeopleHouse.PASSWORD))
                    .isInstanceOf(PasswordAnswer.Right.class);
            assertThat(a.shows("000000")).isEqualTo(new CodeAnswer.Wrong(Tries.ALLOWED - n));
        }
        assertThat(a.shows("000000")).isInstanceOf(CodeAnswer.Blocked.class);
        assertThat(a.shows(a.code(0))).isInstanceOf(CodeAnswer.Blocked.class);
    }

    @Test
    void one_code_shown_by_many_at_once_counts_once_and_many_guesses_at_once_are_five()
            throws Exception {
        var a = house.member("nva.ketoan", Role.ACCOUNTANT);
        int epoch = a.now().epoch();
        String code = a.code(0);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Callable<CodeAnswer>> same =
                    IntStream.range(0, 20)
                            .mapToObj(_ -> () -> house.signIn.code(a.id, epoch, code, "race"));
            assertThat(
                            answers(many.invokeAll(same.toList()))
                                    .filter(CodeAnswer.Right.class::isInstance))
                    .hasSizeLessThanOrEqualTo(1);
            house.later(Duration.ofMinutes(20));
            Stream<Callable<CodeAnswer>> guesses =
                    IntStream.range(0, 40)
                            .mapToObj(n ->
                                    () -> house.signIn.code(a.id, epoch, "99999" + n % 10, "race"));
            assertThat(
                            answers(many.invokeAll(guesses.toList()))
                                    .filter(CodeAnswer.Wrong.class::isInstance))
                    .hasSizeLessThanOrEqualTo(Tries.ALLOWED - 1);
        }
    }

    private static Stream<CodeAnswer> answers(List<Future<CodeAnswer>> all) {
        return all.stream().map(Future::resultNow);
    }

    @Test
    void a_session_of_older_credentials_proves_nothing_more() {
        var a = house.member("nva.ketoan", Role.ACCOUNTANT);
        int before = a.now().epoch();
        house.administration.roles(new PersonId("quan-tri"), a.id, java.util.Set.of(Role.CASHIER));
        assertThat(house.signIn.code(a.id, before, a.code(0), "late"))
                .isInstanceOf(CodeAnswer.Ended.class);
    }

    @Test
    void no_secret_stands_readable_in_the_database() {
        var a = house.member("nva.ketoan", Role.ACCOUNTANT);
        Credentials kept = house.people.credentials(a.id).orElseThrow();
        byte[] secret = house.box.open(kept.codeSecret().copy(), a.id.value());
        assertThat(kept.codeSecret().copy()).hasSizeGreaterThan(secret.length);
        assertThat(java.util.HexFormat.of().formatHex(kept.codeSecret().copy()))
                .doesNotContain(java.util.HexFormat.of().formatHex(secret));
        assertThat(kept.passwordHash()).startsWith("$argon2id$");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> house.box.open(kept.codeSecret().copy(), "somebody.else"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(
                        TestDatabase.jdbc()
                                .sql(
                                        "SELECT count(*) FROM sign_in_try WHERE facility_id = ? AND encode(name_key, 'escape') LIKE '%nva%'")
                                .param(house.facility.value())
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
