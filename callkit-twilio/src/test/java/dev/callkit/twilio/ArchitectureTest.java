package dev.callkit.twilio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.callkit.twilio");

  @Test
  void theAdapterNeedsTheCoreAndThreeLibraries() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.callkit.twilio",
            "dev.callkit.conduct",
            "dev.callkit.interview",
            "dev.callkit.dialogue",
            "dev.callkit.telephony",
            "dev.callkit.question",
            "dev.callkit.cost",
            "dev.callkit.call",
            "java..",
            "javax.crypto..",
            "com.twilio..",
            "okhttp3..",
            "com.fasterxml.jackson..",
            "org.slf4j",
            "org.jspecify.annotations")
        .check(ADAPTER);
  }

  @Test
  void onlyTheTransportAndTheApiKnowTheirLibraries() {
    Set<String> know = new TreeSet<>();
    for (JavaClass type : ADAPTER) {
      boolean knows =
          type.getDirectDependenciesFromSelf().stream()
              .map(dependency -> dependency.getTargetClass().getPackageName())
              .anyMatch(name -> name.startsWith("com.twilio") || name.startsWith("okhttp3"));
      if (knows && type.isTopLevelClass()) {
        know.add(type.getSimpleName());
      }
    }
    assertThat(know)
        .containsExactly("Api", "CallView", "OkTransport", "SingleShot", "TwilioRecords");
  }

  @Test
  void whatAHostNamesIsAllThatIsOpen() {
    Set<String> open = new TreeSet<>();
    for (JavaClass type : ADAPTER) {
      if (type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass()) {
        open.add(type.getSimpleName());
      }
    }
    assertThat(open)
        .containsExactly(
            "CallQuality",
            "Recording",
            "RecordingListener",
            "SocketSender",
            "TwilioBuilder",
            "TwilioRecords",
            "TwilioSocket",
            "TwilioSockets",
            "TwilioTelephony",
            "TwilioWebhooks",
            "WayToTalk",
            "WebhookRequest",
            "WebhookResponse");
  }

  @Test
  void noLibrarysTypeIsOnAPublicSignature() throws ClassNotFoundException {
    List<String> shown = new ArrayList<>();
    for (JavaClass known : ADAPTER) {
      if (!known.getModifiers().contains(JavaModifier.PUBLIC)) {
        continue;
      }
      for (Method method : Class.forName(known.getName()).getMethods()) {
        Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
            .map(Class::getName)
            .filter(name -> name.matches("(com|okhttp3|kotlin|org)\\..*"))
            .forEach(name -> shown.add(method.getName() + ": " + name));
      }
    }
    assertThat(shown).isEmpty();
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
