package dev.callkit.question;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One question of a catalogue. Its text is spoken word for word, the same to everyone.
 *
 * @param id names it
 * @param text what is said, 10 to 500 characters
 * @param kind what kind of answer is expected
 * @param frequency every how many customers it is asked
 * @param priority how much it matters
 * @param topic groups related questions in one call; empty for none
 * @param departments asked only of customers who visited one of these (compared without regard to
 *     case) or of whom no department is known; empty for everyone
 * @param period when it may be asked
 * @param time how long asking and answering take, 5 to 120 s in whole seconds
 * @param followUp asked once after an answer, for a fuller one; empty for none
 * @param enabled whether it is asked at all
 */
public record Question(
    QuestionId id,
    String text,
    AnswerKind kind,
    Frequency frequency,
    Priority priority,
    Optional<String> topic,
    Set<String> departments,
    ActivePeriod period,
    Duration time,
    Optional<String> followUp,
    boolean enabled) {
  /** The shortest text, in characters. */
  public static final int SHORTEST_TEXT = 10;

  /** The longest text, in characters. */
  public static final int LONGEST_TEXT = 500;

  /** The shortest time for asking and answering. */
  public static final Duration SHORTEST_TIME = Duration.ofSeconds(5);

  /** The longest time for asking and answering. */
  public static final Duration LONGEST_TIME = Duration.ofSeconds(120);

  /** The time when none is given. */
  public static final Duration DEFAULT_TIME = Duration.ofSeconds(30);

  /**
   * Checks text and time, copies the departments.
   *
   * @throws IllegalArgumentException if a text or the time is out of range; the message names the
   *     question and the field
   */
  public Question {
    checkText(id, "text", text);
    followUp.ifPresent(probe -> checkText(id, "followUp", probe));
    if (time.compareTo(SHORTEST_TIME) < 0
        || time.compareTo(LONGEST_TIME) > 0
        || time.toMillis() % 1000 != 0) {
      throw new IllegalArgumentException(
          "question " + id + ", time: expected 5 to 120 whole seconds, got " + time);
    }
    departments = Collections.unmodifiableSet(new LinkedHashSet<>(departments));
  }

  private static void checkText(QuestionId id, String field, String text) {
    int length = text.strip().length();
    if (length < SHORTEST_TEXT || length > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "question "
              + id
              + ", "
              + field
              + ": expected "
              + SHORTEST_TEXT
              + " to "
              + LONGEST_TEXT
              + " characters, got "
              + length);
    }
  }

  /** {@return a builder for a question asked of every customer, at medium priority, in 30 s} */
  public static Builder builder(String id, String text, AnswerKind kind) {
    return new Builder(id, text, kind);
  }

  /**
   * {@return whether it concerns a customer who visited these departments; unknown ones count as a
   * match}
   */
  public boolean concerns(Set<String> visited) {
    return departments.isEmpty() || visited.isEmpty() || visited.stream().anyMatch(this::isTagged);
  }

  private boolean isTagged(String department) {
    String folded = department.toLowerCase(Locale.ROOT);
    return departments.stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals(folded));
  }

  /**
   * {@return the topic, else the first department, else an empty text: related questions share it}
   */
  public String group() {
    return topic.orElseGet(() -> departments.stream().findFirst().orElse(""));
  }

  /** Makes a question. Each setter replaces what it set before. Not thread-safe. */
  public static final class Builder {
    private final QuestionId id;
    private final String text;
    private final AnswerKind kind;
    private Frequency frequency = Frequency.always();
    private Priority priority = Priority.MEDIUM;
    private Optional<String> topic = Optional.empty();
    private Set<String> departments = Set.of();
    private ActivePeriod period = ActivePeriod.ALWAYS;
    private Duration time = DEFAULT_TIME;
    private Optional<String> followUp = Optional.empty();
    private boolean enabled = true;

    private Builder(String id, String text, AnswerKind kind) {
      this.id = new QuestionId(id);
      this.text = text.strip();
      this.kind = kind;
    }

    /** Asks every {@code n}-th customer, 1 to 100. Default 1. */
    public Builder every(int n) {
      this.frequency = Frequency.every(n);
      return this;
    }

    /** Sets the level. Default {@link Priority#MEDIUM}. */
    public Builder priority(Priority level) {
      this.priority = level;
      return this;
    }

    /** Keeps it together with other questions of this topic. Default none. */
    public Builder topic(String name) {
      this.topic = Optional.of(name);
      return this;
    }

    /** Asks only customers of these departments. Default everyone. */
    public Builder departments(Set<String> names) {
      this.departments = names;
      return this;
    }

    /** Asks only within this period. Default always. */
    public Builder period(ActivePeriod days) {
      this.period = days;
      return this;
    }

    /** Sets how long asking and answering take, 5 to 120 whole seconds. Default 30 s. */
    public Builder time(Duration askingAndAnswering) {
      this.time = askingAndAnswering;
      return this;
    }

    /** Asks this once after an answer, for a fuller one. Default none. */
    public Builder followUp(String probe) {
      this.followUp = Optional.of(probe.strip());
      return this;
    }

    /** Switches the question on or off. Default on. */
    public Builder enabled(boolean on) {
      this.enabled = on;
      return this;
    }

    /**
     * Makes the question.
     *
     * @throws IllegalArgumentException if a field is out of range
     */
    public Question build() {
      return new Question(
          id, text, kind, frequency, priority, topic, departments, period, time, followUp, enabled);
    }
  }
}
