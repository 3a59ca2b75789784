package dev.callkit.question;

import dev.callkit.Seeds;
import dev.callkit.question.Settlement.NotConducted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One random business at work: calls overlap, end in any order and in every way, or are lost. */
final class RandomRun {
  /** What has happened to one call. */
  record Ended(Reservation held, Settlement end) {}

  final QuestionSelector selector = QuestionSelector.owedTurns();
  final Random chance;
  Catalogue catalogue;
  QuestionLedger ledger = QuestionLedger.EMPTY;
  Instant now = Shop.NOW;
  SelectionRequest request;
  PlainRules plain;
  Selection selection = Selection.EMPTY;
  private int calls;

  RandomRun(Random chance, Catalogue catalogue) {
    this.chance = chance;
    this.catalogue = catalogue;
    this.request = Shop.request(0, 90);
    this.plain = new PlainRules(catalogue, ledger, request);
  }

  /** The reservations that are forgotten by now. */
  List<Reservation> forgotten() {
    return ledger.open().stream().filter(held -> !held.expiresAt().isAfter(now)).toList();
  }

  /** A few minutes later another customer comes. */
  void select() {
    select(RandomBusiness.request(chance, catalogue, ++calls, now));
  }

  void select(SelectionRequest customer) {
    request = customer;
    QuestionLedger before = ledger;
    for (Reservation lost : forgotten()) {
      before = selector.settle(before, lost.call(), new NotConducted());
    }
    plain = new PlainRules(catalogue, before, request);
    QuestionSelector.Reserved reserved = selector.select(catalogue, ledger, request);
    ledger = reserved.ledger();
    selection = reserved.selection();
  }

  void wait(int mostMinutes) {
    now = now.plus(Duration.ofSeconds(chance.nextInt(60 * mostMinutes)));
  }

  /** One of the calls in progress comes to an end. */
  Ended settleOne() {
    Reservation held = Seeds.pick(chance, ledger.open().toArray(Reservation[]::new));
    Ended ended = new Ended(held, RandomBusiness.end(chance, held, now));
    ledger = selector.settle(ledger, held.call(), ended.end());
    return ended;
  }

  /** Selects, then ends calls until a random number of at most {@code most} is in progress. */
  void step(int most) {
    wait(5);
    select();
    int inProgress = chance.nextInt(most + 1);
    for (int tries = 0; tries < 10 && ledger.open().size() > inProgress; tries++) {
      settleOne();
    }
  }
}
