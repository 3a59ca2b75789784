package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.Optional;
import java.util.Set;

/** Does the person speak, or ask for, another language than Swedish? */
final class ForeignLanguage {
  private static final PhraseBook ASKED_FOR =
      PhraseBook.of(
          "talar|pratar|snackar|kan|förstår|snakker|finns {du}|någon|man ~ {främmande}",
          "kan|skulle|får|går|vill|finns|ska {du}|vi|man|jag|det|någon ~~ på {främmande}",
          "kan|skulle|får|går|vill|finns|ska {du}|vi|man|jag|det|någon ~~ {främmande}",
          "kan|får|skulle jag|vi ~ prata|tala|få|ta|köra ~ [på] {främmande}",
          "jag|vi ~ pratar|talar|snackar|kan|förstår|läser ~ bara|endast|mest ~ {främmande}",
          "jag|vi ~ bara|endast ~ {främmande}",
          "jag|vi pratar|talar|snackar|kan|förstår {främmande}",
          "^ [bara] [på] {främmande} $",
          "^ på {främmande}",
          "bara|endast|hellre|helst {främmande} $",
          "jag|vi ~ inte ~ pratar|talar|snackar|kan|förstår ~ svenska",
          "jag|vi ~ pratar|talar|snackar|kan|förstår|prata|tala|förstå ~"
              + " inte|lite|liten|knappt|dåligt|dålig|ingen ~ ~ svenska",
          "pratar|talar|kan|förstår inte ~ ~ svenska",
          "inte ~ bra ~ svenska",
          "inte ~ förstå|förstår|prata|pratar|tala|talar|kan ~ svenska",
          "ingen|dålig|lite|liten|inget|knappt svenska",
          "{min} svenska ~ inte|dålig|så",
          "svenska ~ är ~ inte ~ bra",
          "svenska ~ är ~ dålig|dåligt",
          "jag ~ dålig|dåligt ~ på svenska",
          "inte svenska",
          "no|not|little|speak|speaking|understand svenska|svensk|swedish|swedi",
          "byta|byt ~ till {främmande}",
          "jag ~ från ~ ~ {främmande}",
          "någon ~ som ~ pratar|talar|kan ~ {främmande}",
          "tolk",
          "ny i sverige",
          "en|ei|emmä|mä puhu|osaa|ymmärrä|puhun");

  private static final PhraseBook OTHERS_SPEAK =
      PhraseBook.of("personal*|kassör*|hon|han|dom|de|automat*|skylt*|kille*|tjej*|man|folk");

  private static final PhraseBook LANGUAGES =
      PhraseBook.of(
          "{främmande}|svenska|swedish|svensk|suomea|arabi|somali|kurdi|turkce|türkçe|schwedisch");

  // Swedes use these as their own words.
  private static final Set<String> LOANS =
      WordClasses.words(
          "yes no hold on nope yeah okej sorry hello hi bye thanks please cool nice fine super wow"
              + " shit fuck oh so ha well what hallå ciao hola number five stop pass max service"
              + " app online one two the best ever pardon");

  private static final Set<String> ENGLISH =
      WordClasses.words(
          "the you your youre dont doesnt didnt cant wont isnt arent wasnt im ive ill id its thats"
              + " whats hes shes theyre were we us they them he she his her my mine me it this that"
              + " these those there here what who why how when where which not and of with without"
              + " from about into could would should will shall must may might do does did have has"
              + " had been being are was is am be to for at by as if but or because very much many"
              + " more some any all speak speaking speaks talk talking understand understood"
              + " english swedish sweden language want wanted need please call calling called phone"
              + " wrong number busy later wait repeat again excuse hello sorry thank thanks good"
              + " great bad okay know dont think like never always maybe someone somebody anyone"
              + " nobody everything nothing really just only now today tomorrow evening morning"
              + " afternoon friday monday tuesday wednesday thursday saturday sunday one two three"
              + " four five six seven eight nine ten out work working driving home right left time"
              + " can cannot tell help interested ask question questions answer yes yeah no nope"
              + " sure course absolutely of store shop shopping satisfied happy love loved friendly"
              + " staff nice well name say said mean what's could've foreigner here's i're");

  private static final Set<String> OTHERS =
      WordClasses.words(
          // Finnish
          "puhu puhun puhut puhua puhutteko puhuisitko puhuuko ruotsia ruotsi suomea suomeksi suomi"
              + " englantia anteeksi kiitos kyllä joo mitä mikä kuka miksi missä minä mä sinä sä"
              + " hän olen olet ole oletko onko ei emmä ymmärrä ymmärtää voitteko voisitko voitko"
              + " voiko voinko hetki hetkinen väärä numero hei moi terve tämä että nyt soita"
              + " soitatte soittakaa myöhemmin kiireinen huono hyvä hyvää päivää huomenta iltaa"
              + " mutta vaan vain osaa osaan tiedä halua haluan ruotsalainen suomalainen"
              + " suomenkielinen näkemiin hyvin paljon vähän kiireitä aikaa minulla ollut jotain"
              + " joku toinen sitten heippa oota odota odottakaa eikö"
              // German
              + " ich bin nicht kein keine keinen spreche sprechen sprichst spricht deutsch"
              + " verstehe verstehen leider schwedisch englisch bitte danke entschuldigung können"
              + " kann sie mit wer ist das was warum wie der die den ein eine einen haben habe nein"
              + " ja guten morgen jemand jemandem falsche zeit keine jetzt später auf und oder aber"
              // Spanish, Portuguese, Italian, French
              + " hablo habla hablas usted español sueco inglés ingles gracias por favor perdón"
              + " perdone lo siento entiendo entiende quién quien qué que cómo buenos días dias"
              + " tardes señor señora no-hablo tengo tiempo ahora llame momento italiano parlo"
              + " parla capisco scusi grazie prego svedese inglese chi cosa pronto falo fala"
              + " português obrigado obrigada sueca entendo desculpe je ne suis pas parle parlez"
              + " vous français francais anglais suédois suedois comprends merci bonjour désolé"
              + " pardon qui est c'est cest pourquoi oui non"
              // Polish, Russian, Bosnian, Croatian, Serbian, Ukrainian in Latin letters
              + " nie mówię mowie rozumiem szwedzku polsku angielsku dzień dobry dziękuję dziekuje"
              + " przepraszam proszę prosze kto jest pan pani czy po tak jestem mam czasu teraz"
              + " ya ne govoryu ponimayu govorite po-russki russki russkiy shvedski shvedskiy"
              + " izvinite spasibo kto eto zdravstvuyte pozhaluysta nyet net horosho ja-ne ne"
              + " govorim razumijem razumem švedski svedski bosanski srpski hrvatski naski izvinite"
              + " hvala molim dobar dan tko ko ovo zove rozumiyu ukrainsku dyakuyu"
              // Arabic, Persian, Turkish, Kurdish, Somali, Tigrinya, Dari in Latin letters
              + " ana ma la mish mush bahki behki bihki atkallam atakallam batkallam arabi arabiya"
              + " swedi sweidi suwaidi suedi bas shukran afwan salam salaam alaikum aleikum marhaba"
              + " fahim fahimt fahimtsh mafhimt bafham afham fhimt mish shu shou min meen inta inti"
              + " enta hal titkallam tatakallam tehki habibi yalla inglizi ingilizi aywa na'am naam"
              + " laa wallah mumkin law samaht lugha asif araf baaref man farsi sohbat mikonam"
              + " nemifahmam nemidanam nemikonam baladam balad nistam suedi soedi khoda hafez"
              + " bebakhshid mersi lotfan merhaba türkçe turkce biliyor biliyorum bilmiyorum"
              + " isveççe isvecce konuşuyor konusuyor konuşuyorum konusuyorum konuşmuyorum"
              + " konusmuyorum anlamıyorum anlamiyorum anlamadım anlamadim efendim teşekkür"
              + " tesekkur lütfen kimsiniz evet hayır değil degil yok ez nizanim zanim kurdi kurdî"
              + " swêdî swedî fahm nakim naakim tê nagihim spas waan ma-hadlo hadlo hadlaa"
              + " af-soomaali soomaali somali iswiidhish fadlan mahadsanid haa maya fahmin afka"
              + " kuma hadli aqaan garanayo"
              // Norwegian and Danish, only what asks for or says another tongue
              + " snakker snakke norsk dansk taler engelsk svensk");

  /** No foreign sentence gets far without meeting none of these. */
  private static final Set<String> SWEDISH =
      WordClasses.words(
          "jag du han hon vi ni dom de dem det den detta denna dessa mig dig sig oss er min mitt"
              + " mina din ditt dina vår vårt våra ett och att som för med till från av på om men"
              + " eller inte är var varit vara blir blev bli har hade haft ska skulle vill ville"
              + " kan kunde får fick måste gör gjorde går gick kommer kom tar tog ser såg säger sa"
              + " sagt vet tror tycker tyckte handlar handlade något någon några ingen inget inga"
              + " alla allt mycket mer mest lite bra dåligt dålig nu då här där hit dit när hur vad"
              + " vem varför vilken vilka också redan aldrig alltid ofta bara väl nog ju så sen"
              + " igen över under mellan hos vid ut in upp ner hem hemma ja jo nej nja okej tack"
              + " ring ringa ringer tid klockan imorgon idag ikväll en ska själv annan annat andra"
              + " man kanske gärna absolut hej förlåt ursäkta vänta lägg mamma pappa visst okej kör"
              + " fråga gärna javisst oj tja jaha hallå alltså inga problem älskling nästa pris"
              + " priset butik butiken personal personalen kassa kassan jättebra trevlig trevliga"
              + " snabb fin fina är nån gott gillar tyvärr just");

  private ForeignLanguage() {}

  /**
   * {@return where it shows, if it does}
   *
   * @param free whether the reply is free text
   * @param listed words of the options that may be chosen, which are never foreign
   */
  static Optional<Span> in(SwedishText text, boolean free, Set<String> listed) {
    Optional<Span> asked = ASKED_FOR.first(text);
    if (asked.isPresent() && (!free || (text.size() <= 9 && !OTHERS_SPEAK.in(text)))) {
      return asked;
    }
    int foreign = 0;
    int swedish = 0;
    int open = 0;
    int otherScript = 0;
    boolean other = false;
    for (int at = 0; at < text.size(); at++) {
      String word = text.word(at);
      if (listed.contains(word) || word.equals("i") || Character.isDigit(word.charAt(0))) {
        continue;
      }
      boolean home = SWEDISH.contains(word) || isSwedishLooking(word);
      boolean away = ENGLISH.contains(word) || OTHERS.contains(word) || isFinnish(word);
      other |= OTHERS.contains(word) && !home && !LOANS.contains(word);
      boolean loan = LOANS.contains(word);
      otherScript += isOtherScript(word) ? 1 : 0;
      swedish += home && !away ? 1 : 0;
      foreign += away && !home && !loan ? 1 : 0;
      open += !home && !away && !loan && !text.soft(at) ? 1 : 0;
    }
    boolean spoken =
        otherScript * 2 > text.size()
            || (foreign >= 2 && foreign > swedish * 2 && foreign * 2 >= open)
            || (foreign >= 1 && swedish == 0 && open <= (other && !free ? 1 : 0))
            || (!free && swedish == 0 && LANGUAGES.first(text).isPresent());
    return spoken ? Optional.of(new Span(0, text.size())) : Optional.empty();
  }

  /** {@return whether a longer reply has not one word that a Swedish sentence would have} */
  static boolean noSwedishIn(SwedishText text) {
    int strange = 0;
    for (int at = 0; at < text.size(); at++) {
      String word = text.word(at);
      if (SWEDISH.contains(word)
          || isSwedishLooking(word)
          || text.soft(at)
          || SwedishNumbers.isNumberWord(word)) {
        return false;
      }
      strange += word.length() > 1 ? 1 : 0;
    }
    return strange >= 3;
  }

  private static boolean isSwedishLooking(String word) {
    return word.indexOf('å') >= 0;
  }

  private static boolean isFinnish(String word) {
    return word.length() >= 5
        && (word.endsWith("tteko")
            || word.endsWith("tko")
            || word.endsWith("ssa")
            || word.endsWith("ssä")
            || word.endsWith("llä")
            || word.endsWith("stä")
            || word.endsWith("kää")
            || word.contains("yy")
            || word.contains("uu")
            || word.contains("ii"))
        && word.indexOf('å') < 0
        && !word.endsWith("uum");
  }

  private static boolean isOtherScript(String word) {
    int letter = word.codePointAt(0);
    return Character.isLetter(letter)
        && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN;
  }
}
