package dev.callkit.bench;

import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Choosing the questions of one call, with a verdict for every question: at a business that is busy
 * (64 moments in turn, 8 calls in progress), by the number of its questions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SelectionBenchmark {
  /** How many questions the catalogue has. */
  @Param({"10", "50", "200", "1000", "10000"})
  public int questions;

  /** Whether there are triggers, pair rules and histories. */
  @Param({"false", "true"})
  public boolean rules;

  private final QuestionSelector selector = QuestionSelector.owedTurns();
  private final QuestionSelector modulo = new Rival.Modulo(Integer.MAX_VALUE);
  private BusyLedgers busy = new BusyLedgers(1, false, selector);
  private int next;

  /** Serves a thousand customers first. */
  @Setup
  public void busy() {
    busy = new BusyLedgers(questions, rules, selector);
  }

  private BusyLedgers.Moment moment() {
    next = (next + 1) % busy.moments.size();
    return busy.moments.get(next);
  }

  /** One selection: counting, choosing, reserving, all verdicts. */
  @Benchmark
  public QuestionSelector.Reserved select() {
    BusyLedgers.Moment moment = moment();
    return selector.select(busy.catalogue, moment.ledger(), moment.next());
  }

  /** The end of a call that was conducted. */
  @Benchmark
  public QuestionLedger settle() {
    BusyLedgers.Moment moment = moment();
    return selector.settle(moment.ledger(), moment.ending().call(), moment.ending().settlement());
  }

  /**
   * For comparison: every n-th customer by the remainder, sorted by level, taken while it fits. No
   * verdicts, nothing owed, nothing reserved.
   */
  @Benchmark
  public QuestionSelector.Reserved plainModulo() {
    BusyLedgers.Moment moment = moment();
    return modulo.select(busy.catalogue, moment.ledger(), moment.next());
  }
}
