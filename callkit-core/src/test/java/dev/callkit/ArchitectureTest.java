package dev.callkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for the rooms of docs/rationale.md. */
class ArchitectureTest {
  /** From the lowest room up; each may use the ones before it. */
  private static final List<String> ROOMS =
      List.of(
          "call",
          "cost",
          "question",
          "feasibility",
          "telephony",
          "dialogue",
          "interview",
          "outcome",
          "intake",
          "business",
          "progress",
          "store",
          "conduct");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.callkit");

  static List<String> rooms() {
    return ROOMS;
  }

  @Test
  void everyPackageIsARoomWithItsPlace() {
    Set<String> found = new TreeSet<>();
    CORE.forEach(type -> found.add(type.getPackageName()));
    Set<String> expected = new TreeSet<>();
    ROOMS.forEach(room -> expected.add("dev.callkit." + room));
    expected.add("dev.callkit");
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void importsPointToALowerRoomOnly(String room) {
    String[] higher =
        ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
            .map(name -> "dev.callkit." + name)
            .toArray(String[]::new);
    if (higher.length > 0) {
      noClasses()
          .that()
          .resideInAPackage("dev.callkit." + room)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(higher)
          .check(CORE);
    }
    noClasses()
        .that()
        .resideInAPackage("dev.callkit." + room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.callkit")
        .check(CORE);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("dev.callkit.(*)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void telephonyAndDialogueDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("dev.callkit.dialogue")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.callkit.telephony")
        .check(CORE);
    noClasses()
        .that()
        .resideInAPackage("dev.callkit.telephony")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.callkit.dialogue")
        .check(CORE);
  }

  @Test
  void theCoreNeedsNothingButTheJdkAndThreeSmallLibraries() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.callkit..",
            "java..",
            "org.slf4j",
            "org.jspecify.annotations",
            "com.google.i18n.phonenumbers")
        .check(CORE);
  }

  @Test
  void libphonenumberIsOnNoPublicSignature() {
    classes()
        .that()
        .arePublic()
        .should(
            ArchCondition.from(
                DescribedPredicate.not(
                    DescribedPredicate.describe(
                        "show a foreign type", ArchitectureTest::showsForeign))))
        .check(CORE);
  }

  private static boolean showsForeign(JavaClass type) {
    return type.getMethods().stream()
            .filter(method -> !method.getModifiers().toString().contains("PRIVATE"))
            .anyMatch(
                method ->
                    isForeign(method.getRawReturnType())
                        || method.getRawParameterTypes().stream()
                            .anyMatch(ArchitectureTest::isForeign))
        || type.getConstructors().stream()
            .anyMatch(
                constructor ->
                    constructor.getRawParameterTypes().stream()
                        .anyMatch(ArchitectureTest::isForeign));
  }

  private static boolean isForeign(JavaClass type) {
    return type.getPackageName().startsWith("com.google");
  }

  @Test
  void nothingAmbientOutsideTheDefaultWiring() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.callkit.CallKit$Builder")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "reads the machine's clock, chance, zone or locale", ArchitectureTest::isAmbient))
        .check(CORE);
  }

  private static boolean isAmbient(JavaMethodCall call) {
    MethodCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    String name = target.getName();
    int parameters = target.getRawParameterTypes().size();
    return switch (name) {
      case "now" -> owner.startsWith("java.time.") && parameters == 0;
      case "system", "systemUTC", "systemDefaultZone" -> owner.startsWith("java.time.");
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "random" -> owner.equals("java.lang.Math");
      case "randomUUID" -> owner.equals("java.util.UUID");
      case "current" -> owner.equals("java.util.concurrent.ThreadLocalRandom");
      case "systemDefault" -> owner.equals("java.time.ZoneId");
      case "getDefault" -> owner.equals("java.util.Locale") || owner.equals("java.util.TimeZone");
      case "toLowerCase", "toUpperCase" -> owner.equals("java.lang.String") && parameters == 0;
      case "format", "formatted" ->
          owner.equals("java.lang.String")
              && !target.getRawParameterTypes().get(0).getName().equals("java.util.Locale");
      case "getBytes" -> owner.equals("java.lang.String") && parameters == 0;
      case "ofPattern" -> owner.startsWith("java.time.format") && parameters == 1;
      case "sleep" -> owner.equals("java.lang.Thread");
      default -> false;
    };
  }
}
