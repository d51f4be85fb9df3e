package dev.shopconnector.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.shopconnector.database.Looks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@AnalyzeClasses(packages = "dev.shopconnector", importOptions = ImportOption.DoNotIncludeTests.class)
class HousePlanTest {
    private static final String OURS = "dev.shopconnector..";

    @ArchTest
    static final ArchRule tiktokKnowsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.shopconnector.tiktok..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.shopconnector.shipstation..",
                    "dev.shopconnector.orders..",
                    "dev.shopconnector.shipments..",
                    "dev.shopconnector.connections..",
                    "dev.shopconnector.audit..",
                    "dev.shopconnector.access..",
                    "dev.shopconnector.pages..",
                    "dev.shopconnector.operations..");

    @ArchTest
    static final ArchRule shipstationKnowsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.shopconnector.shipstation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.shopconnector.tiktok..",
                    "dev.shopconnector.orders..",
                    "dev.shopconnector.shipments..",
                    "dev.shopconnector.connections..",
                    "dev.shopconnector.audit..",
                    "dev.shopconnector.access..",
                    "dev.shopconnector.pages..",
                    "dev.shopconnector.operations..");

    @ArchTest
    static final ArchRule connectionsDoNotKnowOrders = noClasses()
            .that()
            .resideInAPackage("dev.shopconnector.connections..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.shopconnector.orders..", "dev.shopconnector.shipments..");

    /** A webhook makes others look; nobody depends on having been called. */
    @ArchTest
    static final ArchRule theCoreDoesNotKnowWebhooks = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.shopconnector.tiktok..",
                    "dev.shopconnector.shipstation..",
                    "dev.shopconnector.orders..",
                    "dev.shopconnector.shipments..",
                    "dev.shopconnector.connections..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.shopconnector.webhooks..");

    @ArchTest
    static final ArchRule nothingKnowsOperations = noClasses()
            .that()
            .resideInAPackage(OURS)
            .and()
            .resideOutsideOfPackages("dev.shopconnector.operations..", "dev.shopconnector.pages..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.shopconnector.operations..");

    @ArchTest
    static final ArchRule nothingKnowsPages = noClasses()
            .that()
            .resideOutsideOfPackage("dev.shopconnector.pages..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.shopconnector.pages..");

    @ArchTest
    static final ArchRule whoMayIsAskedByPagesAndOperationsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.shopconnector.access..",
                    "dev.shopconnector.pages..",
                    "dev.shopconnector.operations..",
                    "dev.shopconnector.console..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.shopconnector.access..");

    @ArchTest
    static final ArchRule theAuditLogKnowsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.shopconnector.audit..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are ours and elsewhere",
                    type -> type.getPackageName().startsWith("dev.shopconnector")
                            && !type.getPackageName().startsWith("dev.shopconnector.audit")));

    @ArchTest
    static final ArchRule onlyPagesAskForSettingsToBeSaved = noClasses()
            .that()
            .resideInAPackage(OURS)
            .and()
            .resideOutsideOfPackages(
                    "dev.shopconnector.settings..", "dev.shopconnector.pages..", "dev.shopconnector.console..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.shopconnector.settings..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("dev.shopconnector")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    /**
     * The pool does not autocommit (ADR 0003): what writes outside a transaction is silently rolled back. The server lets
     * {@link Looks} write nothing.
     */
    @ArchTest
    static final ArchRule whoeverSpeaksToTheDatabaseSaysInWhichTransaction = classes()
            .that()
            .areNotAssignableTo(Looks.class)
            .and(DescribedPredicate.describe("speak to the database", HousePlanTest::speaksToTheDatabase))
            .should(new TransactionalCondition(List.of(Transactional.class)));

    @ArchTest
    static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule noJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule statesOfTheProcessAreInTheTables =
            noFields().that().areStatic().should().notBeFinal().because("no state in memory that the tables lack");

    private static boolean speaksToTheDatabase(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(JdbcClient.class)
                        || dependency.getTargetClass().isEquivalentTo(JdbcTemplate.class));
    }
}
