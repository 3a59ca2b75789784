package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is heard, in whatever order: what the machine promises, it keeps. */
class InterviewRandomTest {
  private static final int TALKS = 2_500;
  private static final int MOST_EVENTS = 3_000;

  @Test
  void theMachineKeepsItsPromises() {
    EnumSet<InterviewEnd> ends = EnumSet.noneOf(InterviewEnd.class);
    Seeds.each(
        1,
        TALKS,
        chance -> {
          InterviewPlan plan = new RandomTalk(chance).plan();
          Watched talk = new Watched(chance, Interview.begin(plan, Talk.ANSWERED));
          talk.runToItsEnd();
          talk.state.end().ifPresent(ends::add);
          if (chance.nextInt(3) == 0) {
            Instant again = Talk.ANSWERED.plus(Duration.ofHours(1));
            new Watched(chance, Interview.resume(talk.state, again)).runToItsEnd();
          }
        });
    assertThat(ends).as("ends that chance has reached").containsExactly(InterviewEnd.values());
  }

  /** One talk, watched step by step. */
  private static final class Watched {
    private final Random chance;
    private final RandomTalk random;
    // The longest pause between two events; 0 where time stands still.
    private final int paceMillis;
    private final Set<String> heard = new HashSet<>();
    private final Set<QuestionId> answeredBefore = new HashSet<>();
    private InterviewState state;
    private Instant now;
    private int lastTurn;
    private int replies;
    private int firstOfIntroduction;
    private int lastOfIntroduction;
    private int lengthOfIntroduction;
    private boolean introduced;
    private boolean agreed;
    private final boolean budgeted;

    Watched(Random chance, InterviewStep first) {
      this.chance = chance;
      this.random = new RandomTalk(chance);
      this.budgeted = chance.nextInt(3) == 0;
      this.paceMillis = Seeds.pick(chance, 0, 8_000, 15_000, 60_000);
      this.state = first.state();
      this.now = state.answeredAt();
      state.answers().forEach(answer -> answeredBefore.add(answer.question()));
      assertThat(Spoken.text(first.lines())).contains("AI-assistent");
      introduction(first.lines());
      lines(first);
      quiet(first);
    }

    void runToItsEnd() {
      for (int events = 0; events < MOST_EVENTS && state.step() != Step.ENDED; events++) {
        clock();
        spend();
        take(random.event(state));
      }
      assertThat(state.step()).as("it ends").isEqualTo(Step.ENDED);
      int prompts = 2 + 2 * state.plan().questions().size();
      assertThat(replies).as("replies").isLessThanOrEqualTo(20 * prompts);
      for (int more = 0; more < 5; more++) {
        clock();
        InterviewStep step = Interview.on(state, random.event(state), now);
        assertThat(step.state()).as("a final state").isEqualTo(state);
        assertThat(step.facts()).isEmpty();
        assertThat(step.lines()).noneMatch(Line.Listen.class::isInstance);
      }
    }

    private void clock() {
      if (paceMillis > 0) {
        boolean stepsBack = chance.nextInt(20) == 0;
        now = now.plusMillis(chance.nextInt(paceMillis) * (stepsBack ? -1L : 1L));
      }
    }

    /** What the budget pays for becomes less as the talk goes on. */
    private void spend() {
      if (budgeted && chance.nextInt(6) == 0) {
        int most = state.paidFor().map(Duration::toSecondsPart).orElse(59) + 1;
        int minute = state.paidFor().isEmpty() ? 60 : 0;
        state = state.paidFor(Optional.of(Duration.ofSeconds(minute + chance.nextInt(most))));
      }
    }

    private void take(InterviewEvent event) {
      InterviewState before = state;
      InterviewStep step = Interview.on(before, event, now);
      state = step.state();
      quiet(step);
      if (event instanceof InterviewEvent.Replied replied
          && !replied.turn().equals(before.turn())) {
        assertThat(state).as("a turn that is not listened for").isEqualTo(before);
        assertThat(step.facts()).isEmpty();
        assertThat(step.lines()).isIn(List.of(), before.lastLines());
        return;
      }
      assertThat(event.toString()).doesNotContain(RandomTalk.SECRET);
      words(event, before);
      facts(event, step);
      if (event instanceof InterviewEvent.Replied) {
        replies++;
        assertThat(step.lines()).as("a fresh reply is answered").isNotEmpty();
      }
      if (event instanceof InterviewEvent.Interrupted interrupted) {
        interrupted(interrupted);
      }
      introduction(step.lines());
      lines(step);
      answers();
    }

    private void words(InterviewEvent event, InterviewState before) {
      if (event instanceof InterviewEvent.Replied replied) {
        heard.add(replied.heard().words());
      } else if (event instanceof InterviewEvent.Speaking speaking
          && speaking.turn().equals(before.turn())) {
        heard.add(speaking.heard().words());
      }
    }

    private void interrupted(InterviewEvent.Interrupted event) {
      int number = event.utterance().number();
      boolean within = number >= firstOfIntroduction && number <= lastOfIntroduction;
      boolean wholly = number == lastOfIntroduction && event.playedUpTo() >= lengthOfIntroduction;
      if (within && !wholly) {
        introduced = false;
      }
    }

    private void introduction(List<Line> lines) {
      List<Line.Say> says = Spoken.says(lines).toList();
      for (int place = 0; place + 1 < says.size(); place++) {
        if (says.get(place).text().contains("AI-assistent")) {
          firstOfIntroduction = says.get(place).id().number();
          lastOfIntroduction = says.get(place + 1).id().number();
          lengthOfIntroduction = says.get(place + 1).text().length();
          assertThat(says.get(place).interruptible()).isFalse();
          introduced = true;
        }
      }
    }

    private void facts(InterviewEvent event, InterviewStep step) {
      for (InterviewFact fact : step.facts()) {
        if (fact instanceof InterviewFact.Consented) {
          assertThat(introduced).as("introduced in full before consent").isTrue();
          assertThat(event)
              .isInstanceOfSatisfying(
                  InterviewEvent.Replied.class,
                  replied -> {
                    assertThat(replied.understanding().intent()).isEqualTo(Intent.AFFIRM);
                    assertThat(replied.heard()).isNotInstanceOf(Heard.Silence.class);
                  });
          agreed = true;
        }
        if (fact instanceof InterviewFact.Asked) {
          assertThat(agreed).as("agreed before the first question").isTrue();
          assertThat(state.elapsed(now)).isLessThan(state.limits().goodbye());
        }
        if (fact instanceof InterviewFact.OptedOut) {
          assertThat(state.end()).contains(InterviewEnd.OPTED_OUT);
        }
      }
      assertThat(state.consented()).isEqualTo(agreed);
    }

    private void lines(InterviewStep step) {
      for (int place = 0; place < step.lines().size(); place++) {
        Line line = step.lines().get(place);
        boolean last = place == step.lines().size() - 1;
        assertThat(line instanceof Line.Say).as("only the last line is no speech").isEqualTo(!last);
        if (line instanceof Line.Listen listen) {
          assertThat(step.state().step()).isNotEqualTo(Step.ENDED);
          assertThat(listen.turn()).isEqualTo(step.state().turn());
          assertThat(listen.turn().number()).isGreaterThan(lastTurn);
          lastTurn = listen.turn().number();
        }
        if (line instanceof Line.HangUp) {
          assertThat(step.state().step()).isEqualTo(Step.ENDED);
        }
      }
      boolean late = state.elapsed(now).compareTo(state.limits().end()) >= 0;
      if (late) {
        assertThat(step.lines()).noneMatch(Line.Say.class::isInstance);
      }
    }

    private void answers() {
      Set<QuestionId> seen = new HashSet<>();
      for (Answer answer : state.answers()) {
        assertThat(seen.add(answer.question())).as("one answer per question").isTrue();
        assertThat(state.asked()).contains(answer.question());
        if (answeredBefore.contains(answer.question())) {
          continue;
        }
        if (answer.status() != Answer.Status.NO_INPUT) {
          assertThat(heard).contains(answer.words());
        }
        answer.followUpWords().ifPresent(words -> assertThat(heard).contains(words));
        Question question =
            state.plan().questions().stream()
                .filter(asked -> asked.id().equals(answer.question()))
                .findFirst()
                .orElseThrow();
        answer.value().ifPresent(value -> assertThat(question.kind().accepts(value)).isTrue());
        assertThat(answer.respondedAt()).isAfterOrEqualTo(answer.askedAt());
      }
      assertThat(state.asked().size()).isGreaterThanOrEqualTo(state.answers().size());
    }

    private void quiet(InterviewStep step) {
      if (chance.nextInt(4) != 0) {
        return;
      }
      assertThat(step.toString()).doesNotContain(RandomTalk.SECRET);
      assertThat(step.state().plan().toString()).doesNotContain(RandomTalk.SECRET);
      assertThat(step.state().answers().toString()).doesNotContain(RandomTalk.SECRET);
      assertThat(step.state().current().toString()).doesNotContain(RandomTalk.SECRET);
    }
  }
}
