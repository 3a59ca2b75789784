package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.CallId;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.Reservation.Take;
import dev.callkit.question.Settlement.Adjourned;
import dev.callkit.question.Settlement.NotConducted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ledger kept a second time, as sums: {@code owed = start + counted - N * takes - forgiven},
 * where what was given back is neither counted nor taken nor forgiven.
 */
final class SecondBooks {
  private static final class Account {
    final long start;
    final int n;
    long counted;
    long taken;
    long forgiven;
    long gap;
    long takes;
    long uncounted;

    Account(long start, int n) {
      this.start = start;
      this.n = n;
      this.gap = n;
    }

    long owed() {
      return start + counted - n * taken - forgiven;
    }
  }

  /** What one call took from one account. */
  private record Slip(String unit, long forgiven, long gapBefore, long takeNo) {}

  /** What one call has to its name. */
  private record Page(Set<String> counted, List<Slip> slips) {}

  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<CallId, Page> pages = new HashMap<>();

  /** Enters a selection: what is forgotten goes back first. */
  void selected(RandomRun run, List<Reservation> forgotten) {
    forgotten.forEach(lost -> ended(new RandomRun.Ended(lost, new NotConducted())));
    Map<String, PlainItem> counted = run.plain.counted();
    List<Slip> slips = new ArrayList<>();
    counted.forEach(
        (unit, item) -> {
          // A new account opens with what the plain rules start with.
          Account account =
              accounts.computeIfAbsent(unit, id -> new Account(item.owed() - 1, item.n()));
          account.counted++;
          account.gap++;
          if (run.selection.chosen().contains(item.members().get(0).id())) {
            slips.add(take(unit, item, account, run.catalogue.tuning()));
          }
        });
    pages.put(run.request.call(), new Page(Set.copyOf(counted.keySet()), slips));
  }

  private static Slip take(String unit, PlainItem item, Account account, SelectionTuning tuning) {
    int weight = tuning.weights().getOrDefault(item.own(), 0);
    long left = account.owed() - account.n;
    long forgiven = Math.max(0, left - (long) tuning.carry() * account.n / weight);
    account.forgiven += forgiven;
    account.taken++;
    account.takes++;
    Slip slip = new Slip(unit, forgiven, account.gap, account.takes);
    account.gap = 0;
    return slip;
  }

  void ended(RandomRun.Ended ended) {
    if (ended.end() instanceof Adjourned) {
      return;
    }
    Page page = pages.remove(ended.held().call());
    if (ended.end() instanceof NotConducted) {
      for (String unit : page.counted()) {
        accounts.get(unit).counted--;
        accounts.get(unit).uncounted++;
      }
    }
    for (Slip slip : page.slips()) {
      if (!wasAsked(slip, ended)) {
        Account account = accounts.get(slip.unit());
        account.taken--;
        account.forgiven -= slip.forgiven();
        account.gap += account.takes == slip.takeNo() ? slip.gapBefore() : 0;
      }
    }
  }

  private static boolean wasAsked(Slip slip, RandomRun.Ended ended) {
    for (Take take : ended.held().taken()) {
      String unit = String.join("+", take.questions().stream().map(QuestionId::value).toList());
      if (unit.equals(slip.unit())) {
        return RandomBusiness.asked(take, ended.end());
      }
    }
    throw new AssertionError("not reserved: " + slip);
  }

  /** Both books say the same, down to the calls in progress. */
  void agreeWith(QuestionLedger ledger) {
    assertThat(ledger.open())
        .extracting(Reservation::call)
        .containsExactlyInAnyOrderElementsOf(pages.keySet());
    for (Standing standing : ledger.standings()) {
      Account account = accounts.get(standing.unit());
      if (account != null) {
        assertThat(standing)
            .isEqualTo(
                new Standing(
                    standing.unit(), account.n, account.owed(), account.gap, account.takes));
      }
    }
    assertThat(ledger.standings()).extracting(Standing::unit).containsAll(accounts.keySet());
  }

  /**
   * Guarantee P5: never more asks than customers earned. What is ahead of that is ahead by no more
   * customers than were taken back since it last was not.
   */
  void earnedWhatWasTaken() {
    accounts.forEach(
        (unit, account) -> {
          long ahead = account.n * account.taken - account.start - account.counted;
          assertThat(ahead).as("taken from %s", unit).isLessThanOrEqualTo(account.uncounted);
          account.uncounted = ahead <= 0 ? 0 : account.uncounted;
        });
  }
}
