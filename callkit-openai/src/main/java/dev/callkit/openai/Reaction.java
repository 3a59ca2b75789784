package dev.callkit.openai;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The only words of a model that are ever spoken: a short reaction. It is made of a closed
 * vocabulary, so that nobody, neither a caller nor a model, can have anything else said in the
 * store's name: no question, promise, number, link, name or order. What does not fit is left out,
 * and the talk has neutral words of its own.
 */
final class Reaction {
  private static final int MOST_WORDS = 12;
  private static final int MOST_CHARACTERS = 90;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L} ,.!–-]+");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
  private static final Set<String> VOCABULARY =
      words(
          "tack tackar tusen så mycket snällt snäll vänligt fint fin bra toppen härligt roligt kul"
              + " skönt trevligt strålande utmärkt jättebra jättefint jätteroligt jättekul superbra"
              + " underbart perfekt okej ok då jaha javisst visst absolut självklart precis förstår"
              + " jag vi det den de du dig ditt din dina att för och men är var blev blir låter kändes"
              + " känns känner har hade höra hör hörde veta vet av om med på i vad va ju verkligen"
              + " riktigt väldigt mycket lite ganska som en ett hela"
              + " ledsen tråkigt synd trist ledsamt beklagar förlåt ursäkta jobbigt besvärligt"
              + " irriterande klokt tydligt ärligt ärlig viktigt värdefullt uppskattar uppskattas"
              + " svaret svar svarade synpunkten synpunkt synpunkter tanken tankar åsikt åsikten"
              + " återkoppling återkopplingen hjälp hjälper hjälpen tid tiden tålamod berättar"
              + " berättade delar delade sade sa säger noterar noterat noterar antecknar upplevelse"
              + " upplevelsen upplevde besöket besök nöjd nöjda glad glada gläder glädjande oss mig"
              + " inte gick gått mm aha oj åh bättre bäst gott kan tänka mig hoppas hann hittade"
              + " saknade handla handlade personalen varorna butiken kön väntan");

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.split(" ", -1)));
  }

  /** {@return the reaction as it may be said; empty if it may not} */
  static Optional<String> polite(String reaction) {
    String text = reaction.strip();
    if (text.isEmpty()
        || text.length() > MOST_CHARACTERS
        || !PLAIN.matcher(text).matches()
        || text.contains("..")) {
      return Optional.empty();
    }
    String[] said =
        NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip().split(" ", -1);
    return said.length <= MOST_WORDS && VOCABULARY.containsAll(Arrays.asList(said))
        ? Optional.of(text)
        : Optional.empty();
  }

  private Reaction() {}
}
