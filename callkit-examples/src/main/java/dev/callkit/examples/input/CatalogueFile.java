package dev.callkit.examples.input;

import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.examples.input.JsonValue.Items;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question catalogue as a file: a JSON object with {@code questions}, or the bare list of them.
 * {@code catalogue.schema.json} beside this package says what may stand in it.
 *
 * @param name what the file is called in messages
 * @param business on whose behalf the questions are asked; empty if the file does not say
 * @param catalogue the questions, in the order of the file; perhaps none
 */
public record CatalogueFile(String name, Optional<String> business, Catalogue catalogue) {
  private static final String BUNDLED = "grocery-store.json";
  private static final List<String> FIELDS = List.of("$schema", "business", "questions");

  /** The bundled questions of a grocery store. */
  public static CatalogueFile bundled() {
    try (InputStream in =
        CatalogueFile.class.getResourceAsStream("/dev/callkit/examples/" + BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException(BUNDLED + " is missing from the jar");
      }
      return parse(TextFile.of(BUNDLED, in));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads a file.
   *
   * @param path as the user wrote it
   * @throws BadInput naming all problems at once
   */
  public static CatalogueFile read(String path) {
    return parse(TextFile.read(path));
  }

  /**
   * Reads a text.
   *
   * @throws BadInput naming all problems at once
   */
  public static CatalogueFile parse(TextFile file) {
    JsonValue root = JsonDocument.parse(file);
    Problems problems = new Problems(file.name());
    Optional<String> business = Optional.empty();
    Optional<List<JsonValue>> items = Optional.empty();
    if (root instanceof Items list) {
      items = Optional.of(list.values());
    } else if (root instanceof Fields fields) {
      Section document = new Section(fields, "", FIELDS, problems);
      document.word("$schema", "a text");
      business = document.text("business", 1, 80);
      document.require("questions", "a list of questions");
      items = document.items("questions", "a list of questions");
    } else {
      problems.add(root.line(), "", "expected an object with \"questions\", got " + root.got());
    }
    List<Question> questions = questions(items.orElse(List.of()), problems);
    problems.throwIfAny();
    return new CatalogueFile(file.name(), business, new Catalogue(questions));
  }

  private static List<Question> questions(List<JsonValue> items, Problems problems) {
    List<Question> questions = new ArrayList<>();
    Map<String, String> firstPlaces = new HashMap<>();
    for (int place = 0; place < items.size(); place++) {
      String path = "questions[" + place + "]";
      if (!(items.get(place) instanceof Fields fields)) {
        JsonValue other = items.get(place);
        problems.add(other.line(), path, "expected an object, got " + other.got());
        continue;
      }
      Section section = new Section(fields, path, QuestionReader.FIELDS, problems);
      new QuestionReader(section, problems).read().ifPresent(questions::add);
      // Also when the question has other problems: ids are compared as they are written.
      writtenId(fields)
          .ifPresent(
              id -> {
                String first = firstPlaces.putIfAbsent(id, path);
                if (first != null) {
                  section.wrong(
                      "id", "expected different ids, got \"" + id + "\" again, first in " + first);
                }
              });
    }
    return questions;
  }

  private static Optional<String> writtenId(Fields fields) {
    return fields.fields().stream()
        .filter(field -> field.name().equals("id"))
        .findFirst()
        .map(JsonValue.Field::value)
        .flatMap(
            value ->
                value instanceof JsonValue.Text text
                    ? Optional.of(text.value())
                    : Optional.empty());
  }
}
