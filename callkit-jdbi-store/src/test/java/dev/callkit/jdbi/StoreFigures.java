package dev.callkit.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.CallStep;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Question;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Figures of the store, on a PostgreSQL of its own that really writes (fsync on). Not part of the
 * build: {@code mvn -q -pl callkit-jdbi-store -am test -Dtest=StoreFigures
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class StoreFigures {
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final NodeId NODE = new NodeId("here");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int DUE = 10_000;
  private static final int SHOPS = 100;
  private static final CallMachine MACHINE = new CallMachine(CallRules.DEFAULT);
  private static final Catalogue CATALOGUE = catalogue();

  private final AtomicInteger numbers = new AtomicInteger();

  /** Something that is measured over and over. */
  private interface Work {
    void run(int time) throws Exception;
  }

  @Test
  void throughput() throws Exception {
    onAServer(
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

  @Test
  void pickUps() throws Exception {
    onAServer((server, pool) -> pickUp(pool, 50));
    onAServer((server, pool) -> pickUp(pool, 200));
  }

  @Test
  void sizes() throws Exception {
    onAServer(
        (server, pool) -> size(server, JdbiCallStore.builder(pool, TestPostgres.KEYS).build()));
  }

  /** What is done on a server. */
  private interface Measurement {
    void run(EmbeddedPostgres server, HikariDataSource pool) throws Exception;
  }

  private static void onAServer(Measurement measurement) throws Exception {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .start();
        HikariDataSource pool =
            TestPostgres.pooled(server.getJdbcUrl("postgres", "postgres"), 24)) {
      JdbiCallStore.builder(pool, TestPostgres.KEYS).build().migrate();
      measurement.run(server, pool);
    }
  }

  private static double singleRowUpdate(HikariDataSource pool) throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table one_row (id int primary key, n int)");
      statement.execute("insert into one_row values (1, 0)");
      try (PreparedStatement update =
          connection.prepareStatement("update one_row set n = n + 1 where id = 1")) {
        return report("single-row update, plain JDBC", 2_000, time -> update.executeUpdate());
      }
    }
  }

  private static double report(String what, int times, Work work) throws Exception {
    for (int time = 0; time < times / 4; time++) {
      work.run(time);
    }
    long[] nanos = new long[times];
    for (int time = 0; time < times; time++) {
      long begun = System.nanoTime();
      work.run(times / 4 + time);
      nanos[time] = System.nanoTime() - begun;
    }
    return print(what, nanos);
  }

  private static double print(String what, long[] nanos) {
    Arrays.sort(nanos);
    double median = nanos[nanos.length / 2] / 1e6;
    double high = nanos[nanos.length * 99 / 100] / 1e6;
    System.out.printf(Locale.ROOT, "%-44s p50 %8.3f ms  p99 %8.3f ms%n", what, median, high);
    return median;
  }

  private CallRecord fresh(Instant dialAt) {
    return fresh(SHOP, dialAt);
  }

  private CallRecord fresh(BusinessId business, Instant dialAt) {
    int number = numbers.incrementAndGet();
    CallRequest request =
        CallRequest.of(
            business,
            Respondent.of(PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", number)))
                .named("Kim"),
            Visit.at(dialAt),
            new Basis(new VerificationId("v" + number), dialAt, "feedback on a purchase", true));
    return CallRecord.accepted(new CallId(business, "c" + number), request, dialAt, dialAt);
  }

  private static Catalogue catalogue() {
    List<Question> questions = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      questions.add(
          Question.builder(
                  "q" + number,
                  "Hur nöjd var du med sak nummer " + number + ", ett till fem?",
                  AnswerKind.Rating.ONE_TO_FIVE)
              .every(1 + number % 4)
              .build());
    }
    return new Catalogue(questions);
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
    perSecond("creates, eight threads", DUE, begun);
  }

  private static void perSecond(String what, int count, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(Locale.ROOT, "%-44s %,10.0f a second%n", what, count / seconds);
  }

  /** Claim, attempt, placed: what a dial costs the database. */
  private void dial(JdbiCallStore store, double update) throws Exception {
    double median =
        report(
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
    CallRecord over = Finished.call(SHOP, "turn", "+46701740605", "Kim", now);
    CallRecord[] call = {
      store.create(CallRecord.accepted(over.id(), over.request(), now, now), List.of())
    };
    report(
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
    report(
        "a selection's reserve, 10 questions, 50 open",
        1_000,
        time -> {
          CallRecord call = store.create(fresh(Instant.now()), List.of());
          VersionedLedger read = store.ledger(SHOP);
          store.person(SHOP, call.request().respondent().phone());
          SelectionRequest request =
              new SelectionRequest(
                  call.id(),
                  CustomerFacts.unknown(LocalDate.of(2026, 11, 23)),
                  false,
                  SelectionRequest.DEFAULT_BUDGET,
                  Instant.now());
          VersionedLedger next =
              new VersionedLedger(
                  selector.select(CATALOGUE, read.ledger(), request).ledger(), read.version());
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
        perSecond("claims in batches of " + batch + ", nodes: " + nodes, all, begun);
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

  /** From the creation on one node to the dial on another. */
  private void pickUp(HikariDataSource pool, int aSecond) throws Exception {
    Map<CallId, Long> dialled = new ConcurrentHashMap<>();
    Map<CallId, Long> created = new HashMap<>();
    JdbiCallStore asking = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    int count = aSecond * 10;
    try (TaskScheduler tasks = TaskScheduler.threads(16)) {
      CallKit.Builder builder =
          CallKit.builder()
              .telephony(
                  new NoOpCarrier(dial -> dialled.put(dial.attempt().call(), System.nanoTime())))
              .store(JdbiCallStore.builder(pool, TestPostgres.KEYS).build())
              .clock(InstantSource.system())
              .tasks(tasks);
      for (int shop = 0; shop < SHOPS; shop++) {
        builder.business(
            Business.builder(new BusinessId("shop" + shop), "Matboden")
                .catalogue(CATALOGUE)
                .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
                .build());
      }
      CallKit callKit = builder.build();
      callKit.start();
      long begun = System.nanoTime();
      for (int number = 0; number < count; number++) {
        long due = begun + 1_000_000_000L * number / aSecond;
        LockSupport.parkNanos(due - System.nanoTime());
        CallRecord call = fresh(new BusinessId("shop" + number % SHOPS), Instant.now());
        created.put(call.id(), System.nanoTime());
        asking.create(call, List.of());
      }
      for (int wait = 0; wait < 100 && !dialled.keySet().containsAll(created.keySet()); wait++) {
        LockSupport.parkNanos(100_000_000L);
      }
      callKit.close();
    }
    long[] delays =
        created.entrySet().stream()
            .filter(call -> dialled.containsKey(call.getKey()))
            .mapToLong(call -> dialled.get(call.getKey()) - call.getValue())
            .toArray();
    System.out.printf(Locale.ROOT, "%d of %d dialled on the other node%n", delays.length, count);
    print("pick-up, from creation to dial, " + aSecond + " a second", delays);
  }

  /** Whole calls with six turns each, simulated, and what they take up. */
  private void size(EmbeddedPostgres server, JdbiCallStore store) throws Exception {
    try (Connection administrator = server.getPostgresDatabase().getConnection();
        Statement statement = administrator.createStatement()) {
      statement.execute(
          "truncate callkit.call, callkit.attempt, callkit.answer, callkit.event, callkit.ledger,"
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
                  Business.builder(SHOP, "Matboden")
                      .catalogue(CATALOGUE)
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
