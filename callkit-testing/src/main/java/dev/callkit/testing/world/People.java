package dev.callkit.testing.world;

import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Who is rung: shares from 0 to 1. Whoever remains after the others is friendly, and answers
 * everything.
 *
 * @param noAnswer attempts that ring out
 * @param notReached attempts that do not ring: busy, switched off, no such number
 * @param voicemail attempts that a machine answers
 * @param declines people who say no
 * @param optsOut people who never want to be rung again
 * @param difficult people who mumble, keep silent, hang up in the middle, interrupt, want to be
 *     rung later, or are somebody else
 */
public record People(
    double noAnswer,
    double notReached,
    double voicemail,
    double declines,
    double optsOut,
    double difficult) {
  /** A quarter is not reached at an attempt; of the others a quarter is not friendly. */
  public static final People ORDINARY = new People(0.15, 0.06, 0.06, 0.1, 0.02, 0.15);

  private static final List<LongFunction<SimulatedRespondent>> DIFFICULT =
      List.of(
          seed -> SimulatedRespondent.mumbles(),
          seed -> SimulatedRespondent.silent(),
          seed -> SimulatedRespondent.cooperative(seed).hangingUpAfter((int) (seed & 511)),
          seed -> SimulatedRespondent.cooperative(seed).interrupting(3, 12, "ja just det"),
          seed -> SimulatedRespondent.callsLater("i morgon klockan tio"),
          seed -> SimulatedRespondent.callsLater("om en timme"),
          seed -> SimulatedRespondent.scripted(List.of("nej du har ringt fel")),
          seed -> SimulatedRespondent.scripted(List.of("i don't speak swedish sorry")),
          seed -> SimulatedRespondent.talkative());

  private static final List<HangupCause> NOT_REACHED =
      List.of(
          HangupCause.BUSY,
          HangupCause.BUSY,
          HangupCause.UNREACHABLE,
          HangupCause.DISCONNECTED,
          HangupCause.NETWORK_FAILURE);

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if one is not from 0 to 1, or those of attempts or of people
   *     pass 1 together
   */
  public People {
    check("noAnswer, notReached and voicemail", noAnswer, notReached, voicemail);
    check("declines, optsOut and difficult", declines, optsOut, difficult);
  }

  private static void check(String names, double... shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share >= 0 ? share : 2;
    }
    if (!(sum <= 1)) {
      throw new IllegalArgumentException(names + ": expected 0 to 1 each and together");
    }
  }

  /** What somebody is like, on the telephone. */
  record Person(SimulatedRespondent respondent, boolean refuses) {}

  /**
   * {@return who answers an attempt}
   *
   * @param customer decides what the person is like, the same at every attempt
   * @param attempt decides how the telephone is met
   */
  Person at(Random customer, Random attempt) {
    Person person = person(customer);
    double meets = attempt.nextDouble();
    if (meets < noAnswer) {
      return silentLine(
          attempt.nextInt(4) == 0
              ? SimulatedRespondent.rejects()
              : SimulatedRespondent.doesNotAnswer());
    }
    if (meets < noAnswer + notReached) {
      return silentLine(
          SimulatedRespondent.notReached(NOT_REACHED.get(attempt.nextInt(NOT_REACHED.size()))));
    }
    return meets < noAnswer + notReached + voicemail
        ? silentLine(SimulatedRespondent.voicemail())
        : person;
  }

  private static Person silentLine(SimulatedRespondent nobody) {
    return new Person(nobody, false);
  }

  private Person person(Random chance) {
    double kind = chance.nextDouble();
    long seed = chance.nextLong();
    if (kind < declines) {
      return new Person(SimulatedRespondent.declines(), true);
    }
    if (kind < declines + optsOut) {
      return new Person(SimulatedRespondent.optsOut(), true);
    }
    return new Person(
        kind < declines + optsOut + difficult
            ? DIFFICULT.get(chance.nextInt(DIFFICULT.size())).apply(seed)
            : SimulatedRespondent.cooperative(seed),
        false);
  }
}
