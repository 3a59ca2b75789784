package dev.callkit.examples.preview;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.examples.input.ContextFile.Described;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.QuestionSelector.Reserved;
import dev.callkit.question.Reservation;
import dev.callkit.question.Selection;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import dev.callkit.question.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses for one customer after the other, from the first on. Every call is held, and everything
 * that is chosen is asked. Not thread-safe.
 */
final class DryRun {
  private static final BusinessId STORE = new BusinessId("store");

  private final QuestionSelector selector = QuestionSelector.owedTurns();
  private final Catalogue catalogue;
  private final Duration budget;
  private final Instant now;
  private final long[] counted;
  private final long[] asked;
  private final Map<String, Long> owedAtStart = new HashMap<>();
  private QuestionLedger ledger = QuestionLedger.EMPTY;
  private int customers;

  DryRun(Catalogue catalogue, Duration budget, Instant now) {
    this.catalogue = catalogue;
    this.budget = budget;
    this.now = now;
    this.counted = new long[catalogue.questions().size()];
    this.asked = new long[catalogue.questions().size()];
  }

  /** {@return what the next customer is asked} */
  Selection next(Described customer) {
    customers++;
    CallId call = new CallId(STORE, "customer-" + customers);
    Reserved reserved =
        selector.select(
            catalogue,
            ledger,
            new SelectionRequest(call, customer.facts(), customer.keysOnly(), budget, now));
    if (customers == 1) {
      reserved.ledger().open(call).ifPresent(held -> noteStart(reserved.ledger(), held));
    }
    Selection selection = reserved.selection();
    for (int place = 0; place < counted.length; place++) {
      Verdict.Reason reason = selection.verdicts().get(place).reason();
      counted[place] += reason.counts() ? 1 : 0;
      asked[place] += reason.chosen() ? 1 : 0;
    }
    Set<QuestionId> chosen = Set.copyOf(selection.chosen());
    ledger = selector.settle(reserved.ledger(), call, new Settlement.Conducted(chosen));
    return selection;
  }

  /** What was owed before the first customer: where it begins is for the catalogue to say. */
  private void noteStart(QuestionLedger after, Reservation first) {
    List<Standing> standings = after.standings();
    long[] change = new long[standings.size()];
    first.counted().forEach(place -> change[place]++);
    first.taken().forEach(take -> change[take.place()] -= take.amount());
    for (int place = 0; place < change.length; place++) {
      Standing standing = standings.get(place);
      owedAtStart.put(standing.unit(), standing.owed() - change[place]);
    }
  }

  /** {@return how often each question came about, in the order of the catalogue} */
  List<Reached> reached() {
    Map<QuestionId, Standing> standings = new HashMap<>();
    for (Standing standing : ledger.standings()) {
      for (String id : standing.unit().split("\\+", -1)) {
        standings.put(new QuestionId(id), standing);
      }
    }
    List<Reached> all = new ArrayList<>();
    for (int place = 0; place < counted.length; place++) {
      Question question = catalogue.questions().get(place);
      Standing standing = standings.get(question.id());
      if (standing != null) {
        all.add(reached(question, standing, place));
      }
    }
    return all;
  }

  private Reached reached(Question question, Standing standing, int place) {
    long start = owedAtStart.getOrDefault(standing.unit(), 0L);
    return new Reached(
        question.id(),
        question.priority(),
        standing.everyNth(),
        counted[place],
        (start + counted[place]) / standing.everyNth(),
        asked[place],
        Math.max(0, standing.owed() / standing.everyNth()));
  }
}
