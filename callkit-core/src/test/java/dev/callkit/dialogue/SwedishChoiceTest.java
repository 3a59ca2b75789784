package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options and quantities as people name them. */
class SwedishChoiceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            choice:kött|fisk|vegetariskt ; det blev nog fisken ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; vegetarisk ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; det vegetariska ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; kött, nej fisk ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; hellre fisk än kött ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; fisk istället för kött ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; inte kött och inte fisk utan vegetariskt ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; varken kött eller fisk utan vegetariskt ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; inte kött ; UNCLEAR
            choice:kött|fisk|vegetariskt ; kött eller fisk ; UNCLEAR
            choice:kött|fisk|vegetariskt ; kött och fisk ; UNCLEAR
            choice:kött|fisk|vegetariskt ; båda ; UNCLEAR
            choice:kött|fisk|vegetariskt ; mittenalternativet ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; alternativ två ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; tvåan ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; två ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; den tredje ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; nummer fyra ; UNCLEAR
            choice:kött|fisk|vegetariskt ; andra alternativet ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; det andra ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; sista ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; jag äter inte kött så fisk ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; köttet var inte gott så det blev fisk ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; båda men mest fisk ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; fisk för kött äter jag inte ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; kycklingen ; UNCLEAR
            choice:kött|fisk|vegetariskt ; ja ; UNCLEAR
            choice:kött|fisk|vegetariskt ; vilka var alternativen ; REPEAT
            choice:kött|fisk|vegetariskt ; spelar ingen roll ; DONT_KNOW
            choice:bil|buss|cykel|gång ; jag cyklar ; ANSWER cykel
            choice:bil|buss|cykel|gång ; vi åker buss ; ANSWER buss
            choice:bil|buss|cykel|gång ; med bussen ; ANSWER buss
            choice:bil|buss|cykel|gång ; bilen för det mesta ; ANSWER bil
            choice:bil|buss|cykel|gång ; jag går dit ; ANSWER gång
            choice:bil|buss|cykel|gång ; mitten ; UNCLEAR
            choice:bil|buss|cykel|gång ; oftast bilen men ibland cykel ; UNCLEAR
            choice:bil|buss|cykel|gång ; cykel på sommaren och bil på vintern ; UNCLEAR
            choice:bil|buss|cykel|gång ; näst sista ; ANSWER cykel
            choice:mycket bra|bra|dåligt ; mycket bra ; ANSWER mycket bra
            choice:mycket bra|bra|dåligt ; bra ; ANSWER bra
            choice:mycket bra|bra|dåligt ; det var bra ; ANSWER bra
            choice:mycket bra|bra|dåligt ; dåligt ; ANSWER dåligt
            choice:ja|nej|vet inte ; vet inte ; ANSWER vet inte
            choice:ja|nej|vet inte ; nej ; ANSWER nej
            choice:ja|nej|vet inte ; ja ; ANSWER ja
            choice:varje dag|varje vecka|mer sällan ; varje vecka ; ANSWER varje vecka
            choice:varje dag|varje vecka|mer sällan ; mer sällan än så ; ANSWER mer sällan
            choice:varje dag|varje vecka|mer sällan ; sällan ; ANSWER mer sällan
            choice:kontant|kort|swish ; jag betalade med kortet ; ANSWER kort
            choice:kontant|kort|swish ; swishade ; ANSWER swish
            choice:kontant|kort|swish ; kontanter ; ANSWER kontant
            choice:restaurang|takeaway ; på restaurangen ; ANSWER restaurang
            choice:app|webb|butik ; i appen ; ANSWER app
            choice:app|webb|butik ; i butiken ; ANSWER butik
            choice:app|webb|butik ; webben ; ANSWER webb
            choice:kött|fisk|vegetariskt ; vegetariska alternativet ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; det sistnämnda ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; det förstnämnda ; ANSWER kött
            choice:kött|fisk|vegetariskt ; jag valde köttet ; ANSWER kött
            choice:kött|fisk|vegetariskt ; fiskrätten ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; köttgrytan ; ANSWER kött
            choice:kött|fisk|vegetariskt ; allt utom fisk ; UNCLEAR
            choice:kött|fisk|vegetariskt ; fisk eller vegetariskt ; UNCLEAR
            choice:kött|fisk|vegetariskt ; fisk ibland kött ; UNCLEAR
            choice:kött|fisk|vegetariskt ; ett ; ANSWER kött
            choice:kött|fisk|vegetariskt ; trean ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; alternativ ett ; ANSWER kött
            choice:kött|fisk|vegetariskt ; alternativ b ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; den mittersta ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; den i mitten ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; fisk, nej förlåt, kött ; ANSWER kött
            choice:kött|fisk|vegetariskt ; kött jag menar fisk ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; inte fisken i alla fall ; UNCLEAR
            choice:kött|fisk|vegetariskt ; fisk mest ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; främst kött ; ANSWER kött
            choice:kött|fisk|vegetariskt ; alla tre ; UNCLEAR
            choice:kött|fisk|vegetariskt ; ingen av dem ; UNCLEAR
            choice:kött|fisk|vegetariskt ; den fjärde ; UNCLEAR
            choice:kött|fisk|vegetariskt ; vad var det för alternativ ; REPEAT
            choice:kött|fisk|vegetariskt ; kan du läsa upp alternativen igen ; REPEAT
            choice:kött|fisk|vegetariskt ; vilka fanns det ; REPEAT
            choice:bil|buss|cykel|gång ; jag kör bil ; ANSWER bil
            choice:bil|buss|cykel|gång ; jag tog bussen ; ANSWER buss
            choice:bil|buss|cykel|gång ; bussarna ; ANSWER buss
            choice:bil|buss|cykel|gång ; med egen bil ; ANSWER bil
            choice:bil|buss|cykel|gång ; jag brukar cykla ; ANSWER cykel
            choice:bil|buss|cykel|gång ; till fots ; ANSWER gång
            choice:bil|buss|cykel|gång ; jag åkte inte bil utan buss ; ANSWER buss
            choice:bil|buss|cykel|gång ; tåg ; UNCLEAR
            choice:bil|buss|cykel|gång ; det första alternativet ; ANSWER bil
            choice:bil|buss|cykel|gång ; det fjärde ; ANSWER gång
            choice:pris|kvalitet|service|sortiment|läge ; priserna ; ANSWER pris
            choice:pris|kvalitet|service|sortiment|läge ; bra kvalitet ; ANSWER kvalitet
            choice:pris|kvalitet|service|sortiment|läge ; kvalitén ; ANSWER kvalitet
            choice:pris|kvalitet|service|sortiment|läge ; att läget är bra ; ANSWER läge
            choice:pris|kvalitet|service|sortiment|läge ; att ni ligger nära ; UNCLEAR
            choice:pris|kvalitet|service|sortiment|läge ; mitten ; ANSWER service
            choice:pris|kvalitet|service|sortiment|läge ; utbudet ; UNCLEAR
            choice:butiken|nätet ; på nätet ; ANSWER nätet
            choice:butiken|nätet ; via nätet ; ANSWER nätet
            choice:butiken|nätet ; båda två ; UNCLEAR
            choice:butiken|nätet ; butik ; ANSWER butiken
            choice:butiken|nätet ; nät ; ANSWER nätet
            choice:butiken|nätet ; inte butiken ; UNCLEAR
            choice:butiken|nätet ; det första du sa ; ANSWER butiken
            choice:självscanning|vanlig kassa ; självskanning ; ANSWER självscanning
            choice:självscanning|vanlig kassa ; den vanliga ; ANSWER vanlig kassa
            choice:självscanning|vanlig kassa ; i kassan ; ANSWER vanlig kassa
            choice:självscanning|vanlig kassa ; vanlig ; ANSWER vanlig kassa
            choice:självscanning|vanlig kassa ; självscanningskassan ; ANSWER självscanning
            choice:morgon|lunch|kväll ; på morgnarna ; ANSWER morgon
            choice:morgon|lunch|kväll ; på kvällarna oftast ; ANSWER kväll
            choice:morgon|lunch|kväll ; vid lunch ; ANSWER lunch
            choice:morgon|lunch|kväll ; på lunchen ; ANSWER lunch
            choice:morgon|lunch|kväll ; efter jobbet ; UNCLEAR
            choice:morgon|lunch|kväll ; kväll eller morgon ; UNCLEAR
            choice:1-2 gånger|3-5 gånger|fler ; 3-5 gånger ; ANSWER 3-5 gånger
            choice:en gång|två gånger|tre gånger ; två gånger ; ANSWER två gånger
            choice:en gång|två gånger|tre gånger ; två ; ANSWER två gånger
            choice:nöjd|varken eller|missnöjd ; jag är nöjd ; ANSWER nöjd
            choice:nöjd|varken eller|missnöjd ; varken eller ; ANSWER varken eller
            choice:nöjd|varken eller|missnöjd ; missnöjd ; ANSWER missnöjd
            choice:städat|stökigt ; det var stökigt ; ANSWER stökigt
            choice:kött|fisk|vegetariskt ; det är fisk ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; fisk tack ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; fisken, tror jag ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; min man tog köttet men jag tog fisken ; UNCLEAR
            choice:kött|fisk|vegetariskt ; fisk fisk ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; den andra ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; nummer 2 ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; 2 ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; ingen av dem faktiskt ; UNCLEAR
            choice:kött|fisk|vegetariskt ; lite av varje ; UNCLEAR
            choice:kött|fisk|vegetariskt ; inte fisk ; UNCLEAR
            choice:kött|fisk|vegetariskt ; fisk eller nej kött ; ANSWER kött
            choice:kött|fisk|vegetariskt ; först tänkte jag kött men det blev fisk ; ANSWER fisk
            choice:bil|buss|cykel|gång ; cykeln ; ANSWER cykel
            choice:bil|buss|cykel|gång ; cyklade ; ANSWER cykel
            choice:bil|buss|cykel|gång ; med bil ; ANSWER bil
            choice:bil|buss|cykel|gång ; jag promenerar ; ANSWER gång
            choice:bil|buss|cykel|gång ; gående ; ANSWER gång
            choice:pris|kvalitet|service|sortiment|läge ; det är väl priset ; ANSWER pris
            choice:pris|kvalitet|service|sortiment|läge ; kvaliteten på varorna ; ANSWER kvalitet
            choice:pris|kvalitet|service|sortiment|läge ; läge läge läge ; ANSWER läge
            choice:pris|kvalitet|service|sortiment|läge ; alternativ fem ; ANSWER läge
            choice:pris|kvalitet|service|sortiment|läge ; trean ; ANSWER service
            choice:pris|kvalitet|service|sortiment|läge ; priset men även servicen ; UNCLEAR
            choice:pris|kvalitet|service|sortiment|läge ; allt är viktigt ; UNCLEAR
            choice:kött|fisk|vegetariskt ; fiskar ; ANSWER fisk
            choice:kött|fisk|vegetariskt ; nej kött ; ANSWER kött
            choice:kött|fisk|vegetariskt ; kött då ; ANSWER kött
            choice:kött|fisk|vegetariskt ; antingen kött eller fisk ; UNCLEAR
            choice:bil|buss|cykel|gång ; det näst sista ; ANSWER cykel
            choice:bil|buss|cykel|gång ; bussen eller cykeln ; UNCLEAR
            choice:bil|buss|cykel|gång ; spårvagn ; UNCLEAR
            choice:morgon|lunch|kväll ; på morgonen innan jobbet ; ANSWER morgon
            choice:morgon|lunch|kväll ; lunchtid ; ANSWER lunch
            choice:morgon|lunch|kväll ; kvällstid ; ANSWER kväll
            choice:morgon|lunch|kväll ; sent på kvällen ; ANSWER kväll
            choice:butiken|nätet ; jag går hellre till butiken än handlar på nätet ; ANSWER butiken
            choice:butiken|nätet ; nätet är bekvämast ; ANSWER nätet
            choice:butiken|nätet ; bägge ; UNCLEAR
            choice:självscanning|vanlig kassa ; den bemannade ; UNCLEAR
            choice:självscanning|vanlig kassa ; jag scannar själv ; UNCLEAR
          """)
  void anOptionIsNamedByItsWordsItsPlaceOrByExclusion(
      String expected, String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand(expected, said))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ungefär tjugo minuter ; ANSWER 20
            tre stycken ; ANSWER 3
            femtonhundra kronor ; ANSWER 1500
            femton hundra ; ANSWER 1500
            1 500 ; ANSWER 1500
            1500 kr ; ANSWER 1500
            1500kr ; ANSWER 1500
            noll ; ANSWER 0
            hundra tjugofem ; ANSWER 125
            tre komma fem ; ANSWER 3.5
            tre och en halv timme ; ANSWER 3.5
            en halv ; ANSWER 0.5
            tusen ; ANSWER 1000
            ett tusen ; ANSWER 1000
            tvåtusen ; ANSWER 2000
            fem tusen ; ANSWER 5000
            trettio fem ; ANSWER 35
            trettifem ; ANSWER 35
            tjugosju ; ANSWER 27
            tjusju ; ANSWER 27
            ett dussin ; ANSWER 12
            en femhundralapp ; ANSWER 500
            ett tjugotal ; ANSWER 20
            bara en ; ANSWER 1
            ett ; ANSWER 1
            en timme ; ANSWER 1
            en fem minuter ; ANSWER 5
            tre gånger i veckan ; ANSWER 3
            vi är fem ; ANSWER 5
            fem, nej sex ; ANSWER 6
            fem eller nej sex ; ANSWER 6
            max tio ; ANSWER 10
            kanske en tio minuter ; ANSWER 10
            nittionio kronor ; ANSWER 99
            sextusensjuhundra ; ANSWER 6700
            2,5 ; ANSWER 2.5
            två till tre ; UNCLEAR
            två eller tre ; UNCLEAR
            två tre stycken ; UNCLEAR
            10-20 ; UNCLEAR
            många ; UNCLEAR
            ett par ; UNCLEAR
            några ; UNCLEAR
            ja ; UNCLEAR
            nej ; UNCLEAR
            ganska länge ; UNCLEAR
            tre barn och två vuxna ; UNCLEAR
            vet inte exakt kanske tjugo ; ANSWER 20
            sådär tjugo ; ANSWER 20
            en tjugo stycken ; ANSWER 20
            nånstans runt femtio ; ANSWER 50
            kanske tre ; ANSWER 3
            tre fyra gånger ; UNCLEAR
            fyra fem minuter ; UNCLEAR
            två hundra ; ANSWER 200
            tvåhundrafemtio ; ANSWER 250
            tre hundra sextiofem ; ANSWER 365
            tretusen ; ANSWER 3000
            12 000 ; ANSWER 12000
            1.500 ; ANSWER 1500
            en miljon ; ANSWER 1000000
            tjugoett ; ANSWER 21
            tjugoen ; ANSWER 21
            åttiotre ; ANSWER 83
            fyrtitvå ; ANSWER 42
            nitti ; ANSWER 90
            en och en halv timme ; ANSWER 1.5
            ett och ett halvt ; ANSWER 1.5
            noll komma fem ; ANSWER 0.5
            fyra komma två ; ANSWER 4.2
            tio minuter ungefär ; ANSWER 10
            det tog tio minuter ; ANSWER 10
            jag väntade i femton minuter ; ANSWER 15
            vi var två ; ANSWER 2
            två gånger i månaden ; ANSWER 2
            en gång i veckan ; ANSWER 1
            en person ; ANSWER 1
            bara jag ; UNCLEAR
            inga ; ANSWER 0
            inga alls ; ANSWER 0
            inte en enda ; ANSWER 0
            tio, eller nej, tjugo ; ANSWER 20
            tio förlåt tjugo ; ANSWER 20
            10, nej 12 ; ANSWER 12
            inte tre utan fyra ; ANSWER 4
            tio eller femton ; UNCLEAR
            ett tiotal ; ANSWER 10
            ett hundratal ; ANSWER 100
            en hundralapp ; ANSWER 100
            femti spänn ; ANSWER 50
            cirka femhundra kronor ; ANSWER 500
            5 st ; ANSWER 5
            5st ; ANSWER 5
            30min ; ANSWER 30
            300:- ; ANSWER 300
            typ 8 ; ANSWER 8
            för mycket ; UNCLEAR
            en hel del ; UNCLEAR
            lagom ; UNCLEAR
            varje dag ; UNCLEAR
            jättelänge ; UNCLEAR
            en massa ; UNCLEAR
            vet inte hundra kanske ; ANSWER 100
            ja tre ; ANSWER 3
            nej men två ; ANSWER 2
            ungefär en timme ; ANSWER 1
            en kvart ; UNCLEAR
            en halvtimme ; UNCLEAR
            tjugofem trettio ; UNCLEAR
            minst tio ; ANSWER 10
            tre i veckan ; ANSWER 3
            en till två gånger ; UNCLEAR
            en eller två ; UNCLEAR
            en ; ANSWER 1
            noll kronor ; ANSWER 0
            åttahundrafemtio ; ANSWER 850
            ettusen tvåhundra ; ANSWER 1200
            tusen spänn ; ANSWER 1000
            ett hundra ; ANSWER 100
            ett par hundra ; UNCLEAR
            flera hundra ; UNCLEAR
            femton sexton ; UNCLEAR
            fem ; ANSWER 5
            sjutton stycken ; ANSWER 17
            nästan hundra ; ANSWER 100
            det var nog fem gånger ; ANSWER 5
            tre nej vänta fyra ; ANSWER 4
            två och ett halvt ; ANSWER 2.5
            en komma fem ; ANSWER 1.5
            tusenfemhundra ; ANSWER 1500
            tvåtusen femhundra kronor ; ANSWER 2500
            ett par tre ; UNCLEAR
            en handfull ; UNCLEAR
            fyrtio femtio kronor ; UNCLEAR
            upp till tio ; ANSWER 10
            200 kronor kanske 250 ; UNCLEAR
            tio femton ; UNCLEAR
            150 spänn ; ANSWER 150
            två personer ; ANSWER 2
          """)
  void quantitiesAreSingleNumbers(String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand("number", said))).isEqualTo(meaning);
  }
}
