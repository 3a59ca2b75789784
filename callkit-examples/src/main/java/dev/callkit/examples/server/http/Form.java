package dev.callkit.examples.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One JSON object of a request while it is read. Each getter notes a problem if the field is not as
 * expected; {@link #done} throws all of them together. Problems never repeat a text that was sent.
 */
public final class Form {
  private static final int MOST_NAMES = 50;
  private static final Pattern PHONE = Pattern.compile("\\+46[0-9]{7,9}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private final JsonNode object;
  private final String path;
  private final List<String> problems;

  private Form(JsonNode object, String path, List<String> problems, List<String> known) {
    this.object = object;
    this.path = path;
    this.problems = problems;
    if (!object.isObject()) {
      problems.add((path.isEmpty() ? "body" : path) + ": expected an object");
      return;
    }
    long strange =
        object.properties().stream().filter(field -> !known.contains(field.getKey())).count();
    if (strange > 0) {
      problems.add(
          (path.isEmpty() ? "body" : path)
              + ": expected only "
              + String.join(", ", known)
              + ", got "
              + strange
              + (strange == 1 ? " other field" : " other fields"));
    }
  }

  /** Reads a body. */
  public static Form of(JsonNode body, String... known) {
    return new Form(body, "", new ArrayList<>(), List.of(known));
  }

  /** {@return an object inside this one; one without fields if it is not there} */
  public Form inside(String name, String... known) {
    JsonNode there = value(name).orElseGet(Json::object);
    return new Form(there, path(name), problems, List.of(known));
  }

  /**
   * {@return the objects of a list inside this one; none if it is not there}
   *
   * @param least how many are expected if it is there
   */
  public List<Form> each(String name, int least, int most, String... known) {
    if (value(name).filter(list -> list.isArray() && list.size() < least).isPresent()) {
      wrong(name, "a list of " + least + " to " + most);
      return List.of();
    }
    return each(name, most, known);
  }

  /** {@return the objects of a list inside this one; none if it is not there} */
  public List<Form> each(String name, int most, String... known) {
    List<Form> forms = new ArrayList<>();
    JsonNode list = value(name).orElseGet(Json::array);
    if (!list.isArray() || list.size() > most) {
      wrong(name, "a list of at most " + most);
      return forms;
    }
    for (int place = 0; place < list.size(); place++) {
      forms.add(
          new Form(list.get(place), path(name) + "[" + place + "]", problems, List.of(known)));
    }
    return forms;
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public boolean has(String name) {
    return value(name).isPresent();
  }

  /** {@return whether the field is there and null: what there was is to be taken away} */
  public boolean cleared(String name) {
    return object.has(name) && object.get(name).isNull();
  }

  /** {@return the field's value as it is; empty if it is not there or null} */
  public Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }

  public void wrong(String name, String expected) {
    problems.add(path(name) + ": expected " + expected);
  }

  public Form require(String... names) {
    for (String name : names) {
      if (value(name).isEmpty()) {
        problems.add(path(name) + ": expected a value, got nothing");
      }
    }
    return this;
  }

  public Optional<String> text(String name, Pattern look, String expected) {
    Optional<JsonNode> there = value(name);
    if (there.isPresent()
        && !(there.get().isTextual() && look.matcher(there.get().textValue()).matches())) {
      wrong(name, expected);
      return Optional.empty();
    }
    return there.map(JsonNode::textValue);
  }

  public Optional<String> oneOf(String name, List<String> words) {
    Optional<JsonNode> there = value(name);
    if (there.isPresent()
        && !(there.get().isTextual() && words.contains(there.get().textValue()))) {
      wrong(name, "one of " + String.join(", ", words));
      return Optional.empty();
    }
    return there.map(JsonNode::textValue);
  }

  public Optional<Instant> instant(String name) {
    Optional<JsonNode> there = value(name);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant read = Instant.parse(there.get().asText(""));
      if (read.isAfter(Instant.EPOCH) && read.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
        return Optional.of(read);
      }
    } catch (DateTimeException unreadable) {
      // Noted below, like one that is far away.
    }
    wrong(name, "a time such as 2026-11-27T10:15:00Z");
    return Optional.empty();
  }

  public Optional<BigDecimal> amount(String name) {
    Optional<JsonNode> there = value(name);
    if (there.isPresent()
        && !(there.get().isNumber()
            && there.get().decimalValue().signum() >= 0
            && there.get().decimalValue().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) <= 0
            && there.get().decimalValue().scale() <= 6)) {
      wrong(name, "a number from 0");
      return Optional.empty();
    }
    return there.map(JsonNode::decimalValue);
  }

  public Optional<Boolean> flag(String name) {
    Optional<JsonNode> there = value(name);
    if (there.isPresent() && !there.get().isBoolean()) {
      wrong(name, "true or false");
      return Optional.empty();
    }
    return there.map(JsonNode::booleanValue);
  }

  public Optional<Integer> whole(String name, int least, int most) {
    Optional<JsonNode> there = value(name);
    if (there.isPresent()
        && !(there.get().isInt()
            && there.get().intValue() >= least
            && there.get().intValue() <= most)) {
      wrong(name, least + " to " + most);
      return Optional.empty();
    }
    return there.map(JsonNode::intValue);
  }

  /** {@return the texts of a list, in their order} */
  public Set<String> names(String name) {
    Set<String> names = new LinkedHashSet<>();
    JsonNode list = value(name).orElseGet(Json::array);
    boolean sound = list.isArray() && list.size() <= MOST_NAMES;
    for (JsonNode item : list) {
      sound &= item.isTextual() && !item.textValue().isBlank() && item.textValue().length() <= 80;
      names.add(item.asText(""));
    }
    if (!sound) {
      wrong(name, "a list of at most " + MOST_NAMES + " texts of 1 to 80 characters");
    }
    return names;
  }

  /** {@return a Swedish number} */
  public Optional<String> phone(String name) {
    return text(name, PHONE, "+46 and 7 to 9 digits");
  }

  /** {@return an id that hosts make} */
  public Optional<String> uuid(String name) {
    return text(name, UUID, "a UUID");
  }

  /** {@return whether a text is a Swedish number} */
  public static boolean isPhone(String text) {
    return PHONE.matcher(text).matches();
  }

  /**
   * Ends the reading.
   *
   * @throws ApiError with all problems
   */
  public void done() {
    if (!problems.isEmpty()) {
      throw ApiError.malformed(problems);
    }
  }
}
