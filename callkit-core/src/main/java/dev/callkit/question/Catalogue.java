package dev.callkit.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The questions of one business, in the order it wrote them. It may be empty: then nobody is rung.
 *
 * @param questions all questions, their ids different
 */
public record Catalogue(List<Question> questions) {
  /** No questions. */
  public static final Catalogue EMPTY = new Catalogue(List.of());

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two questions share an id; the message names every such id
   */
  public Catalogue {
    questions = List.copyOf(questions);
    Map<QuestionId, Question> seen = new LinkedHashMap<>();
    TreeSet<QuestionId> twice = new TreeSet<>();
    for (Question question : questions) {
      if (seen.put(question.id(), question) != null) {
        twice.add(question.id());
      }
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("catalogue: expected different ids, got twice: " + twice);
    }
  }

  /** {@return the question with this id, if the catalogue has it} */
  public Optional<Question> find(QuestionId id) {
    return questions.stream().filter(question -> question.id().equals(id)).findFirst();
  }
}
