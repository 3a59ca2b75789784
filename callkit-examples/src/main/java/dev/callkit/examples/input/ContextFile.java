package dev.callkit.examples.input;

import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file that describes customers: a JSON object with what is known of all of them, or with {@code
 * customers}, the kinds of customers there are and the share of each.
 *
 * @param name what the file is called in messages; empty if there is none
 * @param customers the kinds of customers, in the order of the file; at least one
 */
public record ContextFile(Optional<String> name, List<Described> customers) {
  static final String EXPECTED = "an object that describes customers";

  /**
   * One kind of customer.
   *
   * @param facts what is known of each
   * @param keysOnly whether they can be asked only what telephone keys can answer
   * @param share how many of them there are in proportion to the other kinds, from 1
   */
  public record Described(CustomerFacts facts, boolean keysOnly, int share) {}

  /** Copies the list. */
  public ContextFile {
    customers = List.copyOf(customers);
  }

  /** Customers of whom nothing is known. */
  public static ContextFile unknown(Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return new ContextFile(
        Optional.empty(), List.of(new Described(CustomerFacts.unknown(today), false, 1)));
  }

  /**
   * Reads a file.
   *
   * @param path as the user wrote it
   * @param now when the customers are rung; the day they are asked about is today if the file says
   *     no other
   * @param zone of the store
   * @param catalogue the questions it may name; empty if they are not known, then it may name any
   * @throws BadInput naming all problems at once
   */
  public static ContextFile read(
      String path, Instant now, ZoneId zone, Optional<Catalogue> catalogue) {
    return parse(TextFile.read(path), now, zone, catalogue);
  }

  /**
   * Reads a text.
   *
   * @throws BadInput naming all problems at once
   */
  public static ContextFile parse(
      TextFile file, Instant now, ZoneId zone, Optional<Catalogue> catalogue) {
    JsonValue root = JsonDocument.parse(file, EXPECTED);
    Problems problems = new Problems(file.name());
    Optional<Set<String>> known =
        catalogue.map(
            questions ->
                questions.questions().stream()
                    .map(question -> question.id().value())
                    .collect(Collectors.toSet()));
    ContextReader reader = new ContextReader(now, zone, known, problems);
    List<Described> customers = new ArrayList<>();
    if (!(root instanceof Fields fields)) {
      problems.add(root.line(), "", "expected " + EXPECTED + ", got " + root.got());
    } else if (fields.fields().stream().anyMatch(field -> field.name().equals("customers"))) {
      customers.addAll(mix(new Section(fields, "", List.of("customers"), problems), reader));
    } else {
      customers.add(reader.read(new Section(fields, "", ContextReader.FIELDS, problems)));
    }
    problems.throwIfAny();
    return new ContextFile(Optional.of(file.name()), customers);
  }

  private static List<Described> mix(Section document, ContextReader reader) {
    String expected = "a list of 1 or more objects that describe customers";
    List<Described> customers = new ArrayList<>();
    List<JsonValue> items = document.items("customers", expected).orElse(null);
    if (items == null) {
      return customers;
    }
    if (items.isEmpty()) {
      document.wrong("customers", "expected " + expected + ", got none");
    }
    for (int place = 0; place < items.size(); place++) {
      reader.readShare(items.get(place), "customers[" + place + "]").ifPresent(customers::add);
    }
    return customers;
  }
}
