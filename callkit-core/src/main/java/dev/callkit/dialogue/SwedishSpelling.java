package dev.callkit.dialogue;

import dev.callkit.dialogue.SwedishText.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which words are the same word, and which only colour what is said? */
final class SwedishSpelling {
  // Spoken forms, dialect and a recogniser's habits; the usual spelling stands first.
  private static final Map<String, String> USUAL =
      spellings(
          "ja jaa jah jaja jajaja",
          "jo joo jå",
          "nej nepp näp nejj neej nää nä näe näh nee nejnej nejdå nädå nänä nänej nei nääe",
          "okej ok okey okay oki okeej okidoki okejdå okejrå oukej",
          "javisst javist jaavisst",
          "jajamän jajjemen jajjemän jajamen jajamensan jajamänsan jajemän jajemen jajjamän"
              + " jajjamen jajamänn",
          "japp jepp jupp yepp yep jap jepps japps yupp yup",
          "yes jes yess yees",
          "jadå jadårå jarå jaadå jadu",
          "jodå jorå joodå",
          "hm hmm hmhm hmhmm hum",
          "mm mmm mhm mmh mhmm mmhm mmhmm",
          "öh öhm öhh öö äh ähh ähm eh ehm ehh äum",
          "inte ej icke int inteh ikke intä",
          "jag jeg",
          "mig mej",
          "dig dej",
          "sig sej",
          "något nåt nånting någonting ngt nått",
          "någon nån ngn nåan",
          "några nåra ngra",
          "någonsin nånsin",
          "någonstans nånstans",
          "sådant sånt",
          "sådana såna",
          "sådan sån",
          "sen sedan",
          "är e ä äre",
          "och o å oå",
          "vad hva",
          "vadå vaddå vadårå",
          "säg säj",
          "alltså asså allså aså",
          "sa sade",
          "ska skall",
          "klockan klocka kl klockn",
          "imorgon imorron imorn imorrn imårn imorgån imorronn morrn",
          "ikväll ikväl",
          "idag ida",
          "iövermorgon övermorgon iövermorron övermorron överimorgon",
          "eftermiddag em",
          "förmiddag fm",
          "istället isället istälet",
          "hejdå hejrå adjö ajö",
          "ring ringj",
          "minuter minutrar",
          "timme timma",
          "timmar timmarna",
          "förlåt förlot",
          "ursäkta ursäktar",
          "vänta vännta",
          "aldrig aldri alrig allrig aldig aldrik aldring",
          "spärra sparra sperra spera",
          "spärras sparras sperras",
          "uppringd uppring",
          "samtal samtall santal samtl",
          "numret numert nummeret",
          "radera raderra radra",
          "telefonnummer telefonnumer telefonnr tfnnummer",
          "nummer nr numer",
          "inget inge",
          "också oxå");

  private static final Map<String, Map<String, String>> PAIRS =
      pairs(
          "i morgon imorgon",
          "i morron imorgon",
          "i morn imorgon",
          "i morrn imorgon",
          "i mån imorgon",
          "i kväll ikväll",
          "i afton ikväll",
          "i dag idag",
          "i da idag",
          "i övermorgon iövermorgon",
          "i iövermorgon iövermorgon",
          "över imorgon iövermorgon",
          "i eftermiddag ieftermiddag",
          "i förmiddag iförmiddag",
          "i natt inatt",
          "i morse imorse",
          "i går igår",
          "i förrgår iförrgår",
          "i helgen ihelgen",
          "e m eftermiddag",
          "f m förmiddag",
          "hej då hejdå",
          "hej rå hejdå",
          "i stället istället",
          "i fred ifred",
          "telefon nummer telefonnummer",
          "mobil nummer mobilnummer",
          "upp ringd uppringd",
          "mobil svar mobilsvar",
          "telefon svarare telefonsvarare",
          "röst brevlåda röstbrevlåda",
          "full pott fullpott",
          "topp betyg toppbetyg",
          "botten betyg bottenbetyg",
          "max betyg maxbetyg",
          "ja visst javisst",
          "ja då jadå",
          "jo då jodå",
          "så klart såklart");

  private static final Set<String> SOFT =
      WordClasses.words(
          "öh hm mm ah aha åh oj oh ojsan alltså liksom typ ba bara ju väl nog då faktiskt"
              + " verkligen egentligen tyvärr tack snälla ändå nämligen så helt riktigt direkt"
              + " ens lite nu fan jävla jävlar helvete satan förbannade jäkla jävligt jäkligt"
              + " också även gärna visserligen exakt precis du hörru hördu va vetdu absolut sen"
              + " ärligt talat herregud jösses gud nähä kanske möjligen möjligtvis antagligen"
              + " förmodligen nånstans någonstans vänligen genast omedelbart omgående"
              + " fortfarande redan bestämt särskilt väldigt jätte såhär sådär just"
              + " hej hallå hörni vettu serru förstår");

  private static final List<List<String>> SOFT_RUNS =
      runs(
          "är du snäll",
          "är du gullig",
          "är ni snälla",
          "är ni snäll",
          "om du är snäll",
          "om ni är snälla",
          "vill du vara snäll",
          "tack så mycket",
          "tack så jättemycket",
          "tack för det",
          "tack på förhand",
          "så mycket",
          "helt enkelt",
          "för fan",
          "för i helvete",
          "för helvete",
          "i helvete",
          "för guds skull",
          "om jag får be",
          "vet du",
          "vad heter det",
          "vad ska jag säga",
          "vad ska man säga",
          "ska jag säga",
          "i alla fall",
          "ska du veta",
          "om jag ska vara ärlig",
          "för att vara ärlig",
          "ärligt talat",
          "som sagt",
          "på något sätt",
          "så att säga",
          "hör du",
          "på riktigt");

  private SwedishSpelling() {}

  /** Respells, joins pairs such as "i morgon", and marks the soft words. */
  static List<Token> settle(List<Token> cut) {
    List<Token> joined = new ArrayList<>(cut.size());
    int at = 0;
    while (at < cut.size()) {
      Token here = cut.get(at);
      String word = usual(here.word());
      String next = at + 1 < cut.size() ? cut.get(at + 1).word() : "";
      String both = PAIRS.getOrDefault(here.word(), Map.of()).get(usual(next));
      if (both != null && !cut.get(at + 1).pause()) {
        joined.add(new Token(both, here.from(), cut.get(at + 1).to(), false, here.pause()));
        at += 2;
      } else {
        joined.add(new Token(word, here.from(), here.to(), SOFT.contains(word), here.pause()));
        at++;
      }
    }
    softenRuns(joined);
    return List.copyOf(joined);
  }

  /** {@return the usual spelling of one word} */
  static String usual(String word) {
    String usual = USUAL.get(word);
    return usual == null ? SwedishMisheard.corrected(word) : usual;
  }

  private static void softenRuns(List<Token> tokens) {
    for (int at = 0; at < tokens.size(); at++) {
      for (List<String> run : SOFT_RUNS) {
        if (tokens.get(at).word().equals(run.get(0)) && stands(run, tokens, at)) {
          for (int i = at; i < at + run.size(); i++) {
            tokens.set(i, tokens.get(i).softened());
          }
        }
      }
    }
  }

  private static boolean stands(List<String> run, List<Token> tokens, int at) {
    if (at + run.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < run.size(); i++) {
      if (!tokens.get(at + i).word().equals(run.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> spellings(String... lines) {
    Map<String, String> map = new HashMap<>();
    for (String line : lines) {
      String[] forms = line.split(" ");
      for (int i = 1; i < forms.length; i++) {
        map.put(forms[i], forms[0]);
      }
      map.remove(forms[0]);
    }
    return Map.copyOf(map);
  }

  private static Map<String, Map<String, String>> pairs(String... lines) {
    Map<String, Map<String, String>> map = new HashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      map.computeIfAbsent(words[0], first -> new HashMap<>()).put(words[1], words[2]);
    }
    return Map.copyOf(map);
  }

  private static List<List<String>> runs(String... lines) {
    List<List<String>> runs = new ArrayList<>();
    for (String line : lines) {
      runs.add(List.of(line.split(" ")));
    }
    return List.copyOf(runs);
  }
}
