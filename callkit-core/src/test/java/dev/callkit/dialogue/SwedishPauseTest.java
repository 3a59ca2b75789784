package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A moment, an end, or the question again, in words that no list holds one by one. */
class SwedishPauseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            oj vänta grytan kokar över
            sitt kvar i luren jag ska bara öppna dörren
            ursäkta ett ögonblick det är någon här
            hinner du vänta medan jag stänger fönstret
            lägg inte på jag kommer strax
            avvakta lite
            strax jag letar efter glasögonen
            får jag be om en kort paus
            alltså eh vänta lite det ringer på den andra telefonen
          """)
  void asksForAMoment(String said) {
    assertThat(Replies.understand("rating1-5", said).intent()).isEqualTo(Intent.HOLD);
    assertThat(Replies.understand("yesno", said).intent()).isEqualTo(Intent.HOLD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            jag hoppar av nu
            nä nu går jag
            jag drar nu
            jag är klar med det här
            okej bye bye
            vi bryter här
            härmed avbryter jag intervjun
            låt oss sätta punkt här
            ha en bra dag hej
            vi stänger av det här nu
            adjö med dig
          """)
  void asksForAnEnd(String said) {
    assertThat(Replies.understand("rating1-5", said).intent()).isEqualTo(Intent.STOP);
    assertThat(Replies.understand("yesno", said).intent()).isEqualTo(Intent.STOP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            vad skulle jag betygsätta
            du får prata högre
            jag hörde nada
            kan du säga på lätt svenska en gång till
            vad kunde man välja på
            säga igen jag inte höra
            pardon
            om vadå
          """)
  void asksForTheQuestionAgain(String said) {
    assertThat(Replies.understand("rating1-5", said).intent()).isEqualTo(Intent.REPEAT);
    assertThat(Replies.understand("yesno", said).intent()).isEqualTo(Intent.REPEAT);
  }

  @ParameterizedTest
  @CsvSource({"nepp", "jag samtycker inte", "det gör det inte", "det går inte för sig"})
  void declines(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.DENY);
  }
}
