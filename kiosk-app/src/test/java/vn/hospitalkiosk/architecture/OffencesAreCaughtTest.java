package vn.hospitalkiosk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A rule that catches nothing is no rule: each one must find the offence planted for it in the test package `offence`.
class OffencesAreCaughtTest {
    private static final String PLANTED = "vn.hospitalkiosk.architecture.offence";

    @TestFactory
    Stream<DynamicTest> each_rule_catches_its_planted_offence() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return new Rules(PLANTED)
                .all().entrySet().stream()
                        .map(rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(),
                                        () ->
                                                assertThat(
                                                                rule.getValue()
                                                                        .allowEmptyShould(true)
                                                                        .evaluate(planted)
                                                                        .hasViolation())
                                                        .isTrue()));
    }
}
