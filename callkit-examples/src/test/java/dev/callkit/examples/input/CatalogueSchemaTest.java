package dev.callkit.examples.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueSchemaTest {
  private static final String FOLDER = "/dev/callkit/examples/";
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(resource("catalogue.schema.json"), InputFormat.JSON);

  static String resource(String name) {
    try (InputStream in = CatalogueSchemaTest.class.getResourceAsStream(FOLDER + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static List<Error> validate(String json) {
    return SCHEMA.validate(
        json,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static String withQuestion(String fields) {
    return "{\"questions\": [{" + fields + "}]}";
  }

  @Test
  void theBundledCatalogueFollowsTheSchema() {
    assertThat(validate(resource("grocery-store.json"))).isEmpty();
  }

  @Test
  void theSchemaItselfFollowsItsDialect() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(resource("catalogue.schema.json"));

    assertThat(schema.get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                .validate(schema))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"questions\": []}",
        "[]",
        "{\"$schema\": \"x\", \"business\": \"Matboden\", \"questions\": []}",
        "[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"text\"}]",
        "[{\"id\": \"a\", \"text\": \"  Hur gick det?  \", \"kind\": \"rating\","
            + " \"scale\": {\"lowest\": 0, \"highest\": 100}, \"frequency\": 100.0}]",
        "[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"number\","
            + " \"range\": {\"most\": 2.5}, \"period\": {}, \"departments\": []}]",
        "[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"choice\","
            + " \"options\": [\"a\", \"b\"], \"period\": {\"until\": \"2026-12-24\"},"
            + " \"followUp\": \"Hur kommer det sig?\", \"enabled\": false, \"topic\": \"x\","
            + " \"priority\": \"optional\", \"seconds\": 5}]",
        "[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"text\", \"cooldownDays\": 0,"
            + " \"triggers\": []}]",
        "[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"text\", \"cooldownDays\": 3650,"
            + " \"triggers\": [{\"category\": [\"fisk\", \"kött\"], \"priority\": \"high\"},"
            + " {\"amount\": {\"least\": 0}}, {\"amount\": {\"most\": 1e12}},"
            + " {\"amount\": {\"least\": 99.5, \"most\": 99.5}},"
            + " {\"visit\": {\"from\": \"00:00\", \"until\": \"23:59\"}},"
            + " {\"visit\": {\"days\": [\"sun\", \"mon\"], \"from\": \"22:00\", \"until\": \"02:00\"}}]}]",
        "{\"questions\": [], \"pairs\": [], \"start\": \"aligned\", \"tuning\": {}}",
        "{\"questions\": [], \"start\": \"spread\", \"tuning\": {\"weights\": {}}}",
        "{\"questions\": [], \"tuning\": {\"carry\": 1000, \"related\": 0,"
            + " \"weights\": {\"critical\": 1000, \"optional\": 1}}}",
      })
  void schemaAndReaderAcceptTheSame(String json) {
    assertThat(validate(json)).isEmpty();
    assertThat(CatalogueFile.parse(new TextFile("q.json", json)).catalogue()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "null",
        "{}",
        "{\"questions\": {}}",
        "{\"questions\": [7]}",
        "{\"questions\": [], \"author\": \"x\"}",
        "{\"questions\": [], \"business\": \"\"}",
        "{\"questions\": [], \"business\": 7}",
        "{\"questions\": [], \"$schema\": 7}",
        "[{}]",
        "{\"questions\": [], \"pairs\": {}}",
        "{\"questions\": [], \"start\": \"random\"}",
        "{\"questions\": [], \"start\": 1}",
        "{\"questions\": [], \"tuning\": 16}",
        "{\"questions\": [], \"tuning\": {\"speed\": 1}}",
        "{\"questions\": [], \"tuning\": {\"carry\": 0}}",
        "{\"questions\": [], \"tuning\": {\"carry\": 1001}}",
        "{\"questions\": [], \"tuning\": {\"carry\": 1.5}}",
        "{\"questions\": [], \"tuning\": {\"related\": -1}}",
        "{\"questions\": [], \"tuning\": {\"related\": 10001}}",
        "{\"questions\": [], \"tuning\": {\"weights\": [16, 8, 4, 2, 1]}}",
        "{\"questions\": [], \"tuning\": {\"weights\": {\"urgent\": 1}}}",
        "{\"questions\": [], \"tuning\": {\"weights\": {\"critical\": 1001}}}",
        "{\"questions\": [], \"tuning\": {\"weights\": {\"optional\": 0}}}",
      })
  void schemaAndReaderRefuseTheSameDocuments(String json) {
    assertRefused(json);
  }

  private static final String ASKED = "\"id\": \"a\", \"text\": \"Hur gick det?\", ";
  private static final String OWN_WORDS = ASKED + "\"kind\": \"text\", ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\": \"a\", \"text\": \"Hur gick det?\"",
        "\"id\": \"a\", \"kind\": \"text\"",
        "\"text\": \"Hur gick det?\", \"kind\": \"text\"",
        "\"id\": \"å\", \"text\": \"Hur gick det?\", \"kind\": \"text\"",
        "\"id\": 7, \"text\": \"Hur gick det?\", \"kind\": \"text\"",
        "\"id\": \"a\", \"text\": \"Hur gick?\", \"kind\": \"text\"",
        "\"id\": \"a\", \"text\": \"   Hur gick   \", \"kind\": \"text\"",
        ASKED + "\"kind\": \"stars\"",
        ASKED + "\"kind\": \"choice\"",
        ASKED + "\"kind\": \"choice\", \"options\": [\"a\"]",
        ASKED + "\"kind\": \"choice\", \"options\": [\"a\", \"a\"]",
        ASKED + "\"kind\": \"choice\", \"options\": [\"a\", \" \"]",
        ASKED + "\"kind\": \"choice\", \"options\": [\"a\", 7]",
        ASKED + "\"kind\": \"rating\", \"scale\": {\"lowest\": 1}",
        ASKED + "\"kind\": \"rating\", \"scale\": {\"lowest\": -1, \"highest\": 5}",
        ASKED + "\"kind\": \"rating\", \"scale\": {\"lowest\": 1, \"highest\": 101}",
        ASKED + "\"kind\": \"rating\", \"scale\": {\"lowest\": 1, \"highest\": 5, \"step\": 2}",
        ASKED + "\"kind\": \"rating\", \"scale\": 5",
        ASKED + "\"kind\": \"nps\", \"scale\": {\"lowest\": 1, \"highest\": 5}",
        ASKED + "\"kind\": \"rating\", \"options\": [\"a\", \"b\"]",
        ASKED + "\"kind\": \"text\", \"range\": {}",
        ASKED + "\"kind\": \"number\", \"range\": {\"least\": \"0\"}",
        ASKED + "\"kind\": \"number\", \"range\": {\"most\": 1e13}",
        OWN_WORDS + "\"frequency\": 0",
        OWN_WORDS + "\"frequency\": 101",
        OWN_WORDS + "\"frequency\": 2.5",
        OWN_WORDS + "\"frequency\": \"2\"",
        OWN_WORDS + "\"priority\": \"urgent\"",
        OWN_WORDS + "\"priority\": \"HIGH\"",
        OWN_WORDS + "\"topic\": \" \"",
        OWN_WORDS + "\"topic\": null",
        OWN_WORDS + "\"departments\": \"chark\"",
        OWN_WORDS + "\"departments\": [\"chark\", \"chark\"]",
        OWN_WORDS + "\"period\": \"2026\"",
        OWN_WORDS + "\"period\": {\"from\": \"2026-02-30\"}",
        OWN_WORDS + "\"period\": {\"from\": \"24/12\"}",
        OWN_WORDS + "\"period\": {\"to\": \"2026-12-24\"}",
        OWN_WORDS + "\"seconds\": 4",
        OWN_WORDS + "\"seconds\": 121",
        OWN_WORDS + "\"followUp\": \"Varför?\"",
        OWN_WORDS + "\"enabled\": \"yes\"",
        OWN_WORDS + "\"frekvens\": 3",
        OWN_WORDS + "\"cooldownDays\": -1",
        OWN_WORDS + "\"cooldownDays\": 3651",
        OWN_WORDS + "\"cooldownDays\": 0.5",
        OWN_WORDS + "\"triggers\": {}",
        OWN_WORDS + "\"triggers\": [\"fisk\"]",
        OWN_WORDS + "\"triggers\": [{}]",
        OWN_WORDS + "\"triggers\": [{\"priority\": \"high\"}]",
        OWN_WORDS + "\"triggers\": [{\"weather\": \"rain\"}]",
        OWN_WORDS + "\"triggers\": [{\"category\": [\"fisk\"], \"amount\": {\"least\": 1}}]",
        OWN_WORDS + "\"triggers\": [{\"category\": []}]",
        OWN_WORDS + "\"triggers\": [{\"category\": \"fisk\"}]",
        OWN_WORDS + "\"triggers\": [{\"category\": [\"\"]}]",
        OWN_WORDS + "\"triggers\": [{\"category\": [\"fisk\", \"fisk\"]}]",
        OWN_WORDS + "\"triggers\": [{\"category\": [\"fisk\"], \"priority\": \"higher\"}]",
        OWN_WORDS + "\"triggers\": [{\"amount\": {}}]",
        OWN_WORDS + "\"triggers\": [{\"amount\": 500}]",
        OWN_WORDS + "\"triggers\": [{\"amount\": {\"least\": -1}}]",
        OWN_WORDS + "\"triggers\": [{\"amount\": {\"most\": 1e13}}]",
        OWN_WORDS + "\"triggers\": [{\"amount\": {\"above\": 1}}]",
        OWN_WORDS + "\"triggers\": [{\"visit\": {}}]",
        OWN_WORDS + "\"triggers\": [{\"visit\": \"11:00\"}]",
        OWN_WORDS + "\"triggers\": [{\"visit\": {\"from\": \"11:00\"}}]",
        OWN_WORDS + "\"triggers\": [{\"visit\": {\"from\": \"11:00\", \"until\": \"24:00\"}}]",
        OWN_WORDS + "\"triggers\": [{\"visit\": {\"from\": \"9:00\", \"until\": \"13:00\"}}]",
        OWN_WORDS + "\"triggers\": [{\"visit\": {\"from\": \"11:60\", \"until\": \"13:00\"}}]",
        OWN_WORDS
            + "\"triggers\": [{\"visit\":"
            + " {\"days\": [], \"from\": \"11:00\", \"until\": \"13:00\"}}]",
        OWN_WORDS
            + "\"triggers\": [{\"visit\":"
            + " {\"days\": [\"mån\"], \"from\": \"11:00\", \"until\": \"13:00\"}}]",
        OWN_WORDS
            + "\"triggers\": [{\"visit\":"
            + " {\"days\": [\"mon\", \"mon\"], \"from\": \"11:00\", \"until\": \"13:00\"}}]",
        OWN_WORDS
            + "\"triggers\": [{\"visit\":"
            + " {\"days\": \"mon\", \"from\": \"11:00\", \"until\": \"13:00\"}}]",
      })
  void schemaAndReaderRefuseTheSameQuestions(String fields) {
    assertRefused(withQuestion(fields));
  }

  private static String withPair(String fields) {
    String question = "\", \"text\": \"Hur gick det?\", \"kind\": \"text\"}";
    return "{\"questions\": [{\"id\": \"a"
        + question
        + ", {\"id\": \"b"
        + question
        + "], \"pairs\": ["
        + fields
        + "]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rule\": \"combine\", \"questions\": [\"a\", \"b\"]}",
        "{\"rule\": \"custom\", \"questions\": [\"b\", \"a\"], \"frequency\": 100}",
        "{\"rule\": \"exclude\", \"questions\": [\"a\", \"b\"]}",
        "{\"rule\": \"prefer\", \"questions\": [\"a\", \"b\"]}",
        "{\"rule\": \"alternate\", \"questions\": [\"a\", \"b\"]}",
      })
  void schemaAndReaderAcceptTheSamePairRules(String pair) {
    schemaAndReaderAcceptTheSame(withPair(pair));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "{\"rule\": \"combine\"}",
        "{\"questions\": [\"a\", \"b\"]}",
        "{\"rule\": \"merge\", \"questions\": [\"a\", \"b\"]}",
        "{\"rule\": null, \"questions\": [\"a\", \"b\"]}",
        "{\"rule\": \"combine\", \"questions\": \"a\"}",
        "{\"rule\": \"combine\", \"questions\": [\"a\"]}",
        "{\"rule\": \"combine\", \"questions\": [\"a\", \"b\", \"a\"]}",
        "{\"rule\": \"combine\", \"questions\": [\"a\", \"a\"]}",
        "{\"rule\": \"combine\", \"questions\": [\"a\", 7]}",
        "{\"rule\": \"combine\", \"questions\": [\"a\", \"å\"]}",
        "{\"rule\": \"combine\", \"questions\": [\"a\", \"b\"], \"frequency\": 3}",
        "{\"rule\": \"custom\", \"questions\": [\"a\", \"b\"]}",
        "{\"rule\": \"custom\", \"questions\": [\"a\", \"b\"], \"frequency\": 0}",
        "{\"rule\": \"custom\", \"questions\": [\"a\", \"b\"], \"frequency\": 101}",
        "{\"rule\": \"custom\", \"questions\": [\"a\", \"b\"], \"frequency\": 3, \"weight\": 1}",
      })
  void schemaAndReaderRefuseTheSamePairRules(String pair) {
    assertRefused(withPair(pair));
  }

  @Test
  void schemaAndReaderRefuseALongText() {
    assertRefused(
        withQuestion("\"id\": \"a\", \"kind\": \"text\", \"text\": \"" + "å".repeat(501) + "\""));
  }

  private static void assertRefused(String json) {
    assertThat(validate(json)).as("schema on %s", json).isNotEmpty();
    assertThatThrownBy(() -> CatalogueFile.parse(new TextFile("q.json", json)))
        .as("reader on %s", json)
        .isInstanceOf(BadInput.class);
  }
}
