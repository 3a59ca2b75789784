package dev.callkit.question;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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
 * @param triggers conditions on the visit, all of which must hold; empty for every visit
 * @param period when it may be asked
 * @param cooldown how long a person who was asked it is not asked again, 0 to 3,650 days
 * @param time how long asking and answering are expected to take, 5 to 120 s in whole seconds; what
 *     is measured in calls takes its place little by little
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
    List<Trigger> triggers,
    ActivePeriod period,
    Duration cooldown,
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

  /** How long a person who was asked a question is not asked it again, unless it says otherwise. */
  public static final Duration DEFAULT_COOLDOWN = Duration.ofDays(30);

  /** The longest cooldown. */
  public static final Duration LONGEST_COOLDOWN = Duration.ofDays(3650);

  /**
   * Checks texts and times, copies the collections.
   *
   * @throws IllegalArgumentException if a text or a time is out of range; the message names the
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
    if (cooldown.isNegative() || cooldown.compareTo(LONGEST_COOLDOWN) > 0) {
      throw new IllegalArgumentException(
          "question " + id + ", cooldown: expected 0 to 3650 days, got " + cooldown);
    }
    departments = Collections.unmodifiableSet(new LinkedHashSet<>(departments));
    triggers = List.copyOf(triggers);
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

  /**
   * {@return a builder for a question asked of every customer, at medium priority; its time is
   * estimated from its text and kind}
   */
  public static Builder builder(String id, String text, AnswerKind kind) {
    return new Builder(id, text, kind);
  }

  /** {@return whether it concerns this customer: departments and triggers} */
  public boolean concerns(CustomerFacts customer) {
    if (!departments.isEmpty()
        && !customer.departments().isEmpty()
        && !Trigger.sharesOne(departments, customer.departments())) {
      return false;
    }
    for (Trigger trigger : triggers) {
      if (!trigger.fires(customer)) {
        return false;
      }
    }
    return true;
  }

  /** {@return the level for a customer it concerns: its own, or the highest a trigger gives it} */
  public Priority levelFor(CustomerFacts customer) {
    Priority level = priority;
    for (Trigger trigger : triggers) {
      if (trigger.raisesTo().isPresent()
          && trigger.raisesTo().get().compareTo(level) < 0
          && trigger.fires(customer)) {
        level = trigger.raisesTo().get();
      }
    }
    return level;
  }

  /** {@return this question at another frequency} */
  public Question every(int n) {
    return with(Frequency.every(n), priority, time);
  }

  /** {@return this question as planned for one call, with another level and time} */
  public Question planned(Priority level, Duration planned) {
    return with(frequency, level, planned);
  }

  private Question with(Frequency often, Priority level, Duration planned) {
    return new Question(
        id,
        text,
        kind,
        often,
        level,
        topic,
        departments,
        triggers,
        period,
        cooldown,
        planned,
        followUp,
        enabled);
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
    private List<Trigger> triggers = List.of();
    private ActivePeriod period = ActivePeriod.ALWAYS;
    private Duration cooldown = DEFAULT_COOLDOWN;
    private Optional<Duration> time = Optional.empty();
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

    /** Asks only if all of these fire. Default none. */
    public Builder triggers(List<Trigger> conditions) {
      this.triggers = conditions;
      return this;
    }

    /** Asks the same person again only after this long, 0 to 3,650 days. Default 30 days. */
    public Builder cooldown(Duration rest) {
      this.cooldown = rest;
      return this;
    }

    /** Asks only within this period. Default always. */
    public Builder period(ActivePeriod days) {
      this.period = days;
      return this;
    }

    /**
     * Sets how long asking and answering are expected to take, 5 to 120 whole seconds. Default:
     * estimated from text, kind and follow-up.
     */
    public Builder time(Duration askingAndAnswering) {
      this.time = Optional.of(askingAndAnswering);
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
          id,
          text,
          kind,
          frequency,
          priority,
          topic,
          departments,
          triggers,
          period,
          cooldown,
          time.orElseGet(() -> TimeEstimate.of(text, kind, followUp)),
          followUp,
          enabled);
    }
  }
}
