package vn.hospitalkiosk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The rules of the house, by name; `root` is the package they hold in: the product's, or that of the planted offences.
final class Rules {
    private final String root;

    Rules(String root) {
        this.root = root;
    }

    private String in(String packages) {
        return root + "." + packages;
    }

    Map<String, ArchRule> all() {
        return Map.ofEntries(
                Map.entry("cycles", cycles()),
                Map.entry("drivers know nothing of ours", driversStandAlone()),
                Map.entry(
                        "the virtual hospital knows nothing of ours", virtualHospitalStandsAlone()),
                Map.entry("the api is plain Java", apiIsPlain()),
                Map.entry("the kiosk has no Spring and no server", kioskHasNoSpring()),
                Map.entry("Spring stays at the edges", springStaysAtTheEdges()),
                Map.entry("SQL stays in store and journal", sqlStaysInStores()),
                Map.entry("JavaFX stays in screens", javaFxStaysInScreens()),
                Map.entry("jSerialComm stays in serial", serialLibraryStaysInSerial()),
                Map.entry("USB library stays in usb", usbLibraryStaysInUsb()),
                Map.entry("sockets of devices stay in transports", socketsStayInTransports()),
                Map.entry("adapters do not see each other", adaptersDoNotSeeEachOther()),
                Map.entry("no wall clock", noWallClock()),
                Map.entry("no floating-point money", noFloatingPointMoney()),
                Map.entry("no forbidden names", noForbiddenNames()),
                Map.entry("no field injection", noFieldInjection()));
    }

    private ArchRule cycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes two packages one");
    }

    private ArchRule driversStandAlone() {
        return classes()
                .that()
                .resideInAPackage(in("device.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(in("device..")).or(not(resideInAPackage(root + ".."))))
                .because("device-drivers knows nothing of hospitals or payments");
    }

    private ArchRule virtualHospitalStandsAlone() {
        return classes()
                .that()
                .resideInAPackage(in("virtual.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(in("virtual..")).or(not(resideInAPackage(root + ".."))))
                .because("a bug shared by a simulator and what it tests would cancel out");
    }

    private ArchRule apiIsPlain() {
        return classes()
                .that()
                .resideInAPackage(in("api.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                in("api.."),
                                "java..",
                                "com.fasterxml.jackson.annotation..",
                                "org.jspecify.annotations.."))
                .because("the words between kiosk and gateway are plain Java");
    }

    private ArchRule kioskHasNoSpring() {
        return noClasses()
                .that()
                .resideInAPackage(in("kiosk.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", in("gateway..")))
                .because("constructors wire ~40 objects, and the first frame must not wait");
    }

    private ArchRule springStaysAtTheEdges() {
        return noClasses()
                .that(
                        resideInAPackage(in("gateway.."))
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        in("gateway"),
                                                        in("gateway.wiring.."),
                                                        in("gateway.security.."),
                                                        in("gateway.kiosk.."),
                                                        in("gateway.finance.."),
                                                        in("gateway.desk.."),
                                                        in("gateway.store.."))))
                                .and(not(callbackClasses())))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta.."))
                .because("deciding and doing are apart");
    }

    private static DescribedPredicate<JavaClass> callbackClasses() {
        return DescribedPredicate.describe(
                "callback classes of a psp",
                c -> c.getName().matches(".*\\.psp\\..*Callback[^.]*"));
    }

    private ArchRule sqlStaysInStores() {
        return noClasses()
                .that(
                        resideInAPackage(root + "..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        in("gateway.store.."),
                                                        in("gateway.wiring.."),
                                                        in("kiosk.journal..")))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "org.springframework.jdbc..",
                                "org.flywaydb.."))
                .because("SQL has one room per process");
    }

    private ArchRule javaFxStaysInScreens() {
        return noClasses()
                .that(
                        resideInAPackage(root + "..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        in("kiosk"),
                                                        in("kiosk.screen.."),
                                                        in("kiosk.technician.."),
                                                        in("kiosk.rehearsal..")))))
                .should()
                .dependOnClassesThat(resideInAPackage("javafx.."))
                .because("devices never call screens and deciding needs no window");
    }

    private ArchRule serialLibraryStaysInSerial() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("device.serial.."))
                .should()
                .dependOnClassesThat(resideInAPackage("com.fazecast.."))
                .because("its traps are repaired in one place");
    }

    private ArchRule usbLibraryStaysInUsb() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("device.usb.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.usb4java.."))
                .because("its traps are repaired in one place");
    }

    private ArchRule socketsStayInTransports() {
        return noClasses()
                .that(
                        resideInAPackage(in("device.."))
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        in("device.tcp.."),
                                                        in("device.smartcard.socket..")))))
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(
                                java.net.Socket.class,
                                java.net.ServerSocket.class,
                                java.nio.channels.SocketChannel.class))
                .because("a driver talks to a transport");
    }

    private ArchRule adaptersDoNotSeeEachOther() {
        return slices().matching(in("gateway.psp.(*).."))
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(), resideInAPackage(in("gateway.psp.line")))
                .allowEmptyShould(true)
                .because("a method can be taken out by deleting its folder");
    }

    private ArchRule noWallClock() {
        DescribedPredicate<? super com.tngtech.archunit.core.domain.JavaMethodCall> wallClock =
                DescribedPredicate.describe(
                        "the wall clock",
                        call ->
                                (call.getTargetOwner().getName().startsWith("java.time.")
                                                && call.getName().equals("now")
                                                && call.getTarget().getRawParameterTypes().stream()
                                                        .noneMatch(type ->
                                                                type.isEquivalentTo(Clock.class)))
                                        || (call.getTargetOwner().isEquivalentTo(System.class)
                                                && call.getName().equals("currentTimeMillis")));
        return noClasses()
                .that(
                        resideInAnyPackage(
                                        in("device.."), in("gateway.."), in("kiosk.."), in("api.."))
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        in("gateway.wiring.."),
                                                        in("kiosk"),
                                                        in("gateway")))))
                .should()
                .callMethodWhere(wallClock)
                .because("time comes from an injected Clock");
    }

    private ArchRule noFloatingPointMoney() {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        in("api.."),
                        in("gateway.payment.."),
                        in("gateway.ledger.."),
                        in("gateway.psp.."),
                        in("gateway.finance.."),
                        in("gateway.reconciliation.."),
                        in("gateway.checkin.."),
                        in("gateway.his.."))
                .should()
                .haveRawType(
                        DescribedPredicate.describe(
                                "floating point",
                                type ->
                                        List.of(
                                                        "double",
                                                        "float",
                                                        "java.lang.Double",
                                                        "java.lang.Float")
                                                .contains(type.getName())))
                .because("đồng are whole");
    }

    private ArchRule noForbiddenNames() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Manager|Utils?|Helper|Impl|Dto)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.Abstract[A-Z][^.]*")
                .because("a name says what a thing is to the hospital");
    }

    private ArchRule noFieldInjection() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should(
                        new com.tngtech.archunit.lang.ArchCondition<JavaField>("not be injected") {
                            @Override
                            public void check(
                                    JavaField field,
                                    com.tngtech.archunit.lang.ConditionEvents events) {
                                for (JavaAnnotation<?> annotation : field.getAnnotations()) {
                                    String name = annotation.getRawType().getSimpleName();
                                    if (List.of("Autowired", "Inject", "Value", "Resource")
                                            .contains(name)) {
                                        events.add(
                                                com.tngtech.archunit.lang.SimpleConditionEvent
                                                        .violated(
                                                                field,
                                                                field.getFullName()
                                                                        + " is injected"));
                                    }
                                }
                            }
                        })
                .because("a constructor says what a class needs");
    }
}
