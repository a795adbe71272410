package vn.hospitalkiosk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of the house over the classes of every module.
class ArchitectureTest {
    private static final List<String> MODULES =
            List.of(
                    "device-drivers",
                    "payment-gateway/api",
                    "payment-gateway/server",
                    "kiosk-app",
                    "virtual-hospital");
    private static JavaClasses product = new ClassFileImporter().importPackages("none");

    @BeforeAll
    static void importEveryModule() {
        product =
                new ClassFileImporter()
                        .importPaths(
                                MODULES.stream()
                                        .map(module ->
                                                Path.of("..")
                                                        .resolve(module)
                                                        .resolve("target/classes"))
                                        .filter(Files::isDirectory)
                                        .toList());
    }

    @Test
    void every_module_is_looked_at() {
        for (String part : List.of("device", "api", "gateway", "kiosk", "virtual")) {
            assertThat(product)
                    .anyMatch(type -> type.getPackageName().startsWith("vn.hospitalkiosk." + part));
        }
    }

    @TestFactory
    Stream<DynamicTest> the_product_keeps_every_rule() {
        return new Rules("vn.hospitalkiosk")
                .all().entrySet().stream()
                        .map(rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(),
                                        () ->
                                                rule.getValue()
                                                        .allowEmptyShould(true)
                                                        .check(product)));
    }
}
