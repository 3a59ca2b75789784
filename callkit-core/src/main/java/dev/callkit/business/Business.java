package dev.callkit.business;

import dev.callkit.call.BusinessId;
import dev.callkit.call.Respondent;
import dev.callkit.cost.Money;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.Script;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.question.Catalogue;
import dev.callkit.question.SelectionRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What one business has settled.
 *
 * @param id its id
 * @param name as it is spoken in "… ringer på uppdrag av {business}", 1 to 80 characters
 * @param zone the store's clock, for active periods and triggers
 * @param catalogue its questions
 * @param script the words around them
 * @param intake who may be rung, and when
 * @param retry when to try again
 * @param limits how long a talk may last
 * @param questionTime talk time for questions
 * @param budget what one call may cost with all its attempts; empty for no limit. It takes effect
 *     where prices are known, see {@link dev.callkit.cost.Tariff}
 */
public record Business(
    BusinessId id,
    String name,
    ZoneId zone,
    Catalogue catalogue,
    Script script,
    IntakePolicy intake,
    RetryPolicy retry,
    InterviewLimits limits,
    Duration questionTime,
    Optional<Money> budget) {
  /** A quarter of a dollar. */
  public static final Money DEFAULT_BUDGET = Money.of("0.25", "USD");

  /**
   * Checks the name, the time, and that combined questions fit into it.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 80 characters, the
   *     question time is not 10 to 120 s, or a combination of questions does not fit into it
   */
  public Business {
    name = name.strip();
    if (name.isEmpty() || name.length() > 80) {
      throw new IllegalArgumentException("business name: expected 1 to 80 characters");
    }
    if (questionTime.compareTo(Duration.ofSeconds(10)) < 0
        || questionTime.compareTo(Duration.ofSeconds(120)) > 0) {
      throw new IllegalArgumentException("questionTime: expected 10 to 120 s, got " + questionTime);
    }
    List<String> tooLong = catalogue.tooLongTogether(questionTime);
    if (!tooLong.isEmpty()) {
      throw new IllegalArgumentException("catalogue: " + String.join("; ", tooLong));
    }
  }

  /** {@return a builder with every default in place} */
  public static Builder builder(BusinessId id, String name) {
    return new Builder(id, name);
  }

  /** {@return a builder with all of this in place, for the same business settled otherwise} */
  public Builder toBuilder() {
    Builder builder =
        new Builder(id, name)
            .zone(zone)
            .catalogue(catalogue)
            .script(script)
            .intake(intake)
            .retry(retry)
            .limits(limits)
            .questionTime(questionTime);
    builder.budget = budget;
    return builder;
  }

  /** Makes a business. Each setter replaces what it set before. Not thread-safe. */
  public static final class Builder {
    private final BusinessId id;
    private String name;
    private ZoneId zone = Respondent.SWEDEN;
    private Catalogue catalogue = Catalogue.EMPTY;
    private Script script = Script.standard();
    private IntakePolicy intake = IntakePolicy.DEFAULT;
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private InterviewLimits limits = InterviewLimits.DEFAULT;
    private Duration questionTime = SelectionRequest.DEFAULT_BUDGET;
    private Optional<Money> budget = Optional.of(DEFAULT_BUDGET);

    private Builder(BusinessId id, String name) {
      this.id = id;
      this.name = name;
    }

    /** Sets another name than the one it began with, 1 to 80 characters. */
    public Builder name(String spoken) {
      this.name = spoken;
      return this;
    }

    /** Sets the store's clock. Default {@code Europe/Stockholm}. */
    public Builder zone(ZoneId storeZone) {
      this.zone = storeZone;
      return this;
    }

    /** Sets the questions. Default none, so that nobody is rung. */
    public Builder catalogue(Catalogue questions) {
      this.catalogue = questions;
      return this;
    }

    /** Sets the wording. Default {@link Script#standard()}. */
    public Builder script(Script words) {
      this.script = words;
      return this;
    }

    /** Sets who may be rung, and when. Default {@link IntakePolicy#DEFAULT}. */
    public Builder intake(IntakePolicy policy) {
      this.intake = policy;
      return this;
    }

    /** Sets when to try again. Default {@link RetryPolicy#DEFAULT}. */
    public Builder retry(RetryPolicy policy) {
      this.retry = policy;
      return this;
    }

    /** Sets how long a talk may last. Default {@link InterviewLimits#DEFAULT}. */
    public Builder limits(InterviewLimits talk) {
      this.limits = talk;
      return this;
    }

    /** Sets the talk time for questions, 10 to 120 s. Default 90 s. */
    public Builder questionTime(Duration budget) {
      this.questionTime = budget;
      return this;
    }

    /**
     * Sets what one call may cost with all its attempts. A talk is ended politely before the next
     * stretch would pass it, and nobody is rung when what is left does not pay for a talk. Default
     * 0.25 USD.
     */
    public Builder budget(Money perCall) {
      this.budget = Optional.of(perCall);
      return this;
    }

    /** Sets no budget: only the time limit ends talks. */
    public Builder withoutBudget() {
      this.budget = Optional.empty();
      return this;
    }

    /**
     * Makes the business.
     *
     * @throws IllegalArgumentException if the name or the question time is out of range, or a
     *     combination of questions does not fit into the question time
     */
    public Business build() {
      return new Business(
          id, name, zone, catalogue, script, intake, retry, limits, questionTime, budget);
    }
  }
}
