package dev.callkit.testing.world;

import java.time.Duration;

/**
 * What goes wrong, and how often: shares from 0 (never) to 1 (always).
 *
 * @param requestFails requests to the carrier that it turns away
 * @param requestLost requests to dial that never arrive, and whose sender is not told
 * @param answerLost requests to dial that arrive, and whose answer does not
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
 * @param nodeKilledEvery how long a node lives on average; zero for ever
 */
public record Accidents(
    double requestFails,
    double requestLost,
    double answerLost,
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
    Duration nodeKilledEvery) {
  /** Nothing goes wrong. */
  public static final Accidents NONE =
      new Accidents(
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * A bad day: 2 % of talks lose their connection once, 1 % of requests to the carrier fail, 1 % of
   * its reports are lost, and nothing else goes wrong.
   */
  public static final Accidents BAD_DAY =
      new Accidents(
          0.01,
          0,
          0,
          0.01,
          0,
          0,
          0,
          0.02,
          0,
          0,
          0,
          0,
          0,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO);

  /** Everything goes wrong, far more often than anywhere. */
  public static final Accidents EVERYTHING =
      new Accidents(
          0.05,
          0.03,
          0.03,
          0.05,
          0.2,
          0.2,
          0.05,
          0.15,
          0.1,
          0.1,
          0.01,
          0.01,
          0.03,
          Duration.ofSeconds(20),
          Duration.ofMinutes(15),
          Duration.ofMinutes(10));

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException naming what is not from 0 to 1, or negative
   */
  public Accidents {
    check("requestFails", requestFails);
    check("requestLost", requestLost);
    check("answerLost", answerLost);
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
    if (storeAway.isNegative() || storeAwayEvery.isNegative() || nodeKilledEvery.isNegative()) {
      throw new IllegalArgumentException("accidents: expected durations of 0 or more");
    }
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": expected 0 to 1, got " + share);
    }
  }
}
