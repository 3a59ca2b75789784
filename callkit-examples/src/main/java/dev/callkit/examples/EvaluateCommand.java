package dev.callkit.examples;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.examples.understanding.CallEngine;
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.examples.understanding.EngineOptions;
import dev.callkit.examples.understanding.Evaluation;
import dev.callkit.examples.understanding.EvaluationText;
import dev.callkit.openai.OpenAiDialogue;
import dev.callkit.testing.corpus.LabelledCorpus;
import dev.callkit.testing.corpus.LabelledUtterance;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Says how well the labelled Swedish replies are understood: accuracy, time and cost for each"
          + " class of them.",
      "",
      "A model is asked as in a call: within 2.5 seconds, and where it has nothing usable to say the"
          + " built-in rules answer. The words of the held-out part are sent to it and never shown.",
      ""
    })
final class EvaluateCommand implements TerminalCommand {
  @Mixin private EngineOptions engine;

  @Option(
      names = "--corpus",
      paramLabel = "PART",
      description =
          "Which replies: held-out (400), development (840) or further (700); default: held-out.")
  private String corpus = "held-out";

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "Only so many of them, spread over the part, 1 to 10000; default: all.")
  private String first = "10000";

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "How many are asked about at a time, 1 to 50; default: 4.")
  private String atOnce = "4";

  EvaluateCommand(Map<String, String> environment) {
    this.engine = new EngineOptions(environment, false);
  }

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    int before = problems.size();
    EngineChoice choice = engine.check(problems);
    int most = Options.whole("--first", first, 1, 10_000, problems);
    int threads = Options.whole("--at-once", atOnce, 1, 50, problems);
    Optional<LabelledCorpus> part =
        switch (corpus) {
          case "held-out" -> Optional.of(LabelledCorpus.heldOut());
          case "development" -> Optional.of(LabelledCorpus.development());
          case "further" -> Optional.of(LabelledCorpus.further());
          default -> Optional.empty();
        };
    if (part.isEmpty()) {
      problems.add("--corpus: expected held-out, development or further, got \"" + corpus + "\"");
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            () -> run(terminal, choice, spread(part.orElseThrow().utterances(), most), threads));
  }

  /** Every n-th, so that each class has its share. */
  private static List<LabelledUtterance> spread(List<LabelledUtterance> all, int most) {
    int step = Math.max(1, (all.size() + most - 1) / most);
    return IntStream.range(0, all.size())
        .filter(place -> place % step == 0)
        .mapToObj(all::get)
        .toList();
  }

  private int run(
      Terminal terminal, EngineChoice choice, List<LabelledUtterance> replies, int threads) {
    // Time is measured here, so it is the machine's.
    InstantSource clock = InstantSource.system();
    Optional<OpenAiDialogue> model = CallEngine.model(choice, clock);
    try {
      if (model.isPresent() && !model.get().warmUp()) {
        throw new BadInput("--engine openai: the model does not answer; the lines above say why");
      }
      terminal
          .out()
          .println(
              replies.size()
                  + " replies, understood by "
                  + choice.place().orElse("the built-in rules")
                  + ".");
      terminal.out().println();
      DialogueEngine asked =
          model.<DialogueEngine>map(m -> m).orElse(DialogueEngine.swedishRules());
      terminal.out().print(EvaluationText.of(new Evaluation(asked, clock).of(replies, threads)));
      terminal.out().flush();
      return Main.OK;
    } finally {
      model.ifPresent(OpenAiDialogue::close);
    }
  }
}
