package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is heard, the rules answer, quickly, and quote what was said. */
class SwedishRulesFuzzTest {
  private static final List<String> EXPECTED =
      List.of(
          "consent",
          "rating1-5",
          "rating0-100",
          "nps",
          "yesno",
          "choice:kött|fisk|vegetariskt",
          "choice:ja|nej|1-2 gånger",
          "number",
          "text",
          "callback");

  private static final List<String> WORDS =
      List.of(
          ("ja nej jo inte ring ringa aldrig mer igen i morgon kväll klockan halv kvart över om en"
                  + " ett två tre fem tio tolv tjugo hundra tusen miljon komma och av till mellan"
                  + " minuter timme vecka måndag nästa den tredje december vänta förresten jag menar"
                  + " du ni vill ska får kan bort mitt nummer fel vet det var är gjorde utan än men"
                  + " kött fisk första sista mitten högsta lägsta sluta hej då the speak puhun 17.30"
                  + " 3,5 4/5 3-4 25:e 1 500 ½ 0 99999999999 -5 kl. öh mm typ ... , ?")
              .split(" "));

  private static final int[] ODD = {
    'Σ', 'İ', 'ı', 'ß', 'ﬁ', 'é', 0x301, 0x30A, 0x200D, 0x1F600, 0xD83D, 0xDE00, '½', '’', '–', 0,
    '\n'
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_726, 987_654_321})
  void neverThrowsAndAlwaysQuotes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 8_000; round++) {
      String said = random.nextInt(3) > 0 ? words(random) : characters(random);
      String expected = EXPECTED.get(random.nextInt(EXPECTED.size()));
      ZonedDateTime now = Replies.NOW.plusMinutes(random.nextInt(3_000_000));
      Heard heard = Heard.speech(said);
      Understanding understood;
      try {
        understood = Replies.understand(expected, heard, now);
      } catch (RuntimeException thrown) {
        throw new AssertionError(describe(seed, round, expected, said), thrown);
      }
      assertThat(understood.checkedAgainst(Replies.expected(expected), heard).intent())
          .as(describe(seed, round, expected, said))
          .isEqualTo(understood.intent());
      assertThat(understood.confidence()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void keysNeverThrow() {
    Random random = new Random(7);
    for (int round = 0; round < 1_000; round++) {
      StringBuilder keys = new StringBuilder();
      int length = 1 + random.nextInt(32);
      for (int i = 0; i < length; i++) {
        keys.append("0123456789*#".charAt(random.nextInt(12)));
      }
      for (String expected : EXPECTED) {
        Understanding understood = Replies.understand(expected, new Heard.Keys(keys.toString()));
        assertThat(understood.intent()).as(keys + " to " + expected).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ring ",
        "inte ",
        "om en ",
        "ring inte ",
        "nej ",
        "fem ",
        "a",
        "1",
        "å ",
        "hundra",
        "tusen ",
        "vill inte bli ",
        "kan du vänta ",
        "nästa ",
        "the ",
        "kött eller ",
        "halv ",
        ", ",
        "🙂",
        "e\u0301"
      })
  void aVeryLongReplyIsNoTrouble(String unit) {
    String said = unit.repeat(100_000 / unit.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String expected : EXPECTED) {
            assertThat(Replies.understand(expected, said).intent()).isNotNull();
          }
        });
  }

  private static String describe(long seed, int round, String expected, String said) {
    return "seed " + seed + ", round " + round + ", " + expected + ": " + said;
  }

  private static String words(Random random) {
    StringBuilder said = new StringBuilder();
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      said.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return said.toString();
  }

  private static String characters(Random random) {
    StringBuilder said = new StringBuilder();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(5)) {
        case 0 -> said.appendCodePoint('a' + random.nextInt(26));
        case 1 -> said.appendCodePoint('0' + random.nextInt(10));
        case 2 -> said.append(" .,:-/'?".charAt(random.nextInt(8)));
        case 3 -> said.appendCodePoint(ODD[random.nextInt(ODD.length)]);
        default -> said.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      }
    }
    return said.toString();
  }
}
