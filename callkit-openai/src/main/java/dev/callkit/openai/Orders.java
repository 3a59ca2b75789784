package dev.callkit.openai;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Does somebody talk to the machine instead of answering? Then no model is asked: the built-in
 * rules cannot be talked round. A person who only sounds like it loses nothing, since they still
 * answer. What slips through here meets {@link Support} and {@link Reaction}.
 */
final class Orders {
  private static final Pattern MARKUP = Pattern.compile("\\p{L}:|[{}<>\\[\\]|`\\\\=]|\"\\s*:");
  private static final Pattern TO_A_MODEL =
      Pattern.compile(
          "\\b(instruktion|instruera|instruction|prompt|system[a-z]*\\s*:|assistan|chatgpt|gpt|openai"
              + "|chatbot|språkmodell|language model|json|schema|intent|acknowledg|evidence|token"
              + "|ignorera|ignore|disregard|override|overrid|bortse|åsidosätt|glöm (allt|bort|dina|vad)"
              + "|forget (all|every|your|previous)|jailbreak|developer mode|utvecklarläge|debug"
              + "|låtsas|pretend|act as|agera som|spela rollen|rollspel|roleplay|you are now"
              + "|du är nu|från och med nu|from now on|hädanefter|nya regler|new rules|repetera efter"
              + "|repeat after|säg efter|say the (word|following)|säg (ordet|exakt|följande)"
              + "|översätt|translate|skriv ut|print|output|returnera|return|exekvera|execute"
              + "|registrera (att|det|mig|mitt|svar|högsta|max)|markera|logga|lagra|spara (svar|att|det)"
              + "|sätt (betyg|värde|svar)|set (the|all|my|every)|notera (att|högsta)|fyll i|skriv in"
              + "|administratör|administrator|admin|root|sudo|override|respondent|intervjuaren"
              + "|svara alltid|always answer|alla (frågor|svar)|all (questions|answers)|every question"
              + "|hoppa (över|till)|skip (to|all|the)|avsluta (intervjun|enkäten)|mark (it|this|the)"
              + "|store (the|my|it)|record (my|the|that|it)|samtyck|consent)",
          Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  // Answers hardly ever begin like this, and those that do are read by the rules.
  private static final Pattern BEGINS_LIKE_AN_ORDER =
      Pattern.compile(
          "^(hej |hallå |du |snälla |men |nej |ja |ok |okej )*"
              + "(läs|säg|skriv|ställ|ring|koppla|lova|bekräfta|öppna|ändra|byt|berätta|sluta|gör"
              + "|svara|ge mig|visa|starta|kör|ta reda|spela|vi leker|vad står|den som hör|i nästa"
              + "|slut på"
              + "|tell|read|call|promise|answer|give|show|open|change|stop|run|decode|base64|in the next"
              + "|the developer)\\b",
          Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  static boolean in(String words) {
    String plain = words.toLowerCase(Locale.ROOT);
    return MARKUP.matcher(plain).find()
        || TO_A_MODEL.matcher(plain).find()
        || BEGINS_LIKE_AN_ORDER.matcher(plain).find();
  }

  private Orders() {}
}
