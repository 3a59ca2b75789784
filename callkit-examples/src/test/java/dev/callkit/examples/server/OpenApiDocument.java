package dev.callkit.examples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.serialization.YamlMapperFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The server's description of itself, and what in an answer or a request does not agree with it.
 */
final class OpenApiDocument {
  private static final String NAME = "https://callkit.invalid/openapi";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
  private static final String JSON = "application/json";

  /** The one that is shipped. It needs the constants before it. */
  static final OpenApiDocument SHIPPED = new OpenApiDocument(read());

  private final JsonNode root;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final List<Operation> operations = new ArrayList<>();

  /**
   * One method of one path.
   *
   * @param path with its parameters in braces
   * @param place where it stands, as a JSON pointer
   * @param parameters its own and those of its path, resolved
   */
  record Operation(
      String method, String path, String place, JsonNode node, List<JsonNode> parameters) {
    String name() {
      return method + " " + path;
    }

    /** {@return those in the path, in a header, or in the query} */
    List<JsonNode> parameters(String in) {
      return parameters.stream().filter(each -> each.path("in").asText().equals(in)).toList();
    }

    boolean wantsToken() {
      return !node.has("security");
    }
  }

  private OpenApiDocument(JsonNode root) {
    this.root = root;
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), built -> built.schemas(Map.of(NAME, root.toString())));
    root.path("paths").properties().forEach(path -> addAll(path.getKey(), path.getValue()));
  }

  private static JsonNode read() {
    try (InputStream in =
        OpenApiDocument.class.getResourceAsStream("/dev/callkit/examples/web/openapi.yaml")) {
      return YamlMapperFactory.getInstance().readTree(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void addAll(String path, JsonNode item) {
    for (Map.Entry<String, JsonNode> entry : item.properties()) {
      if (METHODS.contains(entry.getKey())) {
        List<JsonNode> parameters =
            Stream.of(item.path("parameters"), entry.getValue().path("parameters"))
                .flatMap(list -> list.valueStream())
                .map(this::resolved)
                .toList();
        operations.add(
            new Operation(
                entry.getKey().toUpperCase(Locale.ROOT),
                path,
                "/paths/" + escaped(path) + "/" + entry.getKey(),
                entry.getValue(),
                parameters));
      }
    }
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  JsonNode root() {
    return root;
  }

  List<Operation> operations() {
    return operations;
  }

  /** {@return what a reference leads to; the node itself if it is none} */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? resolved(root.at(reference.asText().substring(1))) : node;
  }

  /** {@return what serves such a request: paths without parameters go first} */
  Optional<Operation> find(String method, String path) {
    return operations.stream()
        .filter(each -> each.method().equals(method) && matches(each.path(), path))
        .min(Comparator.comparingInt(each -> each.parameters("path").size()));
  }

  private static boolean matches(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    boolean same = wanted.length == given.length;
    for (int place = 0; same && place < wanted.length; place++) {
      same =
          wanted[place].startsWith("{")
              ? !given[place].isEmpty()
              : wanted[place].equals(given[place]);
    }
    return same;
  }

  /** {@return what in an answer is not as the document says} */
  List<String> problems(HttpResponse<String> answer) {
    String method = answer.request().method();
    String path = answer.request().uri().getRawPath();
    Optional<Operation> operation = find(method, path);
    if (operation.isEmpty()) {
      // A page or a file, or nothing: then said as everywhere.
      return answer.statusCode() < 400
          ? List.of()
          : validate("/components/schemas/Error", answer.body());
    }
    JsonNode responses = operation.get().node().path("responses");
    JsonNode response = responses.path(Integer.toString(answer.statusCode()));
    if (response.isMissingNode()) {
      return List.of("status " + answer.statusCode() + " is not among those of the document");
    }
    List<String> problems = new ArrayList<>();
    resolved(response)
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            header -> {
              if (answer.headers().firstValue(header).isEmpty()) {
                problems.add("expected the header " + header);
              }
            });
    JsonNode content = resolved(response).path("content");
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    if (!content.isMissingNode() && !content.has(type)) {
      problems.add("content type " + type + " is not among those of the document");
    } else if (type.equals(JSON)) {
      String place =
          response.has("$ref")
              ? response.get("$ref").asText().substring(1)
              : operation.get().place() + "/responses/" + answer.statusCode();
      problems.addAll(validate(place + "/content/" + escaped(JSON) + "/schema", answer.body()));
    }
    return problems;
  }

  /** {@return what in the body of a request is not as the document says} */
  List<String> problems(Operation operation, String body) {
    JsonNode expected = operation.node().path("requestBody");
    if (expected.isMissingNode() || body.isBlank()) {
      return resolved(expected).path("required").asBoolean(false)
          ? List.of("expected a body")
          : List.of();
    }
    String place =
        expected.has("$ref")
            ? expected.get("$ref").asText().substring(1)
            : operation.place() + "/requestBody";
    return validate(place + "/content/" + escaped(JSON) + "/schema", body);
  }

  /** {@return the schema of a request's body, references resolved; missing if it has none} */
  JsonNode bodySchema(Operation operation) {
    return resolved(media(operation).path("schema"));
  }

  /** {@return the example of a request's body} */
  JsonNode bodyExample(Operation operation) {
    return media(operation).path("example");
  }

  /** {@return the example of a parameter that several paths share} */
  String exampleOf(String parameter) {
    return root.at("/components/parameters/" + parameter + "/example").asText();
  }

  private JsonNode media(Operation operation) {
    return resolved(operation.node().path("requestBody")).path("content").path(JSON);
  }

  /** {@return what in a text of JSON is not as the schema at that place says} */
  List<String> validate(String place, String json) {
    Schema schema =
        schemas.computeIfAbsent(
            place, at -> registry.getSchema(SchemaLocation.of(NAME + "#" + fragment(at))));
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String fragment(String pointer) {
    return pointer.replace("{", "%7B").replace("}", "%7D");
  }
}
