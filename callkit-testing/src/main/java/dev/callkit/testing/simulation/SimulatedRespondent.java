package dev.callkit.testing.simulation;

import dev.callkit.dialogue.Expectation;
import dev.callkit.interview.Line;
import dev.callkit.question.AnswerKind;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Somebody, or something, at the other end of one simulated line. An implementation may remember
 * what has been said, so each attempt needs one of its own; its methods are called one at a time,
 * though not always on the same thread.
 *
 * <p>The ready-made ones speak Swedish.
 */
@FunctionalInterface
public interface SimulatedRespondent {
  /** How long it rings before an ordinary person answers. */
  Duration USUAL_RINGING = Duration.ofSeconds(6);

  /** {@return how the ringing is met; a person who answers after 6 s unless overridden} */
  default Pickup pickup() {
    return Pickup.personAfter(USUAL_RINGING);
  }

  /**
   * Takes a turn. May block, as with somebody who types: in virtual time everything waits, in real
   * time a silence is reported when it has lasted long enough, and the reply is heard when we
   * listen again. Not called again before it has returned.
   *
   * @param prompt what was heard, and what is listened for
   */
  Reply reply(Prompt prompt);

  /**
   * Hears an utterance begin, and perhaps speaks into it. Must not block. Does nothing unless
   * overridden.
   *
   * @param utterance what we are going to say
   */
  default Optional<Interjection> whileHearing(Line.Say utterance) {
    return Optional.empty();
  }

  /** {@return the same respondent, who meets the ringing in this way} */
  default SimulatedRespondent meeting(Pickup pickup) {
    return new Wrapped(this, Optional.of(pickup), utterance -> Optional.empty());
  }

  /**
   * {@return the same respondent, who also speaks into our utterances}
   *
   * @param interjections by utterance; where it says nothing, this respondent is asked
   */
  default SimulatedRespondent interjecting(
      Function<Line.Say, Optional<Interjection>> interjections) {
    return new Wrapped(this, Optional.empty(), interjections);
  }

  /**
   * {@return the same respondent, who interrupts one of our utterances, once}
   *
   * @param utterance its number within the attempt, from 1; the first one, in which we say who we
   *     are, does not give way
   * @param afterCharacters how much of it is heard first
   * @param words what is said into it
   */
  default SimulatedRespondent interrupting(int utterance, int afterCharacters, String words) {
    Interjection interjection = new Interjection(afterCharacters, Reply.says(words));
    return interjecting(
        say -> say.id().number() == utterance ? Optional.of(interjection) : Optional.empty());
  }

  /**
   * {@return the same respondent, who hangs up while we speak}
   *
   * @param characters how many characters of ours are heard in all, 0 or more
   */
  default SimulatedRespondent hangingUpAfter(int characters) {
    return interjecting(new Patience(characters)::hear);
  }

  /**
   * One line of text for each turn: a blank one is a silence, and when there are no more they hang
   * up.
   */
  static SimulatedRespondent scripted(List<String> lines) {
    return new ScriptedRespondent(lines);
  }

  /**
   * Somebody who is asked at each turn, such as a person at a terminal.
   *
   * @param source returns what is said, a blank text for a silence, or empty to hang up; may block
   */
  static SimulatedRespondent asking(Function<Prompt, Optional<String>> source) {
    return prompt ->
        source
            .apply(prompt)
            .map(words -> Reply.says(words, Duration.ZERO))
            .orElseGet(Reply::hangsUp);
  }

  /**
   * A friendly person who agrees and answers every question.
   *
   * @param seed the same seed gives the same answers
   */
  static SimulatedRespondent cooperative(long seed) {
    return new CooperativeRespondent(seed);
  }

  /** Does not want to take part. */
  static SimulatedRespondent declines() {
    return prompt -> Reply.says("nej tack");
  }

  /** Never wants to be rung again. */
  static SimulatedRespondent optsOut() {
    return prompt -> Reply.says("nej, ring aldrig hit igen");
  }

  /**
   * Has no time now.
   *
   * @param when a time in Swedish, such as {@code i morgon klockan tio}
   */
  static SimulatedRespondent callsLater(String when) {
    return prompt ->
        Reply.says(
            prompt.expected() instanceof Expectation.Callback
                ? when
                : "ring " + when + " i stället");
  }

  /** Says nothing that can be understood. */
  static SimulatedRespondent mumbles() {
    return prompt -> Reply.mumbles();
  }

  /** Answers and says nothing. */
  static SimulatedRespondent silent() {
    return prompt -> Reply.silence();
  }

  /** Agrees, answers what is asked, and once asked for own words talks longer than a call lasts. */
  static SimulatedRespondent talkative() {
    SimulatedRespondent friendly = cooperative(1);
    return prompt ->
        prompt.expected() instanceof Expectation.Answer answer
                && answer.kind() instanceof AnswerKind.FreeText
            ? Reply.says(CooperativeRespondent.LONG_STORY)
            : friendly.reply(prompt);
  }

  /** A voicemail with an ordinary greeting. */
  static SimulatedRespondent voicemail() {
    return voicemail(
        "hej du har kommit till mitt mobilsvar jag kan inte svara just nu men tala in ett meddelande"
            + " efter signalen så ringer jag upp");
  }

  /** A voicemail that says its greeting once and is then silent. */
  static SimulatedRespondent voicemail(String greeting) {
    SimulatedRespondent spoken = scripted(List.of(greeting));
    return new Wrapped(
        prompt -> spoken.reply(prompt) instanceof Reply.Says says ? says : Reply.silence(),
        Optional.of(Pickup.machineAfter(Duration.ofSeconds(20))),
        utterance -> Optional.empty());
  }

  /** Lets it ring. */
  static SimulatedRespondent doesNotAnswer() {
    return silent().meeting(new Pickup.NoAnswer());
  }

  /** Presses the ringing call away. */
  static SimulatedRespondent rejects() {
    return silent().meeting(new Pickup.Declines(Duration.ofSeconds(5)));
  }

  /** Is on the phone already. */
  static SimulatedRespondent busy() {
    return notReached(HangupCause.BUSY);
  }

  /**
   * It never rings.
   *
   * @param cause why
   * @throws IllegalArgumentException if it must have rung for this cause; see {@link
   *     Pickup.NotReached}
   */
  static SimulatedRespondent notReached(HangupCause cause) {
    return silent().meeting(new Pickup.NotReached(cause));
  }
}
