package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is being rung refused for good, in whatever order the words come? Looks for a word of refusal and
 * a word for calling with nothing of weight between them, and for a word that says "for good" near
 * by. What a list of phrases does not foresee is caught here.
 */
final class SwedishCallRefusal {
  private static final int NEAR = 7;

  private static final Set<String> CALLING =
      WordClasses.words(
          "ring ringa ringer ringas rings ringd uppringd uppringda uppringt kontakta kontaktar"
              + " kontaktas kontaktad påringning påringningar uppringning uppringningar samtal"
              + " samtalen telefonsamtal telefonsamtalen störa stör störd besvära besvärad jaga"
              + " tjata trakassera telefonera");
  // Told of the past they are a story in a free text: "ni ringde mig aldrig igen".
  private static final Set<String> CALLED = WordClasses.words("ringde ringt kontaktade kontaktat");
  private static final Set<String> REFUSING =
      WordClasses.words(
          "inte aldrig inga ingen inget nej sluta slutar upphör upphöra stopp stoppa skit skita"
              + " strunta strunt låt låta slipp slippa slipper undanber undanbeder avböjer avsäger"
              + " vägrar avstår förbjuder neka nekar");
  private static final Set<String> FOR_GOOD =
      WordClasses.words(
          "mer mera igen längre fler flera någonsin framöver framtiden framtida fortsättningen"
              + " fortsättningsvis hädanefter vidare alls överhuvudtaget aldrig ytterligare evigt"
              + " evighet");

  /** May stand between the refusal and the call without making it about something else. */
  private static final Set<String> LIGHT =
      WordClasses.words(
          "ska skall får fick vill ville att ni du man de dom någon nån något nåt några mig oss"
              + " hit upp fortsätta hålla håller på med bli blir få ta emot ha skulle kommer sätt"
              + " mer mera fler flera sådana såna sånna här där er era dina alla allt av i till om"
              + " behöver borde bör kan kunna måste är vara va det den detta telefon telefonen"
              + " framtida vidare ytterligare någonsin längre igen mitt nummer numret tack hör han"
              + " hon en ett och jag vi bara liksom");

  private static final Set<String> PERSON =
      WordClasses.words("mig oss hit jag vi kunden kund numret nummer telefon telefonen");
  private static final Set<String> REMOVING =
      WordClasses.words(
          "bort raderas radera raderat raderad stryk stryka strykas struken spärra spärras glöm"
              + " glömma avregistrera avregistreras rensa rensas plocka utplånas försvinna ut sudda"
              + " suddas suddar raderar stryker radering utplåna borttagen bortplockad");
  private static final Set<String> OURS =
      WordClasses.words("min mitt mina vår vårt våra jag mig här denna detta era ert er");
  private static final Set<String> REGISTERED =
      WordClasses.words(
          "nummer numret nummret telefonnummer telefonnumret mobilnummer mobilnumret uppgifter"
              + " uppgifterna personuppgifter personuppgifterna kontaktuppgifter kontaktuppgifterna"
              + " registret register kundregistret ringlistan listan listor");
  private static final List<String> REGISTERS =
      List.of(
          "lista",
          "listan",
          "listor",
          "listorna",
          "register",
          "registret",
          "rullor",
          "rullorna",
          "papper",
          "databas",
          "databasen",
          "kartotek",
          "systemet");

  private SwedishCallRefusal() {}

  /**
   * {@return where it is said, if it is}
   *
   * @param free whether the reply is free text, which may tell of other calls
   */
  static Optional<Span> in(SwedishText text, boolean free) {
    for (int at = 0; at < text.size(); at++) {
      if (isCall(text.word(at), free)) {
        Optional<Span> refused = refused(text, at, free);
        if (refused.isPresent()) {
          return refused;
        }
      }
      if (isRegister(text.word(at), free) && near(text, at, REMOVING) && near(text, at, OURS)) {
        return Optional.of(around(text, at));
      }
    }
    return Optional.empty();
  }

  private static boolean isRegister(String word, boolean free) {
    return REGISTERED.contains(word) || (!free && REGISTERS.stream().anyMatch(word::endsWith));
  }

  private static boolean isCall(String word, boolean free) {
    return CALLING.contains(word) || (!free && CALLED.contains(word));
  }

  private static Optional<Span> refused(SwedishText text, int call, boolean free) {
    // "Jag hinner inte nu, ring i morgon" asks for a call: before a command only "aldrig ring"
    // counts.
    boolean command = text.word(call).equals("ring");
    boolean before = command ? REFUSING.contains(text.word(call - 1)) : lightUpTo(text, call, -1);
    boolean refused = before || lightUpTo(text, call, 1);
    boolean forUs = !free || near(text, call, PERSON) || command;
    return refused && forUs && near(text, call, FOR_GOOD)
        ? Optional.of(around(text, call))
        : Optional.empty();
  }

  /** Whether a refusal stands in this direction with only light words before it. */
  private static boolean lightUpTo(SwedishText text, int call, int direction) {
    for (int far = 1; far <= NEAR; far++) {
      int at = call + direction * far;
      if (at < 0 || at >= text.size()) {
        return false;
      }
      if (REFUSING.contains(text.word(at))) {
        return true;
      }
      if (text.word(at).equals("nu") || (!LIGHT.contains(text.word(at)) && !text.soft(at))) {
        return false;
      }
    }
    return false;
  }

  private static boolean near(SwedishText text, int place, Set<String> words) {
    for (int at = place - NEAR; at <= place + NEAR; at++) {
      if (words.contains(text.word(at))) {
        return true;
      }
    }
    return false;
  }

  private static Span around(SwedishText text, int at) {
    return new Span(Math.max(0, at - 3), Math.min(text.size(), at + 4));
  }
}
