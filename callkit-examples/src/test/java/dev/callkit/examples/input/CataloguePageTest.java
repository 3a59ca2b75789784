package dev.callkit.examples.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/catalogue.md is true: its examples can be read. */
class CataloguePageTest {
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  private static List<String> examples() throws IOException {
    String page = Files.readString(Path.of("../docs/catalogue.md"), StandardCharsets.UTF_8);
    return JSON.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static CatalogueFile read(String json) {
    return CatalogueFile.parse(new TextFile("catalogue.md", json));
  }

  @Test
  void itsExamplesCanBeRead() throws IOException {
    List<String> examples = examples();
    String bundled = CatalogueSchemaTest.resource("grocery-store.json");
    String open = bundled.substring(0, bundled.lastIndexOf('}')).stripTrailing();

    assertThat(examples).hasSize(4);
    assertThat(read(examples.get(0)).catalogue().questions()).hasSize(2);
    String asked = "[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"nps\", ";
    assertThat(read(asked + examples.get(1) + "}]").catalogue().questions().get(0).triggers())
        .hasSize(3);
    assertThat(read(open + "," + examples.get(2) + "}").catalogue().pairs()).hasSize(3);
    assertThat(customers(examples.get(3))).hasSize(1);
  }

  @Test
  void theSampleOfCustomersCanBeRead() throws IOException {
    String sample = Files.readString(Path.of("../docs/samples/customers.json"));

    assertThat(customers(sample)).hasSize(3);
  }

  private static List<ContextFile.Described> customers(String json) {
    return ContextFile.parse(
            new TextFile("customers.json", json),
            Instant.parse("2026-11-23T09:00:00Z"),
            ZoneId.of("Europe/Stockholm"),
            Optional.of(CatalogueFile.bundled().catalogue()))
        .customers();
  }
}
