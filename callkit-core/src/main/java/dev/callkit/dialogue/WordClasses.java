package dev.callkit.dialogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which words may stand for each other in a phrase? */
final class WordClasses {
  private static final Map<String, List<String>> CLASSES = new HashMap<>();

  static {
    put("du", "du ni");
    put("er", "er dig era ert din ditt dina eran");
    put("mig", "mig oss");
    put("jag", "jag vi");
    put("min", "min mitt mina vår vårt våra");
    put("inte", "inte aldrig");
    put("ringa", "ringa kontakta störa besvära jaga trakassera telefonera tjata plåga terrorisera");
    put("ring", "ring kontakta stör besvära störa ringa");
    put("ringer", "ringer kontaktar stör hör besvärar ringde jagar");
    put(
        "uppringd",
        "uppringd uppringda uppringt kontaktad kontaktade ringd störd störda besvärad"
            + " besvärade");
    put(
        "samtal",
        "samtal samtalen telefonsamtal telefonsamtalen påringning* uppringning* ringande*"
            + " undersökningssamtal robotsamtal* telefonförsälj* säljsamtal enkätsamtal");
    put(
        "mer",
        "mer mera igen längre fler flera någonsin framöver framtiden fortsättningen"
            + " hädanefter vidare");
    put(
        "nummer",
        "nummer numret nummret telefonnummer telefonnumret mobilnummer mobilnumret"
            + " nummer* telefonnummer* mobilen telefonen telefon mobil lur luren jobbtelefon*"
            + " hemtelefon* jobbnummer* hemnummer*");
    put(
        "uppgifter",
        "uppgift* kontaktuppgift* personuppgift* data datan information namn namnet"
            + " kontakt kontakten profil profilen konto kontot person");
    put(
        "lista",
        "lista* listor* list listan register* registret databas* ringlist* kundlist* kundregist*"
            + " telefonlist* system* utskick* samtalslist* kontaktlist* sändlist* arkiv* kundbas*"
            + " ringregist* klubb* svep rullor rullorna rulla papper* kartotek* dator* pärm* adressbok*"
            + " telefonbok* böcker uppringningslist* samtalsregist* telefonregist* adressregist*"
            + " adresslist* call");
    put(
        "bort",
        "radera raderar raderat stryk stryka stryker strykt strukit spärra spärrar spärrat"
            + " blockera blockerar blockerat blocka blockar avregistrera avregistrerar rensa rensar"
            + " släng slänga slänger glöm glömma avlägsna avlägsnar utesluta deleta delete"
            + " avanmäla avanmäl tappa kasta kassera kasserar eliminera förstör förstöra");
    put("tabort", "ta tag tar tagit tog plocka plockar plockat lyft lyfta");
    put("sluta", "sluta slutar slutat slut slutade upphör upphöra");
    put(
        "säga",
        "säga berätta svara kommentera uttala diskutera ange uppge avslöja redovisa dela"
            + " prata");
    put("vill", "vill önskar skulle vilja tänker kan orkar");
    put(
        "människa",
        "människa person man kvinna robot* maskin* dator* ai bot inspelning* automat*"
            + " artificiell* röst* datorröst");
    put(
        "familj",
        "man fru hustru make maka sambo son dotter pojkvän flickvän mamma pappa mor far"
            + " bror syster tjej kille partner morsa farsa mormor morfar farmor farfar gubbe gumma"
            + " mannen frun sonen dottern barn barnbarn kompis vän granne kollega särbo");
    put(
        "familjen",
        "dottern sonen frun mannen maken hustrun sambon mamman pappan barnvakten städerskan grannen"
            + " brodern systern pojkvännen flickvännen särbon barnbarnet svärsonen svärmor");
    put(
        "familjs",
        "mammas pappas mans frus brors systers morsas farsas mormors morfars farmors farfars sons"
            + " dotters sambos makes hustrus grannens kompis kollegas jobbets företagets någons"
            + " annans hennes hans");
    put(
        "språk",
        "engelska finska arabiska tyska norska danska spanska franska somaliska polska"
            + " ryska turkiska persiska farsi dari kurdiska ukrainska italienska tigrinja bosniska"
            + " serbiska kroatiska estniska lettiska litauiska rumänska ungerska grekiska kinesiska"
            + " thailändska vietnamesiska hindi urdu isländska portugisiska albanska svenska"
            + " english finnish suomi arabic deutsch español norsk dansk russian polski");
    put(
        "främmande",
        "engelska finska arabiska tyska norska danska spanska franska somaliska polska ryska"
            + " turkiska persiska farsi dari kurdiska ukrainska italienska tigrinja bosniska"
            + " serbiska kroatiska estniska lettiska litauiska rumänska ungerska grekiska kinesiska"
            + " thailändska vietnamesiska hindi urdu isländska portugisiska albanska english"
            + " finnish suomi arabic deutsch español norsk dansk russian polski");
    put(
        "dag",
        "måndag* tisdag* onsdag* torsdag* fredag* lördag* söndag* imorgon iövermorgon"
            + " ikväll ieftermiddag idag helgen ihelgen");
    put(
        "när",
        "nu idag ikväll imorgon iövermorgon före innan förrän klockan sent tidigt mellan"
            + " mitt ieftermiddag helgen ihelgen inatt måndag* tisdag* onsdag* torsdag* fredag*"
            + " lördag* söndag*");
    put(
        "närdå",
        "kväll* morg* natt* nätter* helg* dag* förmiddag* eftermiddag* arbetstid jobbet"
            + " lunch* middag* kontorstid sent tidigt klockan jag vi man åtta nio tio sju sex fem"
            + " måndag* tisdag* onsdag* torsdag* fredag* lördag* söndag* vardag*");
    put("siffra", "ett etta ettan fem femma femman tio tia tian noll nolla 1 5 0 10 sju 7");
    put(
        "dagdel",
        "morgon morgonen förmiddag förmiddagen eftermiddag eftermiddagen kväll kvällen"
            + " lunch lunchen ikväll ieftermiddag imorgon");
  }

  private WordClasses() {}

  /** {@return the words of the class <code>{name}</code>, or the word itself} */
  static List<String> expand(String word) {
    if (!word.startsWith("{")) {
      return List.of(word);
    }
    List<String> members = CLASSES.get(word.substring(1, word.length() - 1));
    if (members == null) {
      throw new IllegalArgumentException("phrase: no word class " + word);
    }
    return members;
  }

  /** {@return the words of a list separated by spaces} */
  static Set<String> words(String list) {
    return Set.copyOf(List.of(list.split(" ")));
  }

  private static void put(String name, String words) {
    CLASSES.put(name, List.of(words.split(" ")));
  }
}
