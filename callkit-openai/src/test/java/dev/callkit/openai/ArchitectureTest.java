package dev.callkit.openai;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An adapter depends on the core alone, and shows no library's types. */
class ArchitectureTest {
  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.callkit.openai");

  @Test
  void theAdapterNeedsTheCoreAndTheSdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.callkit.openai",
            "dev.callkit.dialogue",
            "dev.callkit.question",
            "dev.callkit.interview",
            "dev.callkit.cost",
            "dev.callkit.call",
            "java..",
            "com.openai..",
            "okhttp3",
            "com.fasterxml.jackson..",
            "kotlin..",
            "org.slf4j",
            "org.jspecify.annotations")
        .check(ADAPTER);
  }

  @Test
  void theClockIsHandedIn() {
    noClasses().should().callMethod(Instant.class, "now").check(ADAPTER);
    noClasses().should().callMethod(LocalDate.class, "now").check(ADAPTER);
  }

  @Test
  void noSignatureShowsALibrary() {
    List<String> shown = new ArrayList<>();
    for (JavaClass type : ADAPTER) {
      if (type.getModifiers().contains(JavaModifier.PUBLIC)) {
        for (Method method : type.reflect().getMethods()) {
          List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
          types.add(method.getReturnType());
          for (Class<?> seen : types) {
            String name = seen.getName();
            if (name.startsWith("com.")
                || name.startsWith("okhttp3")
                || name.startsWith("kotlin")) {
              shown.add(method.toString());
            }
          }
        }
      }
    }
    assertThat(shown).isEmpty();
  }
}
