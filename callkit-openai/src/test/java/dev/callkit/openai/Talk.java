package dev.callkit.openai;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.CarrierListener;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One call from the request to its end, in virtual time, which stands still while a model is asked.
 *
 * @param call what is stored
 * @param sounds what was heard on the line, in that order
 */
record Talk(CallRecord call, List<Audible> sounds) {
  static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  private static final Business SHOP =
      Business.builder(new BusinessId("matboden"), "Matboden")
          .catalogue(
              new Catalogue(
                  List.of(
                      Question.builder(
                              "nojd",
                              "Hur nöjd var du med besöket, från ett till fem?",
                              AnswerKind.Rating.ONE_TO_FIVE)
                          .build(),
                      Question.builder(
                              "hittade", "Hittade du allt du sökte?", new AnswerKind.YesNo())
                          .build(),
                      Question.builder(
                              "mat",
                              "Vad köpte du mest av: kött, fisk eller vegetariskt?",
                              new AnswerKind.Choice(List.of("kött", "fisk", "vegetariskt")))
                          .build(),
                      Question.builder(
                              "battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())
                          .build())))
          .build();

  /** Holds it on a Monday morning. */
  static Talk hold(
      SimulatedRespondent person, Function<VirtualTime, DialogueEngine> understanding) {
    return hold(MONDAY, person, understanding);
  }

  /** Holds it. */
  static Talk hold(
      Instant now,
      SimulatedRespondent person,
      Function<VirtualTime, DialogueEngine> understanding) {
    VirtualTime time = new VirtualTime(now);
    List<Audible> sounds = new ArrayList<>();
    SimulatedCarrier carrier =
        SimulatedCarrier.builder(time, Respondents.always(() -> person))
            .listener(listening(sounds))
            .build();
    try (CallKit callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(CallStore.inMemory())
            .business(SHOP)
            .dialogue(understanding.apply(time))
            .clock(time)
            .tasks(time)
            .build()) {
      carrier.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
      CallSession session =
          callKit.request(
              CallRequest.of(
                  SHOP.id(),
                  Respondent.of(PhoneNumber.parse("070-174 06 05", "SE")),
                  Visit.at(now.minus(Duration.ofHours(1))),
                  new Basis(new VerificationId("v-1"), now, "feedback", true)));
      time.runUntil(() -> session.snapshot().status().isFinal(), Duration.ofHours(30));
      time.runFor(Duration.ofSeconds(2));
      return new Talk(session.snapshot(), List.copyOf(sounds));
    }
  }

  private static CarrierListener listening(List<Audible> sounds) {
    return (call, sound) -> sounds.add(sound);
  }

  /** {@return what we said, fillers included} */
  List<String> said() {
    List<String> said = new ArrayList<>();
    for (Audible sound : sounds) {
      if (sound instanceof Audible.WeSay ours) {
        said.add(ours.text());
      } else if (sound instanceof Audible.WeFill filler) {
        said.add(filler.text());
      }
    }
    return said;
  }

  /** From the last word of theirs, or the beginning of a filler, to our next word. */
  static Duration longestSilence(List<Audible> sounds) {
    Duration longest = Duration.ZERO;
    Optional<Instant> since = Optional.empty();
    for (Audible sound : sounds) {
      boolean ours = sound instanceof Audible.WeSay || sound instanceof Audible.WeFill;
      if (ours && since.isPresent()) {
        Duration silence = Duration.between(since.get(), sound.at());
        longest = silence.compareTo(longest) > 0 ? silence : longest;
      }
      if (sound instanceof Audible.TheySay || sound instanceof Audible.WeFill) {
        since = Optional.of(sound.at());
      } else if (ours) {
        since = Optional.empty();
      }
    }
    return longest;
  }
}
