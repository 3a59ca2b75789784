package dev.callkit.examples.server;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Bodies that nobody in good faith sends, made from the example of an operation and the fields that
 * its schema names.
 */
final class HostileBodies {
  /** Stands in every text that is made up here; an answer that holds it repeats what was sent. */
  static final String MARK = "Zqxj7Kvbw";

  /** So many fields are changed at most: a schema may name a hundred. */
  private static final int MOST_CHANGES = 260;

  private static final int LARGER_THAN_ANY = 300 * 1024;
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  // Half a surrogate pair can only be sent as an escape.
  private static final JsonMapper WRITER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final OpenApiDocument document;
  private final JsonNode example;
  private final JsonNode schema;
  private final Random chance;

  HostileBodies(OpenApiDocument document, OpenApiDocument.Operation operation, Random chance) {
    this.document = document;
    this.example = document.bodyExample(operation);
    this.schema = document.bodySchema(operation);
    this.chance = chance;
  }

  /** Bodies that are no JSON, or JSON that no schema can speak of: each is to be refused. */
  List<String> unreadable() {
    String good = text(example);
    String first = example.fieldNames().next();
    List<String> bodies =
        new ArrayList<>(
            List.of(
                " \n\t",
                "{",
                "}",
                "nul",
                "{\"" + MARK + "\"}",
                "{'" + first + "': 1}",
                "{\"" + first + "\": NaN}",
                "{\"" + first + "\": 01}",
                "{\"" + first + "\": \"\\x41\"}",
                "{\"" + first + "\": \"a\u0000b\"}",
                "{\"" + first + "\": \"" + MARK + "}",
                "<" + MARK + "/>",
                MARK + "=1&b=2",
                "\u0000",
                good + "{}",
                good + "," + good,
                good + MARK,
                good.substring(0, good.length() - 1),
                good.substring(0, good.length() / 2),
                "/* " + MARK + " */" + good,
                "[".repeat(5_000),
                "[".repeat(2_000) + "]".repeat(2_000),
                "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
                "9".repeat(10_000),
                "1e" + "9".repeat(50)));
    String field = text(example.get(first));
    bodies.add(good.replaceFirst("\\{", "{\"" + first + "\":" + quoted(field) + ","));
    bodies.add("{\"x\":\"" + MARK.repeat(LARGER_THAN_ANY / MARK.length()) + "\"}");
    return bodies;
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  /** Bodies with a field that is wrong, missing or not known; and now and then one that is fine. */
  List<String> changed() {
    Set<String> bodies = new LinkedHashSet<>();
    for (JsonNode other : strange()) {
      bodies.add(text(other));
    }
    for (String name : names(example)) {
      ObjectNode without = example.deepCopy();
      without.remove(name);
      bodies.add(text(without));
    }
    List<List<String>> fields = new ArrayList<>();
    collect(schema, List.of(), fields);
    List<String> changes = new ArrayList<>();
    for (List<String> field : fields) {
      List<JsonNode> values = new ArrayList<>(strange());
      Collections.shuffle(values, chance);
      // Every field has some wrong values whatever chance says; the rest is drawn from below.
      values
          .subList(0, 3)
          .forEach(value -> bodies.add(text(with(example.deepCopy(), field, value))));
      values
          .subList(3, values.size())
          .forEach(value -> changes.add(text(with(example.deepCopy(), field, value))));
    }
    Collections.shuffle(changes, chance);
    changes.stream().limit(Math.max(0, MOST_CHANGES - bodies.size())).forEach(bodies::add);
    ObjectNode unknown = example.deepCopy();
    bodies.add(text(unknown.put(MARK, MARK)));
    return List.copyOf(bodies);
  }

  /** Bodies with a text that cannot be kept, in each field that takes one. */
  List<String> unkeepable() {
    List<List<String>> fields = new ArrayList<>();
    collect(schema, List.of(), fields);
    List<String> bodies = new ArrayList<>();
    for (List<String> field : fields) {
      bodies.add(text(with(example.deepCopy(), field, MAKE.textNode("Anna\u0000" + MARK))));
      bodies.add(text(with(example.deepCopy(), field, MAKE.textNode("Anna\ud800" + MARK))));
    }
    Collections.shuffle(bodies, chance);
    return bodies.subList(0, Math.min(bodies.size(), 60));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Finds the way to every field that the schema names, the first item standing for a list's. */
  private void collect(JsonNode node, List<String> way, List<List<String>> fields) {
    JsonNode here = document.resolved(node);
    if (way.size() > 8) {
      return;
    }
    here.path("allOf").forEach(part -> collect(part, way, fields));
    for (Map.Entry<String, JsonNode> property : here.path("properties").properties()) {
      List<String> further = further(way, property.getKey());
      fields.add(further);
      collect(property.getValue(), further, fields);
    }
    if (here.has("items")) {
      List<String> further = further(way, "0");
      fields.add(further);
      collect(here.get("items"), further, fields);
    }
    if (here.path("additionalProperties").isObject()) {
      fields.add(further(way, "any"));
    }
  }

  private static List<String> further(List<String> way, String step) {
    List<String> further = new ArrayList<>(way);
    further.add(step);
    return further;
  }

  private static JsonNode with(JsonNode whole, List<String> way, JsonNode value) {
    JsonNode holder = whole;
    for (int step = 0; step < way.size(); step++) {
      boolean last = step == way.size() - 1;
      JsonNode next = last ? value : empty(way.get(step + 1));
      if (holder instanceof ArrayNode list) {
        if (list.isEmpty()) {
          list.add(next);
        } else if (last || !list.get(0).isContainerNode()) {
          list.set(0, next);
        }
        holder = list.get(0);
      } else if (holder instanceof ObjectNode object) {
        String name = way.get(step);
        if (last || !object.path(name).isContainerNode()) {
          object.set(name, next);
        }
        holder = object.get(name);
      }
    }
    return whole;
  }

  private static JsonNode empty(String nextStep) {
    return nextStep.equals("0") ? MAKE.arrayNode() : MAKE.objectNode();
  }

  private List<JsonNode> strange() {
    return List.of(
        MAKE.nullNode(),
        MAKE.booleanNode(chance.nextBoolean()),
        MAKE.numberNode(0),
        MAKE.numberNode(-1),
        MAKE.numberNode(chance.nextInt()),
        MAKE.numberNode(new BigDecimal("1.5")),
        MAKE.numberNode(new BigDecimal("1e400")),
        MAKE.numberNode(new BigDecimal("-1e-400")),
        MAKE.numberNode(BigInteger.TEN.pow(30)),
        MAKE.textNode(""),
        MAKE.textNode("   "),
        MAKE.textNode(MARK),
        MAKE.textNode(MARK.repeat(1_000)),
        MAKE.textNode("<script>" + MARK + "</script>{business}"),
        MAKE.textNode("'; drop table call; -- " + MARK),
        MAKE.textNode("\u202e\ud83d\udca5 " + MARK),
        MAKE.textNode("2026-13-45T99:99:99Z"),
        MAKE.textNode("+999999999-12-31T23:59:59Z"),
        MAKE.textNode("0000-01-01T00:00:00Z"),
        MAKE.arrayNode(),
        MAKE.arrayNode().add(MARK).add(MARK),
        MAKE.arrayNode().add(MAKE.arrayNode().add(MAKE.objectNode())),
        MAKE.objectNode(),
        MAKE.objectNode().put(MARK, MARK));
  }

  private static String text(JsonNode node) {
    try {
      return WRITER.writeValueAsString(node);
    } catch (IOException impossible) { // it is a tree of our own
      throw new UncheckedIOException(impossible);
    }
  }
}
