package dev.callkit.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Answer;
import dev.callkit.outcome.Disposition;
import dev.callkit.question.AnswerValue;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A thousand interviews over real HTTP with a model that is slow, fails or lies at random.
 *
 * <p>The talk's clock is virtual: while the model is asked it goes on by what a model takes, drawn
 * by the seed, and by the whole 2.5 s where the model is too late. To be late it really is, but for
 * a shorter deadline, or this would take an hour; that the real one is kept is {@code
 * FailuresTest}'s.
 */
class ThousandInterviewsTest {
  private static final int INTERVIEWS = 1_000;
  private static final int AT_ONCE = 25;
  private static final long SEED = 20261127;
  private static final Duration DEADLINE = Duration.ofMillis(2_500);
  private static final Duration SHORT_DEADLINE = Duration.ofMillis(400);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);
  private static final Set<Fault> TOO_LATE =
      EnumSet.of(Fault.NEVER_ANSWERS, Fault.TOO_SLOW, Fault.TRICKLES, Fault.SLOW_FIRST_BYTE);
  // Those that do nothing to a request that is not streamed.
  private static final Set<Fault> STREAMED =
      EnumSet.of(
          Fault.STREAM_WITHOUT_END,
          Fault.STREAM_CUT,
          Fault.STREAM_ERROR,
          Fault.STREAM_BROKEN_CHUNK);
  private static final List<Fault> ACCIDENTS =
      List.copyOf(EnumSet.complementOf(EnumSet.copyOf(STREAMED)));

  /** What one worker saw. */
  private record Seen(int complete, int answers, Map<Fault, Integer> faults, Duration silence) {}

  @Test
  void allEndNormallyNoneStoresWhatWasNotSaidAndNobodyWaitsForTwoSeconds() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Seen>> shares = new ArrayList<>();
      for (int worker = 0; worker < AT_ONCE; worker++) {
        long seed = SEED + worker;
        shares.add(() -> new Share(seed).hold(INTERVIEWS / AT_ONCE));
      }
      int complete = 0;
      int answers = 0;
      Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
      for (Future<Seen> share : workers.invokeAll(shares)) {
        Seen seen = share.get();
        complete += seen.complete();
        answers += seen.answers();
        seen.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
        assertThat(seen.silence()).isLessThanOrEqualTo(LONGEST_SILENCE);
      }
      // It was a bad day, and yet most of what was said was understood.
      assertThat(faults).containsOnlyKeys(ACCIDENTS);
      assertThat(complete).isGreaterThan(INTERVIEWS / 3);
      assertThat(answers).isGreaterThan(2 * INTERVIEWS);
    } finally {
      workers.shutdownNow();
    }
  }

  /** A part of the interviews, one after the other, with a service of its own. */
  private static final class Share {
    private final long seed;
    private final Random chance;
    private final Map<Fault, Integer> faults = new ConcurrentHashMap<>();
    private Duration ahead = Duration.ZERO;
    private volatile Optional<Fault> next = Optional.empty();

    Share(long seed) {
      this.seed = seed;
      this.chance = new Random(seed);
    }

    Seen hold(int interviews) {
      ExecutorService workers = Executors.newCachedThreadPool();
      int complete = 0;
      int answers = 0;
      Duration silence = Duration.ZERO;
      InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
      try (LocalOpenAi local = LocalOpenAi.start().failing(this::accident);
          OpenAiDialogue model = Local.engine(local).clock(clock).build()) {
        DialogueEngine guarded = DialogueEngine.guarded(model, workers, clock);
        for (int number = 0; number < interviews; number++) {
          String which = "seed " + seed + ", interview " + number;
          People person = new People(chance);
          Talk talk = Talk.hold(Talk.MONDAY, person, time -> thinking(guarded, time, clock));
          // Long enough for an engine that was left alone to be asked again.
          ahead = ahead.plusMinutes(5);
          Optional<Disposition> end = talk.call().outcome().map(outcome -> outcome.disposition());
          // Whoever says too little that is clear has broken off.
          assertThat(end.orElseThrow())
              .as(which)
              .isIn(Disposition.COMPLETE, Disposition.PARTIAL, Disposition.BREAK_OFF);
          complete += end.equals(Optional.of(Disposition.COMPLETE)) ? 1 : 0;
          answers += supported(which, talk, person);
          silence = longer(silence, Talk.longestSilence(talk.sounds()));
          saidNothingOdd(which, talk);
        }
      } finally {
        workers.shutdownNow();
      }
      return new Seen(complete, answers, faults, silence);
    }

    private Optional<Fault> accident(ModelRequest request) {
      Optional<Fault> happens = next;
      happens.ifPresent(fault -> faults.merge(fault, 1, Integer::sum));
      return happens;
    }

    /** The model is asked in real time; the talk's time goes on by what the seed says it took. */
    private DialogueEngine thinking(DialogueEngine guarded, VirtualTime time, InstantSource clock) {
      return exchange -> {
        next =
            chance.nextInt(10) < 4
                ? Optional.empty()
                : Optional.of(ACCIDENTS.get(chance.nextInt(ACCIDENTS.size())));
        boolean late = next.filter(TOO_LATE::contains).isPresent();
        // Nine of ten that could be late are not, to save time.
        if (late && chance.nextInt(4) > 0) {
          next = Optional.of(Fault.INVENTED_VALUE);
          late = false;
        }
        Duration real = late ? SHORT_DEADLINE : Duration.ofSeconds(20);
        Understanding meant = guarded.understand(until(clock.instant().plus(real), exchange));
        time.runFor(late ? DEADLINE : Duration.ofMillis(chance.nextInt(2_500)));
        return meant;
      };
    }

    private static Exchange until(Instant deadline, Exchange exchange) {
      return new Exchange(
          exchange.call(),
          exchange.expected(),
          exchange.asked(),
          exchange.heard(),
          exchange.now(),
          deadline,
          exchange.cancellation(),
          exchange.acknowledgement(),
          exchange.cost());
    }

    private static int supported(String which, Talk talk, People person) {
      int answers = 0;
      for (Answer answer : talk.call().answers()) {
        if (answer.value().isPresent()) {
          answers++;
          String kind =
              switch (answer.question().value()) {
                case "nojd" -> "rating";
                case "hittade" -> "yesno";
                case "mat" -> "choice";
                default -> "text";
              };
          assertThat(person.saidTo(kind))
              .as("%s, %s", which, kind)
              .contains(
                  new People.Said(
                      answer.words(), answer.value().map(AnswerValue::text).orElse("none")));
        }
      }
      return answers;
    }

    private static void saidNothingOdd(String which, Talk talk) {
      for (String words : talk.said()) {
        assertThat(words).as(which).doesNotContain("www", "112", "kronor", "utmärkt", "{", "sorry");
      }
    }

    private static Duration longer(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }
  }
}
