package cim.person.infrastructure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The few rules that neither Maven nor the compiler can see.
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("test-classes") && !place.contains("-tests"))
          .importPackages("cim.person");

  @Test
  void theDomainKnowsNothingButJava() {
    classes()
        .that()
        .resideInAPackage("cim.person.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("cim.person.domain..", "java..", "org.jspecify..")
        .check(PRODUCT);
  }

  @Test
  void theApplicationKnowsTheDomainAndNoTechnology() {
    noClasses()
        .that()
        .resideInAPackage("cim.person.application..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "cim.person.infrastructure..", "jakarta.json..", "jakarta.ws..", "io.nats..")
        .check(PRODUCT);
  }

  @Test
  void timeAndChanceComeInAtTheEdges() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..cli..")
        .and()
        .doNotHaveSimpleName("Wiring")
        .should()
        .callMethodWhere(asksClockOrChance())
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(PRODUCT);
  }

  @Test
  void natsIsKnownInOnePackage() {
    onlyIn("io.nats..", "..nats..", "..compatibility..");
  }

  @Test
  void jsonIsKnownInFewPackages() {
    onlyIn("jakarta.json.bind..", "..json..", "..ipld..");
    onlyIn("jakarta.json..", "..json..", "..ipld..", "..cli..", "..siblings..");
  }

  @Test
  void tokensAreKnownInOnePackage() {
    onlyIn("org.jose4j..", "..security..");
  }

  @Test
  void theStoresOfTheReadModelAreKnownInOnePackage() {
    onlyIn("org.rocksdb..", "..index..");
    onlyIn("org.apache.lucene..", "..index..");
  }

  /// The application counts as one: its ports speak of its records.
  @Test
  void packagesDependInOneDirection() {
    slices().matching("cim.person.(*)..").should().beFreeOfCycles().check(PRODUCT);
    slices().matching("cim.person.domain.(*)..").should().beFreeOfCycles().check(PRODUCT);
    slices().matching("cim.person.infrastructure.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void whatIsPublicInInfrastructureIsUsedByAnotherPackage() {
    classes()
        .that()
        .resideInAPackage("cim.person.infrastructure..")
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("Cli")
        .should(beUsedByAnotherPackage())
        .check(PRODUCT);
  }

  private static void onlyIn(String library, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaCall<?>> asksClockOrChance() {
    Set<String> now = Set.of("now", "system", "systemUTC", "systemDefaultZone");
    Map<Class<?>, Set<String>> asking =
        Map.of(
            Instant.class, now,
            LocalDate.class, now,
            Clock.class, now,
            InstantSource.class, now,
            System.class, Set.of("currentTimeMillis"),
            UUID.class, Set.of("randomUUID"),
            Math.class, Set.of("random"));
    return DescribedPredicate.describe(
        "asks the clock or chance",
        call ->
            asking.entrySet().stream()
                .filter(entry -> call.getTargetOwner().isEquivalentTo(entry.getKey()))
                .anyMatch(entry -> entry.getValue().contains(call.getName())));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
    return new ArchCondition<>("be used by another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean used =
            PRODUCT.stream()
                .filter(user -> !user.getPackageName().equals(type.getPackageName()))
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .map(use -> outermost(use.getTargetClass()))
                .anyMatch(type::equals);
        events.add(new SimpleConditionEvent(type, used, type.getName() + " is used within only"));
      }
    };
  }
}
