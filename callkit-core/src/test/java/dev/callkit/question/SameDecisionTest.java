package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.QuestionSelector.Reserved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guarantee P7: the same question put to the selector has the same answer, everywhere. */
@Tag("locale")
class SameDecisionTest {

  @Test
  void twiceAndOnAMachineElsewhereItDecidesAlikeForTheSameReasons() {
    Locale here = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Seeds.each(
          1,
          120,
          chance -> {
            RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 20));
            for (int call = 0; call < 20; call++) {
              QuestionLedger before = run.ledger;
              run.wait(5);
              run.select();
              for (String elsewhere : List.of("tr-TR", "ar-EG", "sv-SE")) {
                Locale.setDefault(Locale.forLanguageTag(elsewhere));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
                Reserved again = run.selector.select(run.catalogue, before, run.request);
                assertThat(again.selection()).isEqualTo(run.selection);
                assertThat(again.ledger()).isEqualTo(run.ledger);
                assertThat(texts(again.selection())).isEqualTo(texts(run.selection));
              }
              run.settleOne();
            }
          });
    } finally {
      Locale.setDefault(here);
      TimeZone.setDefault(zone);
    }
  }

  private static List<String> texts(Selection selection) {
    return selection.verdicts().stream().map(Verdict::text).toList();
  }

  @Test
  void theOrderInTheCatalogueDoesNotMatter() {
    Seeds.each(
        1,
        200,
        chance -> {
          Catalogue catalogue = aligned(RandomBusiness.catalogue(chance, 20));
          RandomRun run = new RandomRun(chance, catalogue);
          Catalogue other = shuffled(chance, catalogue);
          QuestionLedger ledger = QuestionLedger.EMPTY;
          for (int call = 0; call < 30; call++) {
            run.wait(5);
            run.select();
            Reserved reserved = run.selector.select(other, ledger, run.request);
            ledger = reserved.ledger();
            assertThat(reserved.selection().questions()).isEqualTo(run.selection.questions());
            assertThat(new HashSet<>(reserved.selection().verdicts()))
                .isEqualTo(new HashSet<>(run.selection.verdicts()));
            assertThat(byUnit(ledger)).isEqualTo(byUnit(run.ledger));
            while (run.ledger.open().size() > 3) {
              RandomRun.Ended ended = run.settleOne();
              ledger = run.selector.settle(ledger, ended.held().call(), ended.end());
            }
          }
        });
  }

  private static Catalogue aligned(Catalogue catalogue) {
    return copy(catalogue, catalogue.questions(), catalogue.pairs());
  }

  private static Catalogue shuffled(Random chance, Catalogue catalogue) {
    List<Question> questions = new ArrayList<>(catalogue.questions());
    List<PairRule> pairs = new ArrayList<>(catalogue.pairs());
    Collections.shuffle(questions, chance);
    Collections.shuffle(pairs, chance);
    return copy(catalogue, questions, pairs);
  }

  private static Catalogue copy(
      Catalogue catalogue, List<Question> questions, List<PairRule> pairs) {
    Catalogue.Builder builder = Catalogue.builder().questions(questions).tuning(catalogue.tuning());
    pairs.forEach(builder::pair);
    return builder.build();
  }

  private static Map<String, Standing> byUnit(QuestionLedger ledger) {
    Map<String, Standing> byUnit = new HashMap<>();
    ledger.standings().forEach(standing -> byUnit.put(standing.unit(), standing));
    return byUnit;
  }

  @Test
  void aCallThatSelectsAgainHoldsOneReservationWhateverElseHasHappened() {
    Seeds.each(
        1,
        150,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 15));
          for (int call = 0; call < 30; call++) {
            run.step(4);
            for (Reservation held : run.ledger.open()) {
              if (held.expiresAt().isAfter(run.now)) {
                SelectionRequest again =
                    new SelectionRequest(
                        held.call(),
                        RandomBusiness.customer(chance, run.catalogue),
                        false,
                        run.request.budget(),
                        run.now);
                Reserved reserved = run.selector.select(run.catalogue, run.ledger, again);
                assertThat(reserved.selection()).isEqualTo(held.selection());
                assertThat(reserved.ledger()).isEqualTo(run.ledger);
              }
            }
          }
        });
  }
}
