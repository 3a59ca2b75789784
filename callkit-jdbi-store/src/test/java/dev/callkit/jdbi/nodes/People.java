package dev.callkit.jdbi.nodes;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.dialogue.Expectation;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Who answers a telephone. Customers who are known to two shops never want to be rung again: they
 * say so to the first one, and are engaged when the second one rings.
 *
 * @param chance decides who is who
 */
record People(Chance chance) {

  SimulatedRespondent at(AttemptId attempt, PhoneNumber phone) {
    SplittableRandom random = chance.random("who", phone.e164(), attempt.number());
    int customer = Shops.customer(phone);
    SimulatedRespondent friendly = SimulatedRespondent.cooperative(random.nextLong());
    if (Shops.isKnownTwice(customer)) {
      boolean first = Shops.of(customer).equals(attempt.call().business());
      return first || attempt.number() > 1
          ? SimulatedRespondent.optsOut()
          : SimulatedRespondent.busy();
    }
    return switch (random.nextInt(20)) {
      case 0 -> SimulatedRespondent.doesNotAnswer();
      case 1, 2 -> SimulatedRespondent.busy();
      case 3 -> SimulatedRespondent.rejects();
      case 4 -> SimulatedRespondent.voicemail().meeting(Pickup.machineAfter(Duration.ofSeconds(4)));
      case 5 -> SimulatedRespondent.declines();
      case 6 -> SimulatedRespondent.optsOut();
      case 7 -> SimulatedRespondent.callsLater("senare");
      case 8 -> SimulatedRespondent.mumbles();
      case 9 -> friendly.hangingUpAfter(250 + random.nextInt(250));
      case 10 -> leaving(friendly, HangupCause.RESPONDENT_HUNG_UP);
      case 11, 12 -> leaving(friendly, HangupCause.NETWORK_FAILURE);
      // Long after a lost dial is searched for.
      case 13, 14, 15 -> friendly.meeting(Pickup.personAfter(Duration.ofSeconds(24)));
      default -> friendly;
    };
  }

  /** Agrees, and is gone in the middle of the second answer. */
  private static SimulatedRespondent leaving(SimulatedRespondent friendly, HangupCause cause) {
    int[] questions = new int[1];
    return prompt -> {
      Reply reply = friendly.reply(prompt);
      boolean question = prompt.expected() instanceof Expectation.Answer;
      questions[0] += question ? 1 : 0;
      return questions[0] == 2
          ? new Reply.Leaves("ja det var", Duration.ofMillis(600), cause)
          : reply;
    };
  }
}
