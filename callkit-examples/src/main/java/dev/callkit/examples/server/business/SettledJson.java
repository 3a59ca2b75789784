package dev.callkit.examples.server.business;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.examples.server.http.Json;
import dev.callkit.intake.CallingHours.Window;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** How what a business has settled is written, in answers and in the database alike. */
public final class SettledJson {
  private static final String END_OF_DAY = "24:00";

  /** {@return {@code store}: what the business says of itself} */
  public static ObjectNode store(Settled settled) {
    ObjectNode json = Json.object();
    Json.put(json, "address", settled.address());
    Json.put(json, "openingHours", settled.openingHours());
    json.set("departments", Json.texts(settled.departments()));
    json.set("categories", Json.texts(settled.categories()));
    return json;
  }

  /** {@return {@code callingHours}} */
  public static ObjectNode hours(Settled.Hours hours) {
    ObjectNode json = Json.object();
    json.set("weekdays", window(hours.weekdays()));
    json.set("weekends", window(hours.weekends()));
    json.set("justAsked", window(hours.justAsked()));
    json.put("justAskedForMinutes", hours.justAskedForMinutes());
    json.put("holidays", hours.holidays() ? "swedish" : "none");
    return json;
  }

  private static ObjectNode window(Window window) {
    return Json.object()
        .put("from", window.from().toString())
        .put(
            "until", window.until().equals(LocalTime.MIN) ? END_OF_DAY : window.until().toString());
  }

  static ObjectNode write(Settled settled) {
    ObjectNode json = Json.object();
    json.set("store", store(settled));
    json.put("agreedByVerification", settled.agreedByVerification());
    json.put("cooldownDays", settled.cooldownDays());
    json.set("callingHours", hours(settled.hours()));
    return json;
  }

  static Settled read(JsonNode json) {
    JsonNode store = json.path("store");
    JsonNode hours = json.path("callingHours");
    return new Settled(
        text(store, "address"),
        text(store, "openingHours"),
        names(store.path("departments")),
        names(store.path("categories")),
        json.path("agreedByVerification").asBoolean(false),
        json.path("cooldownDays").asInt(),
        new Settled.Hours(
            window(hours.path("weekdays")),
            window(hours.path("weekends")),
            window(hours.path("justAsked")),
            hours.path("justAskedForMinutes").asInt(),
            hours.path("holidays").asText().equals("swedish")));
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.ofNullable(object.get(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new LinkedHashSet<>();
    ((ArrayNode) list).forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Window window(JsonNode json) {
    return new Window(time(json.path("from").asText()), time(json.path("until").asText()));
  }

  /**
   * {@return a time of the day; the end of the day is its beginning}
   *
   * @throws java.time.DateTimeException if it is none
   */
  public static LocalTime time(String text) {
    return text.equals(END_OF_DAY) ? LocalTime.MIN : LocalTime.parse(text);
  }

  private SettledJson() {}
}
