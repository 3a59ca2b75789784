package dev.callkit.question;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The questions of one business, in the order it wrote them, and how they go together. It may be
 * empty: then nobody is rung. Immutable.
 */
public final class Catalogue {
  /** No questions. */
  public static final Catalogue EMPTY = new Catalogue(List.of());

  private final List<Question> questions;
  private final List<PairRule> pairs;
  private final StartingPhase start;
  private final SelectionTuning tuning;
  private final Map<QuestionId, Question> byId;
  private final Units units;

  /**
   * Questions that have nothing to do with each other, by the default numbers.
   *
   * @param questions all questions, their ids different
   * @throws IllegalArgumentException if two questions share an id; the message names every such id
   */
  public Catalogue(List<Question> questions) {
    this(builder().questions(questions));
  }

  private Catalogue(Builder builder) {
    this.questions = List.copyOf(builder.questions);
    this.pairs = List.copyOf(builder.pairs);
    this.start = builder.start;
    this.tuning = builder.tuning;
    this.byId = new HashMap<>();
    List<String> problems = new ArrayList<>();
    TreeSet<QuestionId> twice = new TreeSet<>();
    for (Question question : questions) {
      if (byId.put(question.id(), question) != null) {
        twice.add(question.id());
      }
    }
    if (!twice.isEmpty()) {
      problems.add("expected different ids, got twice: " + twice);
    }
    this.units = new Units(questions, pairs, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("catalogue: " + String.join("; ", problems));
    }
  }

  /** {@return a builder without questions} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return all questions, in the order the business wrote them} */
  public List<Question> questions() {
    return questions;
  }

  /** {@return how questions go together; empty if they do not} */
  public List<PairRule> pairs() {
    return pairs;
  }

  /** {@return where a new question begins} */
  public StartingPhase start() {
    return start;
  }

  /** {@return the numbers of the selection} */
  public SelectionTuning tuning() {
    return tuning;
  }

  /** {@return the question with this id, if the catalogue has it} */
  public Optional<Question> find(QuestionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * {@return the combinations that can never be asked within a time budget, one sentence each;
   * empty if all is well}
   */
  public List<String> tooLongTogether(Duration budget) {
    List<String> found = new ArrayList<>();
    for (Unit unit : units.all) {
      long seconds = 0;
      for (Question member : unit.members()) {
        seconds += member.time().toSeconds();
      }
      if (unit.members().length > 1 && seconds > budget.toSeconds()) {
        found.add(
            "combination "
                + unit.id()
                + ": expected at most the time budget of "
                + budget.toSeconds()
                + " s, got "
                + seconds
                + " s");
      }
    }
    return found;
  }

  /**
   * {@return what is legal and probably not meant: combinations that are due more rarely than every
   * 100th customer; one sentence each}
   */
  public List<String> warnings() {
    List<String> found = new ArrayList<>();
    for (Unit unit : units.all) {
      if (unit.everyNth() > Frequency.RAREST) {
        found.add(
            unit.id()
                + ": the frequencies of the two meet at every "
                + unit.everyNth()
                + "th customer only; a custom interval is clearer");
      }
    }
    return found;
  }

  /** {@return what is promised: every question, two in combination as one, in catalogue order} */
  public List<Promise> promises() {
    return Arrays.stream(units.all)
        .map(unit -> new Promise(unit.questions(), unit.everyNth(), unit.level()))
        .toList();
  }

  /**
   * How often something is to be asked.
   *
   * @param questions one question, or two that are asked together or not at all
   * @param everyNth of every how many customers it applies to
   * @param level the highest of their levels
   */
  public record Promise(List<QuestionId> questions, int everyNth, Priority level) {
    /** Copies the list. */
    public Promise {
      questions = List.copyOf(questions);
    }
  }

  Units units() {
    return units;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Catalogue catalogue
        && catalogue.questions.equals(questions)
        && catalogue.pairs.equals(pairs)
        && catalogue.start == start
        && catalogue.tuning.equals(tuning);
  }

  @Override
  public int hashCode() {
    return Objects.hash(questions, pairs, start, tuning);
  }

  @Override
  public String toString() {
    return "Catalogue[" + questions.size() + " questions, " + pairs.size() + " pair rules]";
  }

  /** Makes a catalogue. Not thread-safe. */
  public static final class Builder {
    private final List<Question> questions = new ArrayList<>();
    private final List<PairRule> pairs = new ArrayList<>();
    private StartingPhase start = StartingPhase.ALIGNED;
    private SelectionTuning tuning = SelectionTuning.DEFAULT;

    private Builder() {}

    /** Adds questions. */
    public Builder questions(List<Question> more) {
      questions.addAll(more);
      return this;
    }

    /** Adds a rule for a pair. Default none. */
    public Builder pair(PairRule rule) {
      pairs.add(rule);
      return this;
    }

    /** Sets where a new question begins. Default {@link StartingPhase#ALIGNED}. */
    public Builder start(StartingPhase phase) {
      this.start = phase;
      return this;
    }

    /** Sets the numbers of the selection. Default {@link SelectionTuning#DEFAULT}. */
    public Builder tuning(SelectionTuning numbers) {
      this.tuning = numbers;
      return this;
    }

    /**
     * Makes the catalogue.
     *
     * @throws IllegalArgumentException naming every problem: ids that come twice, pair rules of
     *     unknown questions, more than one rule for a pair, a question in two combinations, a
     *     combination longer than any call
     */
    public Catalogue build() {
      return new Catalogue(this);
    }
  }
}
