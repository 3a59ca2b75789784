package dev.callkit.testing.openai;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the local model writes. Called on many threads at once. */
@FunctionalInterface
public interface Answers {

  /** {@return the content of the message: for a structured output one JSON object} */
  String to(ModelRequest request);

  /**
   * {@return a model that understands as the built-in Swedish rules do}
   *
   * <p>It reads the user message that {@code OpenAiDialogue} writes, and a request to analyse a
   * call.
   */
  static Answers byRule() {
    return new RuleAnswers();
  }

  /** {@return a model that writes these, in their order, and then the last one again and again} */
  static Answers script(String... contents) {
    List<String> lines = List.of(contents);
    AtomicInteger next = new AtomicInteger();
    return request -> lines.get(Math.min(next.getAndIncrement(), lines.size() - 1));
  }
}
