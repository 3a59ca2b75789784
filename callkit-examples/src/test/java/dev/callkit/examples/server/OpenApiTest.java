package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.server.http.Json;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The document is sound and tells of every address. That answers are as it says is looked at in
 * {@link TestServer#ask}, whatever is asked.
 */
final class OpenApiTest {
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.SHIPPED;
  // A file among the pages, and no route.
  private static final String ITSELF = "GET /openapi.yaml";

  @Test
  void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
    List<String> references = new ArrayList<>();
    for (JsonNode reference : DOCUMENT.root().findValues("$ref")) {
      references.add(reference.asText().substring(1));
      assertThat(DOCUMENT.root().at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
    Set<String> unused = new TreeSet<>();
    for (String kind : List.of("schemas", "responses", "parameters", "requestBodies")) {
      DOCUMENT
          .root()
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(name -> unused.add("/components/" + kind + "/" + name));
    }
    unused.removeAll(references);
    // It is what the data of a server-sent event is, for which OpenAPI 3.0 has no place.
    assertThat(unused).containsExactly("/components/schemas/FeedEvent");
  }

  @Test
  void everyOperationHasItsOwnIdASummaryAndATag() {
    Set<String> ids = new HashSet<>();
    for (OpenApiDocument.Operation operation : DOCUMENT.operations()) {
      assertThat(ids.add(operation.node().path("operationId").asText()))
          .as(operation.name())
          .isTrue();
      assertThat(operation.node().path("summary").asText()).as(operation.name()).isNotBlank();
      assertThat(DOCUMENT.root().path("tags").findValuesAsText("name"))
          .as(operation.name())
          .contains(operation.node().path("tags").path(0).asText("none"));
    }
  }

  @Test
  void everyParameterOfAPathIsDescribed() {
    for (OpenApiDocument.Operation operation : DOCUMENT.operations()) {
      List<String> named =
          Stream.of(operation.path().split("/", -1))
              .filter(part -> part.startsWith("{"))
              .map(part -> part.substring(1, part.length() - 1))
              .toList();
      assertThat(operation.parameters("path"))
          .as(operation.name())
          .extracting(parameter -> parameter.path("name").asText())
          .containsExactlyElementsOf(named);
    }
  }

  @Test
  void whoeverNeedsATokenIsToldTheScopeAndTheErrors() {
    for (OpenApiDocument.Operation operation : DOCUMENT.operations()) {
      if (operation.wantsToken()) {
        assertThat(operation.node().path("description").asText())
            .as(operation.name())
            .startsWith("Scope `");
        assertThat(operation.node().path("responses").fieldNames())
            .as(operation.name())
            .toIterable()
            .contains("401", "403", "429", "503");
      }
    }
  }

  static Stream<OpenApiDocument.Operation> operationsWithABody() {
    return DOCUMENT.operations().stream().filter(each -> each.node().has("requestBody"));
  }

  @ParameterizedTest
  @MethodSource("operationsWithABody")
  void theExampleOfABodyIsAsItsSchemaSays(OpenApiDocument.Operation operation) {
    JsonNode example = DOCUMENT.bodyExample(operation);
    assertThat(example.isMissingNode()).isFalse();
    assertThat(DOCUMENT.problems(operation, Json.text(example))).isEmpty();
  }

  @Test
  void theExamplesOfAnswersAreAsTheirSchemasSay() {
    int found = 0;
    for (String response : List.of("Session", "Malformed", "NotFound", "Refused", "TooLarge")) {
      String place = "/components/responses/" + response + "/content/application~1json";
      String example = Json.text(DOCUMENT.root().at(place + "/example"));
      assertThat(DOCUMENT.validate(place + "/schema", example)).as(response).isEmpty();
      found++;
    }
    assertThat(found).isEqualTo(5);
  }

  /** What the checks of all other tests rest on. */
  @Test
  void theValidatorKnowsWhatNullableClosedAndRequiredMean() {
    String place = "/components/schemas/Disposition";
    assertThat(DOCUMENT.validate(place, "null")).isEmpty();
    String good = "{\"name\":\"complete\",\"code\":\"1.1\",\"rule\":\"x\"}";
    assertThat(DOCUMENT.validate(place, good)).isEmpty();
    assertThat(DOCUMENT.validate(place, good.replace("}", ",\"more\":1}"))).isNotEmpty();
    assertThat(DOCUMENT.validate(place, good.replace("complete", "done"))).isNotEmpty();
    assertThat(DOCUMENT.validate(place, good.replace("\"x\"", "null"))).isNotEmpty();
    assertThat(DOCUMENT.validate(place, "{\"name\":\"complete\"}")).isNotEmpty();
    assertThat(DOCUMENT.validate("/components/schemas/Level", "null")).isNotEmpty();
    String event = "{\"at\":\"2026-11-27T10:15:00Z\",\"attempt\":0,\"type\":\"placed\"}";
    assertThat(DOCUMENT.validate("/components/schemas/Event", event)).isEmpty();
    assertThat(DOCUMENT.validate("/components/schemas/Event", event.replace("Z", ""))).isNotEmpty();
    String attempt = "/components/schemas/Attempt/properties/cause";
    assertThat(DOCUMENT.validate(attempt, "null")).isEmpty();
    assertThat(DOCUMENT.validate(attempt, "\"boredom\"")).isNotEmpty();
  }

  @Test
  void everyAddressOfTheServerIsInTheDocumentAndTheReverse() {
    try (TestServer server = new TestServer()) {
      assertThat(server.ask("GET", "/openapi.yaml", "", "").statusCode()).isEqualTo(200);
      Set<String> documented = new TreeSet<>();
      DOCUMENT.operations().forEach(operation -> documented.add(operation.name()));
      documented.remove(ITSELF);
      assertThat(routes(server.server())).containsExactlyInAnyOrderElementsOf(documented);
    }
  }

  private static List<String> routes(ReferenceServer server) {
    Set<HandlerType> served =
        Set.of(HandlerType.GET, HandlerType.PUT, HandlerType.POST, HandlerType.DELETE);
    return javalin(server).unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> served.contains(endpoint.method))
        .map(endpoint -> endpoint.method + " " + endpoint.path)
        .toList();
  }

  /** No method of the server's tells its routes to others: nobody but this test needs them. */
  private static Javalin javalin(ReferenceServer server) {
    try {
      for (Field field : ReferenceServer.class.getDeclaredFields()) {
        if (field.getType() == Javalin.class) {
          field.setAccessible(true);
          return (Javalin) field.get(server);
        }
      }
    } catch (IllegalAccessException impossible) { // it was made accessible
      throw new AssertionError(impossible);
    }
    throw new AssertionError("expected a field of type Javalin");
  }
}
