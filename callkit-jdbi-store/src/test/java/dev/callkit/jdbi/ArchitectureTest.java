package dev.callkit.jdbi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An adapter depends on the core alone, and shows no library's types. */
class ArchitectureTest {
  private static final JavaClasses STORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.callkit.jdbi");

  @Test
  void theStoreNeedsTheCoreAndThreeLibraries() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.callkit.jdbi",
            "dev.callkit.store",
            "dev.callkit.cost",
            "dev.callkit.business",
            "dev.callkit.progress",
            "dev.callkit.intake",
            "dev.callkit.outcome",
            "dev.callkit.interview",
            "dev.callkit.dialogue",
            "dev.callkit.telephony",
            "dev.callkit.question",
            "dev.callkit.call",
            "java..",
            "javax.crypto..",
            "javax.sql",
            "org.jdbi.v3.core..",
            "org.postgresql",
            "com.fasterxml.jackson..",
            "org.slf4j",
            "org.jspecify.annotations")
        .check(STORE);
  }

  @Test
  void oneClassIsTheWayInAndThreeHangOnIt() {
    Set<String> open = new TreeSet<>();
    for (JavaClass type : STORE) {
      if (type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass()) {
        open.add(type.getSimpleName());
      }
    }
    assertThat(open)
        .containsExactly("JdbiCallStore", "PersonalData", "StoreKeys", "StoredBusinesses");
  }

  @Test
  void noLibrarysTypeIsOnAPublicSignature() {
    List<String> shown = new ArrayList<>();
    for (Class<?> type :
        List.of(
            JdbiCallStore.class,
            StoredBusinesses.class,
            JdbiCallStore.Builder.class,
            PersonalData.class,
            StoreKeys.class)) {
      for (Method method : type.getMethods()) {
        Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
            .map(Class::getName)
            .filter(name -> name.startsWith("org.") || name.startsWith("com."))
            .forEach(name -> shown.add(method.getName() + ": " + name));
      }
    }
    assertThat(shown).isEmpty();
  }

  @Test
  void theDriverIsTheHostsAndOnlyNoticesNeedIt() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Notices")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql..", "com.zaxxer..")
        .check(STORE);
  }

  @Test
  void noFileHoldsTwoRooms() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(file, StandardCharsets.UTF_8))
            .as(file.toString())
            .hasSizeLessThanOrEqualTo(400);
      }
    }
  }
}
