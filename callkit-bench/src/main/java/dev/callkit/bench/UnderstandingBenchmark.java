package dev.callkit.bench;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Understanding;
import dev.callkit.testing.corpus.ExpectationText;
import dev.callkit.testing.corpus.LabelledCorpus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The built-in Swedish rules, one reply of the corpus after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class UnderstandingBenchmark {
  private final DialogueEngine rules = DialogueEngine.swedishRules();
  private List<Exchange> exchanges = List.of();
  private int next;

  /** The development part of the corpus. */
  @Setup
  public void corpus() {
    exchanges =
        LabelledCorpus.development().utterances().stream()
            .map(
                line ->
                    Exchange.of(
                        ExpectationText.parse(line.expected()),
                        "",
                        Heard.speech(line.said()),
                        LabelledCorpus.NOW))
            .toList();
  }

  /** One reply understood. */
  @Benchmark
  public Understanding reply() {
    next = (next + 1) % exchanges.size();
    return rules.understand(exchanges.get(next));
  }
}
