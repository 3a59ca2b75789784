package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test vectors of the specification, to the letter. */
@Tag("locale")
class SelectionVectorsTest {

  /** "A 5 M 20 food; B 3 H 20 staff": id, frequency, level by its initial, seconds, topic. */
  private static List<Question> questions(String table) {
    List<Question> questions = new ArrayList<>();
    for (String row : table.split("; ", -1)) {
      String[] cells = row.split(" ", -1);
      Priority level =
          Map.of(
                  "C", Priority.CRITICAL,
                  "H", Priority.HIGH,
                  "M", Priority.MEDIUM,
                  "L", Priority.LOW,
                  "O", Priority.OPTIONAL)
              .get(cells[2]);
      questions.add(
          Shop.question(
              cells[0], Integer.parseInt(cells[1]), level, Integer.parseInt(cells[3]), cells[4]));
    }
    return questions;
  }

  private static Shop shop(String table) {
    return new Shop(new Catalogue(questions(table)));
  }

  @Test
  void oneWithoutContentionItIsEveryNthCustomer() {
    assertThat(shop("A 5 M 20 food; B 3 H 20 staff; C 7 L 20 store").serve(35))
        .isEqualTo(
            "3:B 5:A 6:B 7:C 9:B 10:A 12:B 14:C 15:B,A 18:B 20:A 21:B,C 24:B 25:A 27:B 28:C"
                + " 30:B,A 33:B 35:A,C");
  }

  @Test
  void twoWhatIsDeferredComesNextAndIsNotLateTwice() {
    assertThat(shop("A 4 M 40 a; B 4 H 40 b; C 4 L 40 c").serve(20))
        .isEqualTo("4:B,A 5:C 8:B,A 9:C 12:B,A 13:C 16:B,A 17:C 20:B,A");
  }

  @Test
  void threeTenQuestionsOfAGroceryShop() {
    Shop shop =
        shop(
            "missing 5 M 25 product; produce 10 M 20 product; staff 3 H 20 service;"
                + " checkout 7 M 15 service; clean 4 M 15 store; temp 8 O 15 store;"
                + " organic 5 L 20 campaign; bakery 6 L 20 campaign; worst 1 C 30 problem;"
                + " access 15 H 20 problem");
    String afterWorst =
        "3:staff 4:clean 5:missing,organic 6:staff,bakery 7:checkout 8:clean,temp 9:staff"
            + " 10:missing,produce 11:organic 12:staff,clean,bakery 14:checkout"
            + " 15:access,staff,organic 16:missing,clean,temp 18:staff,bakery"
            + " 20:clean,missing,produce 21:staff,checkout,organic 24:staff,clean,bakery"
            + " 25:missing,organic,temp 27:staff 28:clean,checkout 30:access,staff,produce"
            + " 31:missing,organic 32:clean,temp,bakery 33:staff 35:missing,checkout,organic"
            + " 36:staff,clean,bakery 39:staff 40:clean,missing,produce 41:organic,temp"
            + " 42:staff,checkout,bakery 44:clean 45:access,staff,organic 46:missing"
            + " 48:staff,clean,bakery 49:checkout,temp 50:missing,produce 51:staff,organic"
            + " 52:clean 54:staff,bakery 55:missing,organic 56:clean,temp,checkout 57:staff"
            + " 60:access,staff,produce";
    Map<String, String> listed =
        List.of(afterWorst.split(" ", -1)).stream()
            .collect(Collectors.toMap(row -> row.split(":", -1)[0], row -> row.split(":", -1)[1]));
    String expected =
        IntStream.rangeClosed(1, 60)
            .mapToObj(
                customer ->
                    customer
                        + ":worst"
                        + (listed.containsKey("" + customer)
                            ? "," + listed.get("" + customer)
                            : ""))
            .collect(Collectors.joining(" "));
    assertThat(shop.serve(60)).isEqualTo(expected);
  }

  @Test
  void fourUnderOverloadSharesFollowTheLevels() {
    Map<Integer, String> others =
        Map.ofEntries(
            Map.entry(5, "B"),
            Map.entry(10, "B"),
            Map.entry(15, "B"),
            Map.entry(20, "B"),
            Map.entry(25, "B"),
            Map.entry(30, "B"),
            Map.entry(33, "D"),
            Map.entry(35, "B"),
            Map.entry(40, "B"),
            Map.entry(45, "B"),
            Map.entry(50, "B"),
            Map.entry(52, "D"),
            Map.entry(55, "B"),
            Map.entry(60, "B"));
    String expected =
        IntStream.rangeClosed(1, 60)
            .mapToObj(customer -> customer + ":" + others.getOrDefault(customer, "A"))
            .collect(Collectors.joining(" "));
    assertThat(shop("A 1 C 60 a; B 1 M 60 b; D 1 O 60 c").serve(60)).isEqualTo(expected);
  }

  private static final String FULL =
      "A 4 C 60 a; B 4 M 30 a; C 4 H 45 b; D 4 L 45 b; E 4 M 50 c; F 4 O 40 c; G 4 L 30 d;"
          + " H 4 C 30 d; I 4 O 30 d";

  @Test
  void fiveAtALoadOfExactlyOne() {
    assertThat(shop(FULL).serve(40))
        .isEqualTo(
            "4:A,H 5:C,D 6:B,E 7:G,I 8:A,H 9:C,D 10:B,E 11:G,I 12:A,H 13:C,D 14:B,E 15:G,F"
                + " 16:A,H 17:C,D 18:B,E 19:G,F 20:A,H 21:C,D 22:B,E 23:F,I 24:A,H 25:C,D 26:B,E"
                + " 27:G,I 28:A,H 29:C,D 30:B,E 31:G,F 32:A,H 33:C,D 34:B,E 35:G,I 36:A,H 37:C,F"
                + " 38:B,E 39:G,I 40:A,H");
  }

  @Test
  void fiveTheReasonsAtCallFour() {
    Shop shop = shop(FULL);
    shop.serve(3);
    assertThat(
            shop.select(4).verdicts().stream()
                .map(
                    verdict ->
                        verdict.question()
                            + " "
                            + verdict.reason()
                            + " "
                            + verdict.urgencyHundredths())
                .toList())
        .containsExactly(
            "A HEAD 1600",
            "B NO_TIME 400",
            "C NO_TIME 800",
            "D NO_TIME 200",
            "E NO_TIME 400",
            "F NO_TIME 100",
            "G NO_TIME 200",
            "H PACKED 1600",
            "I NO_TIME 100");
  }

  @Test
  void sixAfterFailuresEverythingIsGivenBack() {
    Shop shop = shop("A 3 H 30 a; B 2 M 40 b; C 5 L 30 a");
    List<String> served = new ArrayList<>();
    for (int customer = 1; customer <= 24; customer++) {
      Selection selection = shop.select(customer);
      note(served, customer, selection);
      List<QuestionId> chosen = selection.chosen();
      shop.settle(
          customer,
          customer == 3 || customer == 10
              ? new NotConducted()
              : new Conducted(Set.copyOf(customer == 6 ? chosen.subList(0, 1) : chosen)));
    }
    assertThat(String.join(" ", served))
        .isEqualTo(
            "2:B 3:A 4:A 5:B 6:C 7:A,B 9:B 10:A 11:A 12:B,C 14:A,B 16:B 17:A,C 18:B 20:A,B"
                + " 22:B,C 23:A 24:B");
  }

  @Test
  void sevenTriggersCooldownAndAShortBudget() {
    List<Question> questions = new ArrayList<>(questions("A 3 H 30 a; B 4 M 30 b; C 2 C 40 a"));
    Question plain = questions.get(2);
    questions.set(
        2,
        Question.builder("C", plain.text(), plain.kind())
            .every(2)
            .priority(Priority.CRITICAL)
            .time(plain.time())
            .topic("a")
            .triggers(List.of(Trigger.Category.of("fisk")))
            .build());
    Shop shop = new Shop(new Catalogue(questions));
    List<String> served = new ArrayList<>();
    for (int customer = 1; customer <= 24; customer++) {
      CustomerFacts facts = CustomerFacts.unknown(Shop.TODAY);
      if (customer % 4 >= 2) {
        facts = facts.buying(Set.of("Fisk"));
      }
      if (customer == 6) {
        Instant yesterday = Shop.NOW.minus(Duration.ofDays(1));
        facts = facts.asked(Map.of(new QuestionId("A"), yesterday));
      }
      Selection selection = shop.select(Shop.request(customer, facts, customer == 12 ? 40 : 90));
      note(served, customer, selection);
      shop.settle(customer, new Conducted(Set.copyOf(selection.chosen())));
    }
    assertThat(String.join(" ", served))
        .isEqualTo(
            "3:C,A 4:B 7:C,A 8:B 9:A 11:C 12:A 13:B 15:C,A 16:B 18:A 19:C 20:B 21:A 23:C 24:A,B");
  }

  @Test
  void eightPairRules() {
    Catalogue catalogue =
        Catalogue.builder()
            .questions(
                questions("A 2 M 15 a; B 3 H 15 a; C 4 M 15 b; D 6 M 15 b; E 3 L 15 c; F 3 H 15 c"))
            .pair(new PairRule.Combine(new QuestionId("A"), new QuestionId("B")))
            .pair(new PairRule.Alternate(new QuestionId("C"), new QuestionId("D")))
            .pair(new PairRule.Prefer(new QuestionId("E"), new QuestionId("F")))
            .build();
    Shop shop = new Shop(catalogue);
    List<String> served = new ArrayList<>();
    for (int customer = 1; customer <= 36; customer++) {
      Selection selection = shop.select(Shop.request(customer, 120));
      note(served, customer, selection);
      shop.settle(customer, new Conducted(Set.copyOf(selection.chosen())));
    }
    assertThat(String.join(" ", served))
        .isEqualTo(
            "3:E 4:F,C 6:B,A,D,E 7:F 8:C 9:E 10:F 12:B,A,C,E 13:F,D 15:E 16:F,C 18:B,A,D,E 19:F"
                + " 20:C 21:E 22:F 24:B,A,D,E 25:F,C 27:E 28:F,C 30:B,A,D,E 31:F 32:C 33:E 34:F"
                + " 36:B,A,C,E");
  }

  @Test
  void nineFiveCallsAlwaysInFlight() {
    Shop shop = shop("A 3 H 40 a; B 5 M 40 b; C 2 L 40 c");
    List<String> served = new ArrayList<>();
    Deque<Integer> inFlight = new ArrayDeque<>();
    Map<Integer, Selection> selections = new HashMap<>();
    for (int customer = 1; customer <= 24; customer++) {
      Selection selection = shop.select(customer);
      note(served, customer, selection);
      selections.put(customer, selection);
      inFlight.add(customer);
      if (inFlight.size() > 5) {
        int over = inFlight.remove();
        List<QuestionId> chosen = selections.get(over).chosen();
        shop.settle(over, over == 6 ? new NotConducted() : new Conducted(Set.copyOf(chosen)));
      }
    }
    assertThat(String.join(" ", served))
        .isEqualTo(
            "2:C 3:A 4:C 5:B 6:A,C 8:C 9:A 10:B,C 12:A,C 13:C 14:A 15:C 16:A,B 17:C 19:A,C"
                + " 21:B,C 22:A 23:C");
  }

  @Test
  void tenSpreadOut() {
    Catalogue catalogue =
        Catalogue.builder()
            .questions(questions("A 10 M 30 a; B 10 M 30 b; C 10 M 30 c; D 10 M 30 d"))
            .start(StartingPhase.SPREAD)
            .build();
    Shop shop = new Shop(catalogue);
    assertThat(
            IntStream.range(0, 4).mapToLong(place -> StartingPhase.SPREAD.owedAtStart(10, place)))
        .containsExactly(0L, 6L, 2L, 8L);
    assertThat(shop.serve(30))
        .isEqualTo("2:D 4:B 8:C 10:A 12:D 14:B 18:C 20:A 22:D 24:B 28:C 30:A");
  }

  @Test
  void elevenTimesAreLearned() {
    MeasuredTimes times = MeasuredTimes.NONE;
    for (int answer = 1; answer <= 4; answer++) {
      times = times.and(Duration.ofSeconds(35));
      assertThat(times.planned(20)).isEqualTo(20);
    }
    times = times.and(Duration.ofSeconds(35));
    assertThat(times.planned(20)).isEqualTo(35);
    MeasuredTimes outlier = times.and(Duration.ofSeconds(300));
    assertThat(outlier.planned(20)).isEqualTo(35);
    assertThat(MeasuredTimes.NONE.and(Duration.ofSeconds(300)).planned(20)).isEqualTo(20);
  }

  private static void note(List<String> served, int customer, Selection selection) {
    if (!selection.chosen().isEmpty()) {
      served.add(Shop.row(customer, selection));
    }
  }
}
