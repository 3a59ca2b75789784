package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.CallId;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Guarantee P8: many workers on one ledger by compare-and-set are like one after the other. */
class EightWorkersTest {
  private static final int WORKERS = 8;
  private static final int CALLS_EACH = 2000;

  /** A load of 0.8 of 90 s: 72 s a call. */
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              Shop.question("worst", 1, Priority.CRITICAL, 26, "a"),
              Shop.question("staff", 2, Priority.HIGH, 30, "b"),
              Shop.question("clean", 3, Priority.MEDIUM, 30, "c"),
              Shop.question("price", 4, Priority.LOW, 40, "d"),
              Shop.question("organic", 5, Priority.OPTIONAL, 25, "a"),
              Shop.question("access", 50, Priority.HIGH, 50, "b"),
              Shop.question("parking", 100, Priority.OPTIONAL, 50, "c")));

  /** One change of the ledger, as it can be done again. */
  private record Change(CallId call, UnaryOperator<QuestionLedger> apply) {}

  /** Where the ledger lies. Every change that came through is noted, in the order it did. */
  private interface Shelf {
    void change(Change change);

    QuestionLedger ledger();

    List<Change> log();
  }

  /** A chain in memory: whoever swaps the reference has changed the ledger. */
  private static final class Reference implements Shelf {
    private record Link(QuestionLedger ledger, Change change, Link before) {}

    private final AtomicReference<Link> last =
        new AtomicReference<>(new Link(QuestionLedger.EMPTY, null, null));

    @Override
    public void change(Change change) {
      while (true) {
        Link read = last.get();
        QuestionLedger changed = change.apply().apply(read.ledger());
        if (last.compareAndSet(read, new Link(changed, change, read))) {
          return;
        }
      }
    }

    @Override
    public QuestionLedger ledger() {
      return last.get().ledger();
    }

    @Override
    public List<Change> log() {
      List<Change> log = new ArrayList<>();
      for (Link link = last.get(); link.before() != null; link = link.before()) {
        log.add(link.change());
      }
      Collections.reverse(log);
      return log;
    }
  }

  /** A row with a version, as a store has it: the writer of a version that has moved is refused. */
  private static final class Row implements Shelf {
    private final Object lock = new Object();
    private final List<Change> log = new ArrayList<>();
    private QuestionLedger ledger = QuestionLedger.EMPTY;

    private record Version(QuestionLedger ledger, int number) {}

    private Version read() {
      synchronized (lock) {
        return new Version(ledger, log.size());
      }
    }

    private boolean write(Version version, Change change) {
      synchronized (lock) {
        if (version.number() != log.size()) {
          return false;
        }
        ledger = version.ledger();
        log.add(change);
        return true;
      }
    }

    @Override
    public void change(Change change) {
      boolean written = false;
      while (!written) {
        Version read = read();
        QuestionLedger changed = change.apply().apply(read.ledger());
        written = write(new Version(changed, read.number()), change);
      }
    }

    @Override
    public QuestionLedger ledger() {
      return read().ledger();
    }

    @Override
    public List<Change> log() {
      return log;
    }
  }

  /** What one worker has done. */
  private static final class Work {
    int conducted;
    final Map<QuestionId, Integer> asked = new HashMap<>();
  }

  @Test
  void overAReference() throws Exception {
    check(new Reference());
  }

  @Test
  void overAVersionedRow() throws Exception {
    check(new Row());
  }

  private static void check(Shelf shelf) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<Work>> workers = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        int first = worker * CALLS_EACH;
        workers.add(threads.submit(() -> work(shelf, first, new Random(first))));
      }
      int conducted = 0;
      Map<QuestionId, Integer> asked = new HashMap<>();
      for (Future<Work> worker : workers) {
        conducted += worker.get().conducted;
        worker.get().asked.forEach((question, times) -> asked.merge(question, times, Integer::sum));
      }
      assertThat(shelf.ledger().open()).isEmpty();
      for (Question question : CATALOGUE.questions()) {
        double promised = (double) conducted / question.frequency().everyNth();
        assertThat(Math.abs(asked.getOrDefault(question.id(), 0) - promised))
            .as("%s: asked against %.1f promised", question.id(), promised)
            .isLessThan(2);
      }
      QuestionLedger replayed = QuestionLedger.EMPTY;
      for (Change change : shelf.log()) {
        replayed = change.apply().apply(replayed);
      }
      assertThat(replayed).isEqualTo(shelf.ledger());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Work work(Shelf shelf, int first, Random chance) {
    QuestionSelector selector = QuestionSelector.owedTurns();
    Work work = new Work();
    for (int customer = first; customer < first + CALLS_EACH; customer++) {
      SelectionRequest request = Shop.request(customer, 90);
      AtomicReference<Selection> decided = new AtomicReference<>(Selection.EMPTY);
      shelf.change(
          new Change(
              request.call(),
              ledger -> {
                QuestionSelector.Reserved reserved = selector.select(CATALOGUE, ledger, request);
                decided.set(reserved.selection());
                return reserved.ledger();
              }));
      Selection selection = decided.get();
      Settlement end =
          chance.nextInt(5) == 0
              ? new NotConducted()
              : new Conducted(new HashSet<>(selection.chosen()));
      shelf.change(
          new Change(request.call(), ledger -> selector.settle(ledger, request.call(), end)));
      if (end instanceof Conducted) {
        work.conducted++;
        selection.chosen().forEach(question -> work.asked.merge(question, 1, Integer::sum));
      }
    }
    return work;
  }
}
