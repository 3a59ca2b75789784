package dev.callkit.testing.simulation;

import dev.callkit.dialogue.Expectation;
import dev.callkit.question.AnswerKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Agrees, and answers each kind of question in one of the ways people do. */
final class CooperativeRespondent implements SimulatedRespondent {
  /** Three minutes of talk: nobody has to hear it to its end. */
  static final String LONG_STORY =
      String.join(
          " ",
          "ja alltså vi kom dit på eftermiddagen och det var väldigt mycket folk i butiken den dagen",
          "så vi fick leta en bra stund efter en vagn och när vi väl hade hittat en så var ena hjulet"
              + " trasigt",
          "men en av de anställda hämtade en annan åt oss och det tyckte jag var väldigt vänligt",
          "sedan gick vi till frukten där allt såg fräscht ut utom bananerna som var lite för gröna",
          "och i charken fick vi hjälp direkt av en kille som verkligen kunde det här med korv",
          "min man ville ha en särskild sorts ost som de brukar ha men den var tydligen slut",
          "då föreslog han en annan som vi fick smaka på och den var faktiskt ännu godare",
          "sedan tog det ganska lång tid i kassan eftersom bara två av dem var öppna",
          "framför oss stod en familj med två fulla vagnar och barnen började bli trötta",
          "jag tänkte att de kanske kunde öppna en kassa till när det är så mycket folk",
          "fast hon som satt i kassan var jättetrevlig och skojade med alla som kom fram",
          "på vägen ut såg vi att parkeringen hade fått nya platser för dem som laddar bilen",
          "det var riktigt bra tänkt för det brukar vara svårt att hitta en ledig plats på lördagar",
          "annars handlar vi mest på nätet nu för tiden eftersom det är så bekvämt med hemkörning",
          "men det är något särskilt med att gå runt och titta själv och känna på varorna",
          "förra veckan hade de dessutom smakprov på nybakat bröd och det doftade i hela butiken",
          "så vi köpte två limpor fast vi egentligen bara skulle ha mjölk och lite grönsaker",
          "och blommorna vid ingången är alltid så fina att man blir glad redan när man kommer in",
          "det enda jag riktigt saknar är fler hyllor med ekologiska varor och bättre skyltar",
          "för jag får alltid leta efter havregrynen som de har flyttat minst tre gånger i år",
          "men som helhet är vi mycket nöjda och personalen är det som gör att vi kommer tillbaka",
          "min syster som bor i en annan stad säger att hennes butik inte alls är lika trevlig",
          "så hälsa gärna alla där att de gör ett väldigt bra jobb och att det verkligen märks");

  private static final List<String> DIGITS =
      List.of(
          "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
          "tolv");
  private static final List<String> GRADES =
      List.of(
          "en nolla",
          "en etta",
          "en tvåa",
          "en trea",
          "en fyra",
          "en femma",
          "en sexa",
          "en sjua",
          "en åtta",
          "en nia",
          "en tia");
  private static final List<String> CONSENT =
      List.of("ja visst", "ja det går bra", "absolut", "okej kör på", "javisst", "ja");
  private static final List<String> YES =
      List.of("ja", "ja det gjorde jag", "jajamän", "ja det stämmer", "jodå");
  private static final List<String> NO =
      List.of("nej", "nä", "nej det gjorde jag inte", "inte alls");
  private static final List<String> OWN_WORDS =
      List.of(
          "personalen var trevlig och det gick fort i kassan",
          "det fanns mycket att välja på men frukten var lite dyr",
          "jag hittade allt jag letade efter",
          "fler kassor skulle behöva vara öppna på eftermiddagarna",
          "det var rent och snyggt i hela butiken",
          "brödet var alldeles nybakat och det uppskattade vi");
  private static final List<String> TIMES =
      List.of("i morgon klockan tio", "efter fem", "på fredag eftermiddag");

  private final Random random;
  private final Pickup pickup;

  CooperativeRespondent(long seed) {
    this.random = new Random(seed);
    this.pickup = Pickup.personAfter(Duration.ofSeconds(3 + random.nextInt(10)));
  }

  @Override
  public Pickup pickup() {
    return pickup;
  }

  @Override
  public Reply reply(Prompt prompt) {
    Duration thinking = Duration.ofMillis(400 + random.nextInt(1200));
    return Reply.says(words(prompt.expected()), thinking);
  }

  private String words(Expectation expected) {
    if (expected instanceof Expectation.Consent) {
      return oneOf(CONSENT);
    }
    if (expected instanceof Expectation.Answer answer) {
      return words(answer.kind());
    }
    return oneOf(TIMES);
  }

  private String words(AnswerKind kind) {
    if (kind instanceof AnswerKind.Rating scale) {
      return grade(scale.lowest(), scale.highest());
    }
    if (kind instanceof AnswerKind.Nps) {
      return grade(0, 10);
    }
    if (kind instanceof AnswerKind.YesNo) {
      return oneOf(random.nextInt(4) > 0 ? YES : NO);
    }
    if (kind instanceof AnswerKind.Choice choice) {
      String option = oneOf(choice.options());
      return oneOf(List.of(option, "det blev " + option, "jag tar " + option));
    }
    return kind instanceof AnswerKind.Number range ? quantity(range) : oneOf(OWN_WORDS);
  }

  /** More often from the upper half, as people are. */
  private String grade(int lowest, int highest) {
    int middle = (lowest + highest) / 2;
    int from = random.nextInt(4) > 0 ? middle : lowest;
    int step = from + random.nextInt(highest - from + 1);
    if (step >= GRADES.size()) {
      return Integer.toString(step);
    }
    return oneOf(List.of(GRADES.get(step), DIGITS.get(step), "jag säger " + DIGITS.get(step)));
  }

  private String quantity(AnswerKind.Number range) {
    BigDecimal least = range.least().orElse(BigDecimal.ONE).setScale(0, RoundingMode.CEILING);
    BigDecimal most = range.most().orElse(least.add(BigDecimal.TEN));
    int span = most.subtract(least).min(BigDecimal.TEN).intValue();
    int value = least.intValue() + random.nextInt(span + 1);
    String words =
        value >= 0 && value < DIGITS.size() ? DIGITS.get(value) : Integer.toString(value);
    return oneOf(List.of(words, "ungefär " + words));
  }

  private <T> T oneOf(List<T> ways) {
    return ways.get(random.nextInt(ways.size()));
  }
}
