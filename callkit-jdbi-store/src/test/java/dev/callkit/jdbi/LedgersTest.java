package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.Reservation;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger comes back as it was saved, on every node, though only what differs is written. */
class LedgersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final QuestionSelector SELECTOR = QuestionSelector.owedTurns();
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  private HikariDataSource pool;
  private JdbiCallStore store;
  private JdbiCallStore theirs;
  private CallRecord call;

  @BeforeEach
  void connect() {
    POSTGRES.clear();
    pool = POSTGRES.pool(2);
    store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    theirs = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    CallRecord over = Finished.call(SHOP, "c", "+46701740605", "Kim", NOW);
    call = store.create(CallRecord.accepted(over.id(), over.request(), NOW, NOW), List.of());
  }

  @AfterEach
  void disconnect() {
    pool.close();
  }

  private static Catalogue catalogue(int questions) {
    List<Question> all = new ArrayList<>();
    for (int number = 1; number <= questions; number++) {
      all.add(
          Question.builder(
                  "q" + number, "Hur var sak nummer " + number + "?", new AnswerKind.YesNo())
              .every(1 + number % 3)
              .build());
    }
    return new Catalogue(all);
  }

  private static QuestionLedger reserve(QuestionLedger ledger, Catalogue catalogue, String id) {
    SelectionRequest request =
        new SelectionRequest(
            new CallId(SHOP, id),
            CustomerFacts.unknown(LocalDate.of(2026, 11, 23)),
            false,
            SelectionRequest.DEFAULT_BUDGET,
            NOW);
    return SELECTOR.select(catalogue, ledger, request).ledger();
  }

  private static QuestionLedger reserve(QuestionLedger ledger, int from, int to) {
    QuestionLedger more = ledger;
    for (int number = from; number < to; number++) {
      more = reserve(more, catalogue(5), "o" + number);
    }
    return more;
  }

  private SaveResult save(JdbiCallStore node, QuestionLedger next, long version) {
    SaveResult result =
        node.save(
            new Save(
                call,
                List.of(),
                Optional.of(new VersionedLedger(next, version)),
                false,
                false,
                Optional.empty()));
    if (result instanceof SaveResult.Saved saved) {
      call = saved.call();
    }
    return result;
  }

  @Test
  void whateverHappensToALedgerEveryNodeReadsWhatWasSaved() {
    Random random = new Random(7);
    QuestionLedger expected = QuestionLedger.EMPTY;
    int reserved = 0;
    for (int version = 0; version < 150; version++) {
      JdbiCallStore node = random.nextInt(3) == 0 ? theirs : store;
      VersionedLedger read = node.ledger(SHOP);
      assertThat(read).isEqualTo(new VersionedLedger(expected, version));
      List<Reservation> open = expected.open();
      int dice = open.isEmpty() ? 0 : random.nextInt(10);
      if (dice < 5) {
        // Now and then the business has changed its questions, and every reservation moves.
        Catalogue catalogue = catalogue(random.nextInt(12) == 0 ? 4 : 5);
        expected = reserve(read.ledger(), catalogue, "o" + reserved++);
      } else {
        CallId settled = open.get(random.nextInt(open.size())).call();
        expected = SELECTOR.settle(read.ledger(), settled, settlement(dice));
      }
      assertThat(save(node, expected, version)).isInstanceOf(SaveResult.Saved.class);
    }
    assertThat(reserved).isGreaterThan(50);
    JdbiCallStore fresh = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    assertThat(fresh.ledger(SHOP)).isEqualTo(new VersionedLedger(expected, 150));
  }

  private static Settlement settlement(int dice) {
    return switch (dice) {
      case 5, 6 -> new Settlement.NotConducted();
      case 7 -> new Settlement.Adjourned(NOW.plusSeconds(7_200));
      default ->
          new Settlement.Conducted(
              Set.of(new QuestionId("q1")), Map.of(new QuestionId("q1"), Duration.ofSeconds(8)));
    };
  }

  @Test
  void reservationsInAnotherOrderComeBackInThatOrder() {
    QuestionLedger ledger = reserve(QuestionLedger.EMPTY, 0, 6);
    save(store, ledger, 0);
    List<Reservation> shuffled = new ArrayList<>(ledger.open());
    Collections.shuffle(shuffled, new Random(3));
    QuestionLedger next =
        QuestionLedger.of(ledger.standings(), shuffled, ledger.measured(), ledger.lastWinners());
    assertThat(save(store, next, 1)).isInstanceOf(SaveResult.Saved.class);
    assertThat(store.ledger(SHOP).ledger()).isEqualTo(next);
    assertThat(theirs.ledger(SHOP).ledger()).isEqualTo(next);
  }

  @Test
  void onlyWhatDiffersIsWritten() throws SQLException {
    QuestionLedger many = reserve(QuestionLedger.EMPTY, 0, 200);
    save(store, many, 0);
    List<String> before = rows();
    QuestionLedger next = reserve(theirs.ledger(SHOP).ledger(), 200, 201);
    next = SELECTOR.settle(next, new CallId(SHOP, "o7"), new Settlement.NotConducted());
    assertThat(save(theirs, next, 1)).isInstanceOf(SaveResult.Saved.class);
    List<String> after = rows();
    assertThat(after).hasSize(200);
    assertThat(after.subList(0, 199)).as("199 rows are as they were").isSubsetOf(before);
  }

  /** The rows with the transaction that wrote each. */
  private static List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection administrator = POSTGRES.administrator();
        Statement statement = administrator.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select xmin || ' ' || ctid || ' ' || call from callkit.reservation"
                    + " order by place")) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  @Test
  void aRefusedStepChangesNoReservation() {
    QuestionLedger ledger = reserve(QuestionLedger.EMPTY, 0, 3);
    save(store, ledger, 0);
    QuestionLedger next = reserve(ledger, 3, 4);
    call = call.saved(9);
    assertThat(save(store, next, 1)).isEqualTo(new SaveResult.Stale());
    assertThat(save(theirs, next, 7)).isEqualTo(new SaveResult.Stale());
    assertThat(store.ledger(SHOP)).isEqualTo(new VersionedLedger(ledger, 1));
    call = call.saved(2);
    assertThat(save(theirs, next, 0)).isEqualTo(new SaveResult.LedgerMoved());
    assertThat(theirs.ledger(SHOP)).isEqualTo(new VersionedLedger(ledger, 1));
  }

  @Test
  void aLedgerThatWasLostWithTheServerIsNotMistakenForTheOneInItsPlace() {
    QuestionLedger ledger = reserve(QuestionLedger.EMPTY, 0, 3);
    save(store, ledger, 0);
    // As after a server that took over without the last changes: the same version, other rows.
    POSTGRES.asAdministrator(
        "delete from callkit.reservation where call = 'o1'",
        "update callkit.ledger set stamp = gen_random_uuid()");
    VersionedLedger there = theirs.ledger(SHOP);
    assertThat(there.ledger().open()).hasSize(2);
    QuestionLedger next = reserve(ledger, 3, 4);
    assertThat(save(store, next, 1)).isEqualTo(new SaveResult.LedgerMoved());
    assertThat(store.ledger(SHOP)).isEqualTo(there);
  }
}
