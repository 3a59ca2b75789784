package dev.callkit.openai;

import dev.callkit.dialogue.Expectation;
import dev.callkit.testing.simulation.Prompt;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A person who agrees and answers, clearly or not, and remembers what they meant by it. */
final class People implements SimulatedRespondent {
  /**
   * Something to say.
   *
   * @param words the words
   * @param value what they mean for the question, as {@code AnswerValue.text} writes it; empty if
   *     nothing that may be stored
   */
  record Said(String words, String value) {}

  private static final List<Said> RATINGS =
      List.of(
          new Said("fyra", "4"),
          new Said("en stark trea", "3"),
          new Said("jo men en femma får det bli", "5"),
          new Said("tre nej vänta två", "2"),
          new Said("lägsta betyg", "1"),
          new Said("tre eller fyra", ""),
          new Said("jättebra", ""),
          new Said("tja", ""),
          new Said("sju", ""),
          new Said("sådär", ""));
  private static final List<Said> YES_OR_NO =
      List.of(
          new Said("ja det gjorde jag", "true"),
          new Said("nej tyvärr inte", "false"),
          new Said("jodå", "true"),
          new Said("nä", "false"),
          new Said("kanske", ""),
          new Said("tja det beror på", ""),
          new Said("både och", ""),
          new Said("mm", ""));
  private static final List<Said> FOOD =
      List.of(
          new Said("mest fisk", "fisk"),
          new Said("kött", "kött"),
          new Said("inte kött utan fisk", "fisk"),
          new Said("den tredje", "vegetariskt"),
          new Said("både kött och fisk", ""),
          new Said("tja lite av varje", ""),
          new Said("öh", ""));
  private static final List<Said> OWN_WORDS =
      List.of(
          new Said("fler kassor på lördagar", "fler kassor på lördagar"),
          new Said("det var svårt att hitta mjölken", "det var svårt att hitta mjölken"),
          new Said("ingenting", "ingenting"));

  private final Random chance;
  private final Map<String, List<Said>> said = new HashMap<>();

  People(Random chance) {
    this.chance = chance;
  }

  @Override
  public Reply reply(Prompt prompt) {
    if (!(prompt.expected() instanceof Expectation.Answer question)) {
      return Reply.says("ja det går bra");
    }
    List<Said> choice =
        switch (question.kind().name()) {
          case "rating" -> RATINGS;
          case "yesno" -> YES_OR_NO;
          case "choice" -> FOOD;
          default -> OWN_WORDS;
        };
    Said next = choice.get(chance.nextInt(choice.size()));
    said.computeIfAbsent(question.kind().name(), kind -> new ArrayList<>()).add(next);
    return Reply.says(next.words());
  }

  /** {@return what was said to the question of this kind, in that order} */
  List<Said> saidTo(String kind) {
    return said.getOrDefault(kind, List.of());
  }
}
