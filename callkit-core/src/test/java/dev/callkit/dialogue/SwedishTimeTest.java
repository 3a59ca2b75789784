package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callback times, by the person's own clock. */
class SwedishTimeTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private static String when(String local, String said) {
    return when(LocalDateTime.parse(local).atZone(STOCKHOLM), said);
  }

  private static String when(ZonedDateTime now, String said) {
    Understanding understood = Replies.understand("callback", Heard.speech(said), now);
    assertThat(understood.intent()).as(said).isEqualTo(Intent.CALL_LATER);
    return understood.callback().map(CallbackTime::text).orElse("");
  }

  private static DayPart part(String said) {
    return Replies.understand("callback", said)
        .callback()
        .map(CallbackTime::part)
        .orElse(DayPart.ANY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            klockan tre ; CALL_LATER 2026-11-23T15:00
            ring efter fem ; CALL_LATER 2026-11-23T17:00
            tre ; CALL_LATER 2026-11-23T15:00
            vid fem ; CALL_LATER 2026-11-23T17:00
            kvart i sex ; CALL_LATER 2026-11-23T17:45
            tjugo över tre ; CALL_LATER 2026-11-23T15:20
            halv fem ; CALL_LATER 2026-11-23T16:30
            halv 5 ; CALL_LATER 2026-11-23T16:30
            5 över halv 4 ; CALL_LATER 2026-11-23T15:35
            kl 18 ; CALL_LATER 2026-11-23T18:00
            kl. 17.30 ; CALL_LATER 2026-11-23T17:30
            17:30 ; CALL_LATER 2026-11-23T17:30
            sjutton trettio ; CALL_LATER 2026-11-23T17:30
            klockan arton ; CALL_LATER 2026-11-23T18:00
            om en timme ; CALL_LATER 2026-11-23T11:00
            om tre kvart ; CALL_LATER 2026-11-23T10:45
            om en kvart ; CALL_LATER 2026-11-23T10:15
            om en halvtimme ; CALL_LATER 2026-11-23T10:30
            om en halv timme ; CALL_LATER 2026-11-23T10:30
            om en och en halv timme ; CALL_LATER 2026-11-23T11:30
            om två timmar ; CALL_LATER 2026-11-23T12:00
            om två och en halv timme ; CALL_LATER 2026-11-23T12:30
            om 45 minuter ; CALL_LATER 2026-11-23T10:45
            om fem minuter ; CALL_LATER 2026-11-23T10:05
            om en tjugo minuter ; CALL_LATER 2026-11-23T10:20
            om ungefär en timme ; CALL_LATER 2026-11-23T11:00
            om en timme och en kvart ; CALL_LATER 2026-11-23T11:15
            i kväll klockan sju ; CALL_LATER 2026-11-23T19:00
            ikväll ; CALL_LATER 2026-11-23
            i eftermiddag ; CALL_LATER 2026-11-23
            på eftermiddagen ; CALL_LATER 2026-11-23
            på kvällen ; CALL_LATER 2026-11-23
            efter jobbet ; CALL_LATER 2026-11-23
            efter lunch ; CALL_LATER 2026-11-23
            vid lunch i morgon ; CALL_LATER 2026-11-24
            imorgon ; CALL_LATER 2026-11-24
            imorn ; CALL_LATER 2026-11-24
            i morrn ; CALL_LATER 2026-11-24
            i morgon eftermiddag ; CALL_LATER 2026-11-24
            i morgon vid halv nio ; CALL_LATER 2026-11-24T08:30
            i morgon bitti klockan åtta ; CALL_LATER 2026-11-24T08:00
            i morgon kväll ; CALL_LATER 2026-11-24
            i övermorgon ; CALL_LATER 2026-11-25
            på fredag ; CALL_LATER 2026-11-27
            fredag ; CALL_LATER 2026-11-27
            fredag eftermiddag ; CALL_LATER 2026-11-27
            på fredag kväll klockan sju ; CALL_LATER 2026-11-27T19:00
            på måndag ; CALL_LATER 2026-11-30
            nästa vecka ; CALL_LATER 2026-11-30
            nästa onsdag ; CALL_LATER 2026-12-02
            på onsdag nästa vecka klockan tio ; CALL_LATER 2026-12-02T10:00
            om en vecka ; CALL_LATER 2026-11-30
            om två dagar ; CALL_LATER 2026-11-25
            om några dagar ; CALL_LATER
            om ett par timmar ; CALL_LATER
            om en stund ; CALL_LATER
            om ett tag ; CALL_LATER
            den tredje december ; CALL_LATER 2026-12-03
            den 3 december ; CALL_LATER 2026-12-03
            3 december klockan 14 ; CALL_LATER 2026-12-03T14:00
            den 25:e ; CALL_LATER 2026-11-25
            den femte januari ; CALL_LATER 2027-01-05
            mellan tre och fyra ; CALL_LATER 2026-11-23T15:00
            mellan 15 och 16 ; CALL_LATER 2026-11-23T15:00
            15-16 ; CALL_LATER 2026-11-23T15:00
            senare ; CALL_LATER
            senare i dag ; CALL_LATER 2026-11-23
            en annan dag ; CALL_LATER
            en annan gång ; CALL_LATER
            när som helst ; CALL_LATER
            när som helst efter sex ; CALL_LATER 2026-11-23T18:00
            när som helst i morgon ; CALL_LATER 2026-11-24
            i helgen ; CALL_LATER 2026-11-28
            på lördag förmiddag ; CALL_LATER 2026-11-28
            vid femtiden ; CALL_LATER 2026-11-23T17:00
            vid sjutiden i kväll ; CALL_LATER 2026-11-23T19:00
            efter klockan sex ; CALL_LATER 2026-11-23T18:00
            tio ; CALL_LATER 2026-11-24T10:00
            klockan tolv ; CALL_LATER 2026-11-23T12:00
            halv ett ; CALL_LATER 2026-11-23T12:30
            klockan ett ; CALL_LATER 2026-11-23T13:00
            fem i tre ; CALL_LATER 2026-11-23T14:55
            tio i halv åtta ; CALL_LATER 2026-11-23T19:20
            nio ; CALL_LATER 2026-11-23T21:00
            halv tio ; CALL_LATER 2026-11-24T09:30
            inte före fem ; CALL_LATER 2026-11-23T17:00
            inte förrän efter sju ; CALL_LATER 2026-11-23T19:00
            inte i dag men i morgon ; CALL_LATER 2026-11-24
            helst på torsdag ; CALL_LATER 2026-11-26
            tisdag eller onsdag ; CALL_LATER 2026-11-24
            klockan tre på torsdag ; CALL_LATER 2026-11-26T15:00
            klockan tre nej förresten fyra ; CALL_LATER 2026-11-23T16:00
            på tisdag nej på onsdag klockan tre ; CALL_LATER 2026-11-25T15:00
            nej ; DENY
            nej tack ; DENY
            aldrig ; DENY
            inte alls ; DENY
            du behöver inte ringa tillbaka ; DENY
            strunta i det ; DENY
            vet inte ; DONT_KNOW
            jag vet inte kanske i morgon ; CALL_LATER 2026-11-24
            vänta lite ; HOLD
            va ; REPEAT
            vad sa du ; REPEAT
            ring aldrig mer ; OPT_OUT
            ni får inte ringa igen ; OPT_OUT
            aldrig mer ; OPT_OUT
            mm ; UNCLEAR
            ja ; UNCLEAR
            hej då ; STOP
            fel nummer ; WRONG_PERSON
            i kväll efter klockan halv åtta ; CALL_LATER 2026-11-23T19:30
            på onsdag runt tretiden ; CALL_LATER 2026-11-25T15:00
            kan du ringa på fredag morgon ; CALL_LATER 2026-11-27
            tidigast klockan två ; CALL_LATER 2026-11-23T14:00
            nu på torsdag ; CALL_LATER 2026-11-26
            torsdagen den tredje december ; CALL_LATER 2026-12-03
            vecka 49 ; CALL_LATER 2026-11-30
            säg fem ; CALL_LATER 2026-11-23T17:00
            fem går bra ; CALL_LATER 2026-11-23T17:00
            vid fyratiden ; CALL_LATER 2026-11-23T16:00
            framåt kvällen ; CALL_LATER 2026-11-23
            strax efter fyra ; CALL_LATER 2026-11-23T16:00
            prick tre ; CALL_LATER 2026-11-23T15:00
            klockan 9 i morgon ; CALL_LATER 2026-11-24T09:00
            09.00 i morgon ; CALL_LATER 2026-11-24T09:00
            kvart över tolv ; CALL_LATER 2026-11-23T12:15
            tio i tre ; CALL_LATER 2026-11-23T14:50
            tjugo i sex ; CALL_LATER 2026-11-23T17:40
            tjugofem över fyra ; CALL_LATER 2026-11-23T16:25
            tio över halv fem ; CALL_LATER 2026-11-23T16:40
            fem minuter i tre ; CALL_LATER 2026-11-23T14:55
            fem minuter över halv tre ; CALL_LATER 2026-11-23T14:35
            halv åtta på kvällen ; CALL_LATER 2026-11-23T19:30
            åtta på morgonen ; CALL_LATER 2026-11-24T08:00
            klockan sju på morgonen ; CALL_LATER 2026-11-24T07:00
            på förmiddagen i morgon ; CALL_LATER 2026-11-24
            i morgon på eftermiddagen efter tre ; CALL_LATER 2026-11-24T15:00
            efter tre i morgon ; CALL_LATER 2026-11-24T15:00
            på torsdag eftermiddag vid två ; CALL_LATER 2026-11-26T14:00
            torsdag klockan 14.30 ; CALL_LATER 2026-11-26T14:30
            lördag klockan elva ; CALL_LATER 2026-11-28T11:00
            på söndag kväll ; CALL_LATER 2026-11-29
            söndagkväll ; CALL_LATER 2026-11-29
            fredagseftermiddagen ; CALL_LATER 2026-11-27
            måndag nästa vecka ; CALL_LATER 2026-11-30
            på tisdag klockan halv tio ; CALL_LATER 2026-11-24T09:30
            tisdag ; CALL_LATER 2026-11-24
            onsdag eller torsdag ; CALL_LATER 2026-11-25
            efter helgen ; CALL_LATER 2026-11-30
            till helgen ; CALL_LATER 2026-11-28
            om tre dagar ; CALL_LATER 2026-11-26
            om fjorton dagar ; CALL_LATER 2026-12-07
            om två veckor ; CALL_LATER 2026-12-07
            om en vecka ungefär ; CALL_LATER 2026-11-30
            om en månad ; CALL_LATER 2026-12-23
            om tre timmar ; CALL_LATER 2026-11-23T13:00
            om kanske en halvtimme ; CALL_LATER 2026-11-23T10:30
            om tio ; CALL_LATER 2026-11-23T10:10
            om 20 minuter ; CALL_LATER 2026-11-23T10:20
            om 20 min ; CALL_LATER 2026-11-23T10:20
            inom en timme ; CALL_LATER 2026-11-23T11:00
            om trekvart ; CALL_LATER 2026-11-23T10:45
            om en trekvart ; CALL_LATER 2026-11-23T10:45
            om fem kvart ; CALL_LATER 2026-11-23T11:15
            om tre timmar och en kvart ; CALL_LATER 2026-11-23T13:15
            den första december ; CALL_LATER 2026-12-01
            den andra december klockan tre ; CALL_LATER 2026-12-02T15:00
            den tjugofemte ; CALL_LATER 2026-11-25
            1 december ; CALL_LATER 2026-12-01
            1/12 ; CALL_LATER 2026-12-01
            den tionde januari ; CALL_LATER 2027-01-10
            femtonde december ; CALL_LATER 2026-12-15
            på luciadagen ; UNCLEAR
            mellan fyra och fem i morgon ; CALL_LATER 2026-11-24T16:00
            fyra till fem ; CALL_LATER 2026-11-23T16:00
            mellan klockan 17 och 19 ; CALL_LATER 2026-11-23T17:00
            från klockan tre och framåt ; CALL_LATER 2026-11-23T15:00
            inte före tolv ; CALL_LATER 2026-11-23T12:00
            inte förrän på onsdag ; CALL_LATER 2026-11-25
            inte på fredag ; CALL_LATER
            bara inte i kväll ; CALL_LATER
            i kväll eller i morgon ; CALL_LATER 2026-11-23
            i dag klockan fyra ; CALL_LATER 2026-11-23T16:00
            idag efter tre ; CALL_LATER 2026-11-23T15:00
            i kväll halv nio ; CALL_LATER 2026-11-23T20:30
            klockan tjugo ; CALL_LATER 2026-11-23T20:00
            20.15 ; CALL_LATER 2026-11-23T20:15
            klockan sjutton noll noll ; CALL_LATER 2026-11-23T17:00
            femton och trettio ; CALL_LATER 2026-11-23T15:30
            1730 ; CALL_LATER 2026-11-23T17:30
            på lunchen ; CALL_LATER 2026-11-23
            vid lunchtid ; CALL_LATER 2026-11-23
            när jag slutat jobbet ; CALL_LATER
            efter jobbet i morgon ; CALL_LATER 2026-11-24
            nån annan dag ; CALL_LATER
            nån gång nästa vecka ; CALL_LATER 2026-11-30
            när ni vill ; CALL_LATER
            vilken dag som helst ; CALL_LATER
            det passar bäst på kvällar ; CALL_LATER 2026-11-23
            helst kvällstid ; CALL_LATER 2026-11-23
            på onsdag förresten nej torsdag ; CALL_LATER 2026-11-26
            imorgon klockan tre eller nej fyra ; CALL_LATER 2026-11-24T16:00
            nej inte i kväll men i morgon kväll ; CALL_LATER 2026-11-24
            det går inte i dag men på fredag klockan tre ; CALL_LATER 2026-11-27T15:00
            nej det behövs inte ; DENY
            nej ring inte tillbaka ; OPT_OUT
            inget passar ; DENY
            det passar aldrig ; DENY
            nej jag vill inte ; DENY
            jag är inte intresserad ; DENY
            behövs inte ; DENY
            vet inte när ; DONT_KNOW
            svårt att säga ; DONT_KNOW
            jag måste kolla kalendern ; HOLD
          """)
  void callbackTimesAreTheNextThatFit(String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand("callback", said))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            klockan nio ; 2026-11-23T21:00
            klockan åtta ; 2026-11-24T08:00
            halv nio ; 2026-11-24T08:30
            efter fem ; 2026-11-24T17:00
            i kväll ; 2026-11-23
            i kväll klockan tio ; 2026-11-23T22:00
            på eftermiddagen ; 2026-11-24
            på kvällen ; 2026-11-23
            om tre timmar ; 2026-11-23T23:30
            om fyra timmar ; 2026-11-24T00:30
            klockan 19 ; 2026-11-24T19:00
            i dag klockan tre ; 2026-11-24T15:00
          """)
  void inTheEveningMostHoursMeanTomorrow(String said, String expected) {
    assertThat(when("2026-11-23T20:30", said)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            i morgon ; 2027-01-01
            på fredag ; 2027-01-01
            på torsdag ; 2027-01-07
            nästa vecka ; 2027-01-04
            den tredje januari ; 2027-01-03
            den tredje ; 2027-01-03
            den 30 december ; 2027-12-30
            om en månad ; 2027-01-31
            vecka 1 ; 2027-01-04
            vecka 53 ; 2026-12-31
            om tre kvart ; 2026-12-31T10:45
            den 29 februari ; 2028-02-29
          """)
  void theYearEndsAndGoesOn(String said, String expected) {
    assertThat(when("2026-12-31T10:00", said)).isEqualTo(expected);
  }

  @Test
  void anHourIsAnHourWhenTheClocksChange() {
    assertThat(when("2026-03-29T01:30", "om en timme")).isEqualTo("2026-03-29T03:30");
    assertThat(when("2026-10-25T00:30", "om tre timmar")).isEqualTo("2026-10-25T02:30");
    assertThat(when("2026-10-25T01:30", "om en och en halv timme")).isEqualTo("2026-10-25T02:00");
  }

  @Test
  void anHourOfTheClockIsThatHourWhenTheClocksChange() {
    assertThat(when("2026-03-28T10:00", "i morgon klockan tre")).isEqualTo("2026-03-29T15:00");
    assertThat(when("2026-10-24T10:00", "i morgon bitti klockan åtta"))
        .isEqualTo("2026-10-25T08:00");
    assertThat(when("2026-03-28T10:00", "på söndag")).isEqualTo("2026-03-29");
  }

  @Test
  void anotherZoneHasItsOwnToday() {
    ZonedDateTime helsinki =
        ZonedDateTime.of(2026, 11, 24, 0, 30, 0, 0, ZoneId.of("Europe/Helsinki"));
    assertThat(when(helsinki, "i dag klockan tre")).isEqualTo("2026-11-24T15:00");
    assertThat(when(helsinki, "i morgon")).isEqualTo("2026-11-25");
  }

  @Test
  void secondsOfTheClockAreLeftOut() {
    ZonedDateTime now = ZonedDateTime.of(2026, 11, 23, 10, 0, 59, 999, STOCKHOLM);
    assertThat(when(now, "om en timme")).isEqualTo("2026-11-23T11:00");
  }

  @Test
  void thePartOfTheDayIsKept() {
    assertThat(part("i morgon förmiddag")).isEqualTo(DayPart.FORENOON);
    assertThat(part("i morgon bitti")).isEqualTo(DayPart.MORNING);
    assertThat(part("vid lunch på fredag")).isEqualTo(DayPart.MIDDAY);
    assertThat(part("efter lunch")).isEqualTo(DayPart.AFTERNOON);
    assertThat(part("i kväll")).isEqualTo(DayPart.EVENING);
    assertThat(part("fredagkväll")).isEqualTo(DayPart.EVENING);
    assertThat(part("i morgon")).isEqualTo(DayPart.ANY);
  }

  @Test
  void timesInThePastAreNoWish() {
    assertThat(Replies.understand("text", "jag var där i morse klockan tre").intent())
        .isEqualTo(Intent.ANSWER);
    assertThat(Replies.understand("consent", "ja jag handlade där i fredags klockan tre").intent())
        .isEqualTo(Intent.AFFIRM);
  }
}
