package dev.callkit.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.CallStep;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.Selection;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Figures of the store, on a PostgreSQL of its own that really writes (fsync on). Not part of the
 * build: {@code mvn -q -pl callkit-jdbi-store -am test -Dtest='*Figures'
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class StoreFigures {
  private static final NodeId NODE = new NodeId("here");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int DUE = 10_000;
  private static final CallMachine MACHINE = new CallMachine(CallRules.DEFAULT);

  @Test
  void throughput() throws Exception {
    Figures.onAServer(
        (server, pool) -> {
          JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
          double update = singleRowUpdate(pool);
          createAll(store);
          dial(store, update);
          turn(store);
          reserve(store);
          claims(server, pool);
        });
  }

  /** As if it took the disk half a millisecond to write: here it takes next to nothing. */
  @Test
  void dialsOnASlowerDisk() throws Exception {
    Figures.onAServer(
        (server, pool) -> {
          JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
          createAll(store);
          try (Connection administrator = server.getPostgresDatabase().getConnection();
              Statement statement = administrator.createStatement()) {
            statement.execute("alter system set commit_delay = 500");
            statement.execute("alter system set commit_siblings = 0");
            statement.execute("select pg_reload_conf()");
          }
          LockSupport.parkNanos(500_000_000);
          System.out.println("each commit takes 0.5 ms longer:");
          dial(store, singleRowUpdate(pool));
        });
  }

  @Test
  void sizes() throws Exception {
    Figures.onAServer(
        (server, pool) -> size(server, JdbiCallStore.builder(pool, TestPostgres.KEYS).build()));
  }

  private static double singleRowUpdate(HikariDataSource pool) throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table one_row (id int primary key, n int)");
      statement.execute("insert into one_row values (1, 0)");
      try (PreparedStatement update =
          connection.prepareStatement("update one_row set n = n + 1 where id = 1")) {
        return Figures.report(
            "single-row update, plain JDBC", 2_000, time -> update.executeUpdate());
      }
    }
  }

  private CallRecord fresh(Instant dialAt) {
    return Figures.fresh(Figures.SHOP, dialAt);
  }

  private static CallRecord saved(SaveResult result) {
    return ((SaveResult.Saved) result).call();
  }

  private static Save save(CallStep step) {
    return new Save(
        step.record(),
        step.entries(),
        Optional.empty(),
        false,
        false,
        Optional.of(new Save.Holder(NODE, Instant.now().plus(LEASE))));
  }

  private void createAll(JdbiCallStore store) throws Exception {
    long begun = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<CallRecord>> creations = new ArrayList<>();
    for (int number = 0; number < DUE; number++) {
      CallRecord call = fresh(Instant.now().minusSeconds(60));
      creations.add(() -> store.create(call, List.of()));
    }
    for (Future<CallRecord> created : threads.invokeAll(creations)) {
      created.get();
    }
    threads.shutdown();
    Figures.perSecond("creates, eight threads", DUE, begun);
  }

  /** Claim, attempt, placed: what a dial costs the database. */
  private void dial(JdbiCallStore store, double update) throws Exception {
    double median =
        Figures.report(
            "a dial: claim, attempt, placed",
            1_000,
            time -> {
              Instant now = Instant.now();
              CallRecord call = store.claimDue(NODE, now, LEASE, 1).get(0).call();
              CallInput dial =
                  new CallInput.Dial(
                      "carrier", Optional.of(Selection.EMPTY), Finished.plan("Kim", now));
              call = saved(store.save(save(MACHINE.on(call, dial, now, 0.5))));
              CarrierCall placed = new CarrierCall(new CarrierCallId("CA" + time), "carrier");
              store.save(save(MACHINE.on(call, new CallInput.Placed(1, placed), now, 0.5)));
            });
    System.out.printf(Locale.ROOT, "%-44s %.1f single-row updates%n", "  that is", median / update);
  }

  private void turn(JdbiCallStore store) throws Exception {
    Instant now = Instant.now();
    CallRecord over = Finished.call(Figures.SHOP, "turn", "+46701740605", "Kim", now);
    CallRecord[] call = {
      store.create(CallRecord.accepted(over.id(), over.request(), now, now), List.of())
    };
    Figures.report(
        "a turn's save: record, 3 entries, answers",
        2_000,
        time ->
            call[0] =
                saved(
                    store.save(
                        new Save(
                            over.saved(call[0].version()),
                            Finished.entries(now),
                            Optional.empty(),
                            false,
                            false,
                            Optional.empty()))));
  }

  private void reserve(JdbiCallStore store) throws Exception {
    QuestionSelector selector = QuestionSelector.owedTurns();
    List<CallRecord> open = new ArrayList<>();
    Figures.report(
        "a selection's reserve, 10 questions, 50 open",
        1_000,
        time -> {
          CallRecord call = store.create(fresh(Instant.now()), List.of());
          VersionedLedger read = store.ledger(Figures.SHOP);
          store.person(Figures.SHOP, call.request().respondent().phone());
          SelectionRequest request =
              new SelectionRequest(
                  call.id(),
                  CustomerFacts.unknown(LocalDate.of(2026, 11, 23)),
                  false,
                  SelectionRequest.DEFAULT_BUDGET,
                  Instant.now());
          VersionedLedger next =
              new VersionedLedger(
                  selector.select(Figures.CATALOGUE, read.ledger(), request).ledger(),
                  read.version());
          if (open.size() == 50) {
            next =
                new VersionedLedger(
                    selector.settle(
                        next.ledger(), open.remove(0).id(), new Settlement.NotConducted()),
                    next.version());
          }
          open.add(
              saved(
                  store.save(
                      new Save(
                          call, List.of(), Optional.of(next), false, true, Optional.empty()))));
        });
  }

  private static void claims(EmbeddedPostgres server, HikariDataSource pool) throws Exception {
    for (int batch : new int[] {50, 500}) {
      for (int nodes = 1; nodes <= 2; nodes++) {
        try (Connection administrator = server.getPostgresDatabase().getConnection();
            Statement statement = administrator.createStatement()) {
          statement.execute(
              "update callkit.call set holder = null, held_until = null where due_at is not null");
          statement.execute("vacuum analyze callkit.call");
        }
        long begun = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        List<Callable<Integer>> claimers = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
          JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
          NodeId name = new NodeId("node-" + node);
          claimers.add(() -> claimAll(store, name, batch));
        }
        int all = 0;
        for (Future<Integer> claimed : threads.invokeAll(claimers)) {
          all += claimed.get();
        }
        threads.shutdown();
        Figures.perSecond("claims in batches of " + batch + ", nodes: " + nodes, all, begun);
      }
    }
  }

  private static int claimAll(JdbiCallStore store, NodeId node, int batch) {
    int all = 0;
    List<Claim> claims;
    do {
      claims = store.claimDue(node, Instant.now(), Duration.ofMinutes(10), batch);
      all += claims.size();
    } while (!claims.isEmpty());
    return all;
  }

  /** Whole calls with six turns each, simulated, and what they take up. */
  private void size(EmbeddedPostgres server, JdbiCallStore store) throws Exception {
    try (Connection administrator = server.getPostgresDatabase().getConnection();
        Statement statement = administrator.createStatement()) {
      statement.execute(
          "truncate callkit.call, callkit.attempt, callkit.answer, callkit.event, callkit.ledger,"
              + " callkit.reservation, callkit.selection,"
              + " callkit.person, callkit.asked, callkit.suppression");
      int calls = 500;
      VirtualTime time = new VirtualTime(Instant.now());
      SimulatedCarrier carrier =
          SimulatedCarrier.builder(
                  time, Respondents.always(() -> SimulatedRespondent.cooperative(1)))
              .build();
      CallKit callKit =
          CallKit.builder()
              .telephony(carrier)
              .store(store)
              .business(
                  Business.builder(Figures.SHOP, "Matboden")
                      .catalogue(Figures.CATALOGUE)
                      .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
                      .build())
              .clock(time)
              .tasks(time)
              .build();
      carrier.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
      for (int number = 0; number < calls; number++) {
        callKit.request(fresh(time.instant()).request());
        time.runFor(Duration.ofSeconds(1));
      }
      time.runFor(Duration.ofMinutes(5));
      callKit.close();
      statement.execute("vacuum full");
      try (ResultSet row =
          statement.executeQuery(
              "select sum(pg_total_relation_size(c.oid)), (select count(*) from callkit.event),"
                  + " (select count(*) from callkit.call where status = 'COMPLETED')"
                  + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                  + " where n.nspname = 'callkit' and c.relkind = 'r'")) {
        row.next();
        System.out.printf(
            Locale.ROOT,
            "%d calls, %d completed, %.1f entries each: %.0f MB per 10,000 calls%n",
            calls,
            row.getLong(3),
            row.getLong(2) / (double) calls,
            row.getLong(1) / (double) calls * 10_000 / 1e6);
      }
    }
  }
}
