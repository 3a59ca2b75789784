package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wish never to be rung again: whatever was asked, it must be heard. */
class SwedishOptOutTest {
  private static final List<String> EVERYWHERE =
      List.of("consent", "rating1-5", "nps", "yesno", "choice:kött|fisk", "number", "callback");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ring aldrig mer
            ring aldrig mer hit
            ring inte hit igen
            ring inte mer
            ring inte
            ring mig inte igen
            ni får inte ringa mig fler gånger
            ni får aldrig ringa mig igen
            radera mina uppgifter
            kan ni radera alla mina uppgifter
            spärra mitt nummer
            spärra det här numret
            jag har nix
            jag är med i nixregistret
            jag har nixat mitt nummer
            mitt nummer är nixat
            sluta ringa för fan
            sluta ringa mig
            sluta för fan att ringa hit
            ta bort mig från listan
            stryk mig från listan
            stryk mig
            jag vill inte bli uppringd
            jag vill inte bli kontaktad igen
            vill inte ha fler samtal
            inga fler samtal tack
            jag vill aldrig höra från er igen
            hör aldrig av er mer
            hör inte av er igen
            kontakta mig aldrig mer
            kontakta mig inte
            jag vill inte att ni ringer mig
            jag vill inte att ni ringer hit mer
            jag vill inte ha era samtal
            ni ska inte ringa hit
            ni ska inte ringa mer
            du behöver inte ringa igen
            det här är sista gången ni ringer mig
            ta bort numret
            ta bort mitt telefonnummer från ert register
            plocka bort mig ur ert register
            jag vill bli borttagen
            jag vill bli struken ur registret
            jag vill inte vara med på er lista
            jag vill inte finnas i ert register
            avregistrera mig
            blockera mitt nummer
            glöm mitt nummer
            släng mitt nummer
            jag undanber mig sådana här samtal
            nej jag har ju sagt att ni inte får ringa hit
            hur många gånger ska jag säga att ni ska sluta ringa
            jag vill slippa bli uppringd
            jag vill inte bli störd igen
            lämna mig i fred
            ni har inte min tillåtelse att ringa
            jag återkallar mitt samtycke
            ni får inte spara mitt nummer
            kan ni ta bort mig
            kan ni vara snälla och ta bort mig ur era register
            ring för guds skull aldrig hit mer
            dont call me again
            snälla ring inte mig något mer
            nej och jag vill inte att ni ringer igen
            nej tack och ring inte igen
            upphör med att ringa mig
            lägg av att ringa hit
            det är sjunde gången ni ringer nu får ni sluta
            ja ta bort mig bara
            i framtiden vill jag inte ha några samtal
            fyra ring aldrig mer
            ta bort mitt nummer
            sluta ringa
            jag vill inte bli uppringd mer
            ni får inte ringa mig igen
            allt är bra men ring mig inte igen
            ni får inte ringa igen
            radera mig ur systemet
            ni får ta bort mitt nummer nu
            ta bort mig från era listor är ni snälla
            jag vill att du tar bort mitt nummer
            jag vill att ni raderar mitt nummer
            jag vill att ni slutar ringa
            jag skulle uppskatta om ni slutade ringa mig
            snälla ring inte igen
            ring inte det här numret igen
            ring inte till mig mer
            ring mig aldrig igen
            ring mig aldrig
            du får aldrig ringa hit mer
            ni har ringt för många gånger sluta nu
            jag tål inte att ni ringer hela tiden sluta med det
            jag vill inte bli störd av er mer
            jag vill inte få några fler samtal
            jag vill inte ha några samtal alls
            jag vill inte ha såna här samtal
            jag vill inte bli kontaktad
            vi vill inte bli uppringda
            jag vill aldrig mer bli uppringd
            jag vill aldrig mer höra av er
            jag vill inte höra av er mer
            jag vill inte höra ifrån er igen
            jag vill inte att mitt nummer finns hos er
            jag vill inte vara kvar i registret
            mitt nummer ska bort från listan
            mitt nummer ska tas bort
            kan mitt nummer tas bort
            kan jag bli borttagen från listan
            se till att jag aldrig blir uppringd igen
            se till att ni inte ringer mig igen
            notera att jag inte vill bli uppringd
            skriv upp att jag inte vill ha fler samtal
            jag har spärrat mig mot telefonförsäljning
            jag står i nix registret
            jag har nix på telefonen
            det är nix på det här numret
            numret är nixat
            ni får inte ringa till nixade nummer
            hur får jag er att sluta ringa
            när ska ni sluta ringa
            sluta trakassera mig
            sluta störa
            sluta tjata
            sluta upp med att ringa
            kan ni inte bara sluta ringa
            ni ringer jämt sluta med det
            inga fler påringningar tack
            ringer ni igen så polisanmäler jag er
            ringer ni en gång till anmäler jag er
            det här är trakasserier sluta ring
            glöm bort mitt nummer
            tappa bort mitt nummer
            släng bort mitt nummer
            kasta mitt nummer
            låt mig vara ifred
            jag vill vara ifred från er
            ni behöver inte ringa mer
            ni behöver aldrig mer ringa hit
            du kan sluta ringa
            det räcker nu sluta ringa mig
            nej och ni får inte ha kvar mina uppgifter
            jag kräver att ni tar bort mig
            jag begär att bli raderad
            enligt gdpr ska ni radera mig
            jag drar tillbaka mitt samtycke
            ingen ska ringa mig mer
            ring någon annan och stryk mig
            lägg mig på er spärrlista
            sätt upp mig på spärrlistan
            hej då och ring aldrig igen
            never call me again
            remove my number please
            jag vill inte att ni hör av er
            jag vill inte att ni kontaktar mig igen
            jag vill inte att du ringer mer
            jag vill inte ha någon mer kontakt med er
            bort med mitt nummer
            bort med mig från listan
            ringer ni fler gånger blir jag arg
            nu får det vara slut på de här samtalen
            nu är det slutringt
            jag vill inte bli uppringd på det här numret
            jag vill inte att ni ringer mer
            snälla sluta ringa hit
            det är bra men sluta ringa mig
            ni ringer för ofta ta bort mitt nummer
            sluta kontakta mig
            radera mig ur ert register
            kan ni ta bort mig från er lista
            det jag vill är att ni aldrig ringer mig igen
            det bästa vore om ni slutade ringa
            nej ring inte tillbaka
            ring inte alls
            ta bort mig
            jag vill att ni tar bort mina uppgifter
            kan ni plocka bort mitt nummer
            ni har ingen rätt att ringa mig
            ni får inte ringa
            får ni ens ringa mig jag har nix
            jag vill inte ha några telefonsamtal från er
            jag vill inte ha telefonsamtal
            kan ni respektera att jag inte vill bli uppringd
            hur många gånger ska jag behöva säga nej ring inte mer
            ta bort det här numret ur era system
            ni ska ta bort mig
            avsluta mina uppgifter hos er
            ring inte mig
            ring inte upp mig igen
            ingen mer ringning tack
            jag blir galen sluta ringa
          """)
  void isHeardWhateverWasAsked(String said) {
    for (String expected : EVERYWHERE) {
      assertThat(Replies.understand(expected, said).intent())
          .as(expected)
          .isEqualTo(Intent.OPT_OUT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ring aldrig mer
            ta bort mitt nummer
            sluta ringa
            sluta ringa mig
            ring inte hit igen
            jag vill inte bli uppringd mer
            ni får inte ringa mig igen
            allt är bra men ring mig inte igen
            radera mina uppgifter
            jag vill inte att ni ringer mer
            snälla sluta ringa hit
            det är bra men sluta ringa mig
            ni ringer för ofta ta bort mitt nummer
            sluta kontakta mig
            radera mig ur ert register
            kan ni ta bort mig från er lista
            ring inte mer
            ring inte
            jag vill inte bli uppringd
            jag har nix
            spärra mitt nummer
            det jag vill är att ni aldrig ringer mig igen
            det bästa vore om ni slutade ringa
            ring mig aldrig mer tack
            nej men ta bort mitt nummer
            jag vill inte ha fler samtal från er
            ni ska inte ringa mig
            ni får gärna sluta ringa
            inget förutom att ni ska sluta ringa hit
          """)
  void isHeardInsteadOfFreeTextWhenItIsTheReply(String said) {
    assertThat(Replies.understand("text", said).intent()).isEqualTo(Intent.OPT_OUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ring inte nu
            ring inte nu, ring i morgon
            ring inte i kväll
            ring inte före nio
            ni får inte ringa så här sent
            jag vill inte bli störd nu
            ring inte förrän på måndag
          """)
  void aRingAtAnotherTimeIsNoOptOut(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.CALL_LATER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ni borde inte ringa och fråga om parkeringen
            ta bort musiken
            stryk söndagsstängt
            mitt kort blev spärrat i kassan
            ni ringer aldrig tillbaka när man lämnar meddelande
            jag vill bli uppringd när varan kommer in
            sluta höja priserna
            aldrig mer
          """)
  void freeTextAboutSomethingElseIsNoOptOut(String said) {
    assertThat(Replies.understand("text", said).intent()).isEqualTo(Intent.ANSWER);
  }
}
