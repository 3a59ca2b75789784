package dev.callkit.examples.input;

import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.examples.input.JsonValue.Items;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.StartingPhase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private static final List<String> FIELDS =
      List.of("$schema", "business", "questions", "pairs", "start", "tuning");

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
    JsonValue root = JsonDocument.parse(file, "an object with \"questions\"");
    Problems problems = new Problems(file.name());
    Catalogue.Builder catalogue = Catalogue.builder();
    Optional<String> business = Optional.empty();
    if (root instanceof Items list) {
      catalogue.questions(questions(list.values(), new LinkedHashMap<>(), problems));
    } else if (root instanceof Fields fields) {
      Section document = new Section(fields, "", FIELDS, problems);
      document.word("$schema", "a text");
      business = document.text("business", 1, 80);
      read(document, catalogue, problems);
    } else {
      problems.add(root.line(), "", "expected an object with \"questions\", got " + root.got());
    }
    problems.throwIfAny();
    return new CatalogueFile(file.name(), business, catalogue.build());
  }

  private static void read(Section document, Catalogue.Builder catalogue, Problems problems) {
    document.require("questions", "a list of questions");
    Map<String, String> ids = new LinkedHashMap<>();
    List<Question> questions =
        questions(
            document.items("questions", "a list of questions").orElse(List.of()), ids, problems);
    catalogue.questions(questions);
    List<PairReader.Written> rules = new PairReader(document, ids.keySet(), problems).read();
    new PairCheck(questions).check(rules);
    rules.forEach(written -> catalogue.pair(written.rule()));
    document
        .oneOf("start", List.of("aligned", "spread"), "one of aligned, spread")
        .ifPresent(
            start ->
                catalogue.start(
                    start.equals("spread") ? StartingPhase.SPREAD : StartingPhase.ALIGNED));
    TuningReader.read(document, problems).ifPresent(catalogue::tuning);
  }

  /** {@return what is legal and probably not meant, one line each, as it is shown to the user} */
  public List<String> warnings() {
    return catalogue.warnings().stream().map(warning -> name + ": warning: " + warning).toList();
  }

  /**
   * {@return the combinations that can never be asked within a time budget, one line each, as it is
   * shown to the user}
   */
  public List<String> tooLongTogether(Duration budget) {
    return catalogue.tooLongTogether(budget).stream().map(found -> name + ": " + found).toList();
  }

  /**
   * The questions that are as expected.
   *
   * @param firstPlaces takes every id that is written, and where it is written first
   */
  private static List<Question> questions(
      List<JsonValue> items, Map<String, String> firstPlaces, Problems problems) {
    List<Question> questions = new ArrayList<>();
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
