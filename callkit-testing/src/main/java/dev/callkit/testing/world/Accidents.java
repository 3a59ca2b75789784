package dev.callkit.testing.world;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What goes wrong, and how often: shares from 0 (never) to 1 (always).
 *
 * @param requestFails requests to the carrier that it turns away
 * @param requestLost requests to dial that never arrive, and whose sender is not told
 * @param answerLost requests to dial that arrive, and whose answer does not
 * @param requestSlow requests to dial that take up to 20 s, while others go on
 * @param webhookLost reports of the network that are never delivered
 * @param webhookTwice reports and replies that are delivered a second time
 * @param webhookLate reports that come up to 20 s late, so that they overtake each other
 * @param webhookForged reports that somebody makes up, of attempts that do not exist
 * @param connectionLost talks that lose their connection once, in the middle of a turn
 * @param engineFails exchanges in which the dialogue engine fails
 * @param engineLies exchanges in which it claims what was not said
 * @param storeFails calls of the store that fail before anything is written
 * @param storeForgetsToSay saves that are written and reported as failed
 * @param saveConflicts saves that take up to 3 s, while others go on and may be faster
 * @param storeAway how long the store is away at a time; zero for never
 * @param storeAwayEvery how long it is there in between, on average
 * @param carrierAway how long the first carrier turns every dial away at a time; zero for never
 * @param carrierAwayEvery how long it is there in between, on average
 * @param nodeKilledEvery how long a node lives on average; zero for ever
 * @param nodeReplacedEvery after how long on average a node is drained, closed and started anew, as
 *     in a rolling deployment; zero for never
 */
public record Accidents(
    double requestFails,
    double requestLost,
    double answerLost,
    double requestSlow,
    double webhookLost,
    double webhookTwice,
    double webhookLate,
    double webhookForged,
    double connectionLost,
    double engineFails,
    double engineLies,
    double storeFails,
    double storeForgetsToSay,
    double saveConflicts,
    Duration storeAway,
    Duration storeAwayEvery,
    Duration carrierAway,
    Duration carrierAwayEvery,
    Duration nodeKilledEvery,
    Duration nodeReplacedEvery) {
  /** Nothing goes wrong. */
  public static final Accidents NONE = builder().build();

  /**
   * A bad day: 2 % of talks lose their connection once, 1 % of requests to the carrier fail, 1 % of
   * its reports are lost, and nothing else goes wrong.
   */
  public static final Accidents BAD_DAY =
      builder().requestFails(0.01).webhookLost(0.01).connectionLost(0.02).build();

  /** Everything goes wrong, far more often than anywhere. */
  public static final Accidents EVERYTHING =
      builder()
          .requestFails(0.05)
          .requestLost(0.03)
          .answerLost(0.03)
          .requestSlow(0.1)
          .webhookLost(0.05)
          .webhookTwice(0.2)
          .webhookLate(0.2)
          .webhookForged(0.05)
          .connectionLost(0.15)
          .engineFails(0.1)
          .engineLies(0.1)
          .storeFails(0.01)
          .storeForgetsToSay(0.01)
          .saveConflicts(0.03)
          .storeAway(Duration.ofSeconds(20), Duration.ofMinutes(15))
          .carrierAway(Duration.ofMinutes(2), Duration.ofMinutes(20))
          .nodeKilledEvery(Duration.ofMinutes(10))
          .nodeReplacedEvery(Duration.ofMinutes(10))
          .build();

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException naming what is not from 0 to 1, or negative
   */
  public Accidents {
    check("requestFails", requestFails);
    check("requestLost", requestLost);
    check("answerLost", answerLost);
    check("requestSlow", requestSlow);
    check("webhookLost", webhookLost);
    check("webhookTwice", webhookTwice);
    check("webhookLate", webhookLate);
    check("webhookForged", webhookForged);
    check("connectionLost", connectionLost);
    check("engineFails", engineFails);
    check("engineLies", engineLies);
    check("storeFails", storeFails);
    check("storeForgetsToSay", storeForgetsToSay);
    check("saveConflicts", saveConflicts);
    Stream.of(
            storeAway,
            storeAwayEvery,
            carrierAway,
            carrierAwayEvery,
            nodeKilledEvery,
            nodeReplacedEvery)
        .filter(Duration::isNegative)
        .findAny()
        .ifPresent(
            below -> {
              throw new IllegalArgumentException("accidents: expected durations of 0 or more");
            });
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": expected 0 to 1, got " + share);
    }
  }

  /** {@return a builder of accidents, none of which happens unless it is set} */
  public static Builder builder() {
    return new Builder();
  }

  /** Puts accidents together. Not thread-safe. */
  public static final class Builder {
    private double requestFails;
    private double requestLost;
    private double answerLost;
    private double requestSlow;
    private double webhookLost;
    private double webhookTwice;
    private double webhookLate;
    private double webhookForged;
    private double connectionLost;
    private double engineFails;
    private double engineLies;
    private double storeFails;
    private double storeForgetsToSay;
    private double saveConflicts;
    private Duration storeAway = Duration.ZERO;
    private Duration storeAwayEvery = Duration.ZERO;
    private Duration carrierAway = Duration.ZERO;
    private Duration carrierAwayEvery = Duration.ZERO;
    private Duration nodeKilledEvery = Duration.ZERO;
    private Duration nodeReplacedEvery = Duration.ZERO;

    private Builder() {}

    /** Sets the share of requests to the carrier that it turns away, 0 to 1. */
    public Builder requestFails(double share) {
      this.requestFails = share;
      return this;
    }

    /** Sets the share of requests to dial that never arrive, 0 to 1. */
    public Builder requestLost(double share) {
      this.requestLost = share;
      return this;
    }

    /** Sets the share of requests to dial whose answer never arrives, 0 to 1. */
    public Builder answerLost(double share) {
      this.answerLost = share;
      return this;
    }

    /** Sets the share of requests to dial that take up to 20 s, 0 to 1. */
    public Builder requestSlow(double share) {
      this.requestSlow = share;
      return this;
    }

    /** Sets the share of reports that are never delivered, 0 to 1. */
    public Builder webhookLost(double share) {
      this.webhookLost = share;
      return this;
    }

    /** Sets the share of reports and replies that come twice, 0 to 1. */
    public Builder webhookTwice(double share) {
      this.webhookTwice = share;
      return this;
    }

    /** Sets the share of reports that come up to 20 s late, 0 to 1. */
    public Builder webhookLate(double share) {
      this.webhookLate = share;
      return this;
    }

    /** Sets the share of reports that somebody makes up, 0 to 1. */
    public Builder webhookForged(double share) {
      this.webhookForged = share;
      return this;
    }

    /** Sets the share of talks that lose their connection once, 0 to 1. */
    public Builder connectionLost(double share) {
      this.connectionLost = share;
      return this;
    }

    /** Sets the share of exchanges in which the engine fails, 0 to 1. */
    public Builder engineFails(double share) {
      this.engineFails = share;
      return this;
    }

    /** Sets the share of exchanges in which the engine makes something up, 0 to 1. */
    public Builder engineLies(double share) {
      this.engineLies = share;
      return this;
    }

    /** Sets the share of calls of the store that fail before anything is written, 0 to 1. */
    public Builder storeFails(double share) {
      this.storeFails = share;
      return this;
    }

    /** Sets the share of saves that are written and reported as failed, 0 to 1. */
    public Builder storeForgetsToSay(double share) {
      this.storeForgetsToSay = share;
      return this;
    }

    /** Sets the share of saves that take up to 3 s, 0 to 1. */
    public Builder saveConflicts(double share) {
      this.saveConflicts = share;
      return this;
    }

    /**
     * Sets how long the store is away at a time, and how long it is there in between, on average.
     */
    public Builder storeAway(Duration length, Duration every) {
      this.storeAway = length;
      this.storeAwayEvery = every;
      return this;
    }

    /**
     * Sets how long the first carrier turns every dial away at a time, and how long it is there in
     * between, on average.
     */
    public Builder carrierAway(Duration length, Duration every) {
      this.carrierAway = length;
      this.carrierAwayEvery = every;
      return this;
    }

    /** Sets how long a node lives on average. */
    public Builder nodeKilledEvery(Duration life) {
      this.nodeKilledEvery = life;
      return this;
    }

    /** Sets after how long on average a node is drained, closed and started anew. */
    public Builder nodeReplacedEvery(Duration life) {
      this.nodeReplacedEvery = life;
      return this;
    }

    /**
     * Puts them together.
     *
     * @throws IllegalArgumentException naming a share that is not from 0 to 1
     */
    public Accidents build() {
      return new Accidents(
          requestFails,
          requestLost,
          answerLost,
          requestSlow,
          webhookLost,
          webhookTwice,
          webhookLate,
          webhookForged,
          connectionLost,
          engineFails,
          engineLies,
          storeFails,
          storeForgetsToSay,
          saveConflicts,
          storeAway,
          storeAwayEvery,
          carrierAway,
          carrierAwayEvery,
          nodeKilledEvery,
          nodeReplacedEvery);
    }
  }
}
