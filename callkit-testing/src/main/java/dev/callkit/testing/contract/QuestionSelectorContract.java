package dev.callkit.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.CallId;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.QuestionSelector.Reserved;
import dev.callkit.question.Reservation;
import dev.callkit.question.Selection.Chosen;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import dev.callkit.question.Verdict;
import dev.callkit.question.Verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link QuestionSelector} promises, as tests. An implementer extends this class, says
 * how to make the selector, and runs it; the numbers in the display names are those of the port's
 * rules. Each test serves calls of seeded random businesses, some of them in progress at the same
 * time; a failure names the seed.
 */
public abstract class QuestionSelectorContract {
  private static final int BUSINESSES = 60;
  private static final int CALLS = 25;
  private static final Set<Reason> CHOSEN = Set.of(Reason.HEAD, Reason.PACKED);

  /** {@return the selector to try} */
  protected abstract QuestionSelector selector();

  /** Looks at one selection: what it was made from, and what came out. */
  private interface Check {
    void look(Catalogue catalogue, QuestionLedger before, SelectionRequest request, Reserved made);
  }

  private void each(Check check) {
    QuestionSelector selector = selector();
    for (long seed = 1; seed <= BUSINESSES; seed++) {
      Random chance = new Random(seed);
      Catalogue catalogue = SelectedCatalogues.catalogue(chance);
      QuestionLedger ledger = QuestionLedger.EMPTY;
      for (int number = 0; number < CALLS; number++) {
        SelectionRequest request = SelectedCatalogues.request(chance, number);
        try {
          Reserved made = selector.select(catalogue, ledger, request);
          check.look(catalogue, ledger, request, made);
          ledger = settleSome(selector, made.ledger(), chance);
        } catch (RuntimeException | AssertionError failed) {
          throw new AssertionError(
              "seed " + seed + ", call " + number + ": " + failed.getMessage(), failed);
        }
      }
    }
  }

  private static QuestionLedger settleSome(
      QuestionSelector selector, QuestionLedger ledger, Random chance) {
    QuestionLedger after = ledger;
    for (Reservation held : ledger.open()) {
      switch (chance.nextInt(3)) {
        case 0 -> after = selector.settle(after, held.call(), new NotConducted());
        case 1 ->
            after =
                selector.settle(
                    after, held.call(), new Conducted(Set.copyOf(held.selection().chosen())));
        default -> {
          // Goes on.
        }
      }
    }
    return after;
  }

  @Test
  @DisplayName("1: the same arguments give the same result, in another locale too")
  void theSameArgumentsGiveTheSameResult() {
    Locale locale = Locale.getDefault();
    each(
        (catalogue, before, request, made) -> {
          Locale.setDefault(Locale.forLanguageTag("tr-TR"));
          try {
            assertThat(selector().select(catalogue, before, request)).isEqualTo(made);
          } finally {
            Locale.setDefault(locale);
          }
        });
  }

  @Test
  @DisplayName("1: many threads at once get what one gets alone")
  void manyThreadsGetWhatOneGetsAlone() {
    QuestionSelector selector = selector();
    Random chance = new Random(1);
    Catalogue catalogue = SelectedCatalogues.catalogue(chance);
    QuestionLedger ledger = QuestionLedger.EMPTY;
    for (int number = 0; number < CALLS; number++) {
      SelectionRequest request = SelectedCatalogues.request(chance, number);
      QuestionLedger before = ledger;
      List<Callable<Reserved>> same = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        same.add(() -> selector.select(catalogue, before, request));
      }
      Reserved made = selector.select(catalogue, before, request);
      assertThat(AtOnce.run(same)).allMatch(made::equals);
      ledger = made.ledger();
    }
  }

  @Test
  @DisplayName("2: what is chosen fits into the budget, each question once")
  void whatIsChosenFitsIntoTheBudget() {
    each(
        (catalogue, before, request, made) -> {
          Duration planned = Duration.ZERO;
          for (Chosen chosen : made.selection().questions()) {
            assertThat(chosen.time()).isPositive();
            planned = planned.plus(chosen.time());
          }
          assertThat(planned).isLessThanOrEqualTo(request.budget());
          assertThat(made.selection().chosen()).doesNotHaveDuplicates();
        });
  }

  @Test
  @DisplayName("3: every question gets one verdict, and exactly the chosen ones are chosen by it")
  void everyQuestionGetsOneVerdict() {
    each(
        (catalogue, before, request, made) -> {
          assertThat(made.selection().verdicts())
              .extracting(Verdict::question)
              .containsExactlyElementsOf(catalogue.questions().stream().map(Question::id).toList());
          assertThat(
                  made.selection().verdicts().stream()
                      .filter(verdict -> CHOSEN.contains(verdict.reason()))
                      .map(Verdict::question))
              .containsExactlyInAnyOrderElementsOf(made.selection().chosen());
        });
  }

  @Test
  @DisplayName("4: a call that holds a reservation gets the same selection, the ledger unchanged")
  void aCallThatHoldsAReservationGetsTheSame() {
    each(
        (catalogue, before, request, made) -> {
          assertThat(made.ledger().open(request.call()))
              .map(Reservation::selection)
              .contains(made.selection());
          assertThat(selector().select(catalogue, made.ledger(), request)).isEqualTo(made);
        });
  }

  @Test
  @DisplayName("5: settling a call that holds nothing changes nothing, twice the same nothing")
  void settlingWhatIsNotHeldChangesNothing() {
    each(
        (catalogue, before, request, made) -> {
          CallId stranger = new CallId(request.call().business(), "stranger");
          assertThat(selector().settle(made.ledger(), stranger, new NotConducted()))
              .isEqualTo(made.ledger());
          QuestionLedger once = selector().settle(made.ledger(), request.call(), all(made));
          assertThat(once.open(request.call())).isEmpty();
          assertThat(selector().settle(once, request.call(), new NotConducted())).isEqualTo(once);
        });
  }

  @Test
  @DisplayName("5: what was reserved and forgotten is given back by the next selection")
  void whatIsForgottenIsGivenBack() {
    each(
        (catalogue, before, request, made) -> {
          Reservation held = made.ledger().open(request.call()).orElseThrow();
          SelectionRequest later =
              new SelectionRequest(
                  new CallId(request.call().business(), "later"),
                  request.customer(),
                  request.keysOnly(),
                  request.budget(),
                  held.expiresAt());
          QuestionLedger freed =
              selector().settle(made.ledger(), request.call(), new NotConducted());
          Reserved next = selector().select(catalogue, made.ledger(), later);
          assertThat(next.ledger().open(request.call())).isEmpty();
          assertThat(next.selection())
              .isEqualTo(selector().select(catalogue, freed, later).selection());
        });
  }

  @Test
  @DisplayName("6: not conducted leaves every owed as it was before the selection")
  void notConductedLeavesEverythingOwed() {
    each(
        (catalogue, before, request, made) -> {
          QuestionLedger after =
              selector().settle(made.ledger(), request.call(), new NotConducted());
          Map<String, Long> owed = owed(after);
          owed(before).forEach((unit, was) -> assertThat(owed).as(unit).containsEntry(unit, was));
        });
  }

  @Test
  @DisplayName("6: a question that was not put is owed as if it had not been chosen")
  void whatWasNotPutIsOwedStill() {
    each(
        (catalogue, before, request, made) -> {
          QuestionLedger cutShort =
              selector().settle(made.ledger(), request.call(), new Conducted(Set.of()));
          owed(before)
              .forEach(
                  (unit, was) ->
                      assertThat(owed(cutShort).getOrDefault(unit, Long.MIN_VALUE))
                          .as(unit)
                          .isBetween(was, was + 1));
        });
  }

  @Test
  @DisplayName("7: only questions are chosen that may be put to this customer")
  void onlyWhatMayBePutIsChosen() {
    each(
        (catalogue, before, request, made) -> {
          Set<Question> chosen = new HashSet<>();
          made.selection().chosen().forEach(id -> chosen.add(catalogue.find(id).orElseThrow()));
          assertThat(chosen)
              .allMatch(Question::enabled, "enabled")
              .allMatch(each -> each.period().contains(request.customer().day()), "in its period")
              .allMatch(each -> each.concerns(request.customer()), "for this customer")
              .allMatch(
                  each -> !request.keysOnly() || each.kind().maxKeys() > 0, "answerable by keys");
        });
  }

  private static Conducted all(Reserved made) {
    return new Conducted(Set.copyOf(made.selection().chosen()));
  }

  private static Map<String, Long> owed(QuestionLedger ledger) {
    Map<String, Long> owed = new HashMap<>();
    for (Standing standing : ledger.standings()) {
      owed.put(standing.unit(), standing.owed());
    }
    return owed;
  }
}
