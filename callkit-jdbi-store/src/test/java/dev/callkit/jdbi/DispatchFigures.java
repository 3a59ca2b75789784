package dev.callkit.jdbi;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.progress.CallRecord;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Figures of whole nodes, and of db-scheduler's lock-and-fetch beside them, on a PostgreSQL that
 * really writes. What it runs does nothing; a dial of ours also chooses and reserves questions and
 * saves attempt and timeline. Not part of the build; see {@link StoreFigures}.
 */
class DispatchFigures {
  private static final int SHOPS = 100;
  private static final int WAITING = 5_000;
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** What both do: make something due, and say when it has been done. */
  private interface Peer {
    String name();

    /** Something is due now. */
    String create(int number) throws Exception;

    AutoCloseable start(int node, Map<String, Long> done) throws Exception;
  }

  @Test
  void workThatIsWaiting() throws Exception {
    for (int nodes = 1; nodes <= 2; nodes++) {
      int count = nodes;
      Figures.onAServer((server, pool) -> backlog(new Calls(pool), count));
      Figures.onAServer((server, pool) -> backlog(new DbScheduler(pool, 1000), count));
    }
  }

  @Test
  void pickUps() throws Exception {
    for (int aSecond : new int[] {50, 200}) {
      Figures.onAServer((server, pool) -> pickUp(new Calls(pool), aSecond));
      Figures.onAServer((server, pool) -> pickUp(new DbScheduler(pool, 1000), aSecond));
      Figures.onAServer((server, pool) -> pickUp(new DbScheduler(pool, 50), aSecond));
    }
  }

  @Test
  void idling() throws Exception {
    Figures.onAServer((server, pool) -> idle(new Calls(pool), pool));
    Figures.onAServer((server, pool) -> idle(new DbScheduler(pool, 1000), pool));
    Figures.onAServer((server, pool) -> idle(new DbScheduler(pool, 50), pool));
  }

  private static void backlog(Peer peer, int nodes) throws Exception {
    List<String> created = createAll(peer);
    Map<String, Long> done = new ConcurrentHashMap<>();
    long begun = System.nanoTime();
    List<AutoCloseable> running = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      running.add(peer.start(node, done));
    }
    await(done, created);
    Figures.perSecond(
        peer.name() + ", " + WAITING + " waiting, nodes: " + nodes, done.size(), begun);
    for (AutoCloseable node : running) {
      node.close();
    }
  }

  private static List<String> createAll(Peer peer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<String>> creations = new ArrayList<>();
    for (int number = 0; number < WAITING; number++) {
      int next = number;
      creations.add(() -> peer.create(next));
    }
    List<String> ids = new ArrayList<>();
    for (Future<String> created : threads.invokeAll(creations)) {
      ids.add(created.get());
    }
    threads.shutdown();
    return ids;
  }

  private static void await(Map<String, Long> done, List<String> created) {
    long latest = System.nanoTime() + LONGEST.toNanos();
    while (!done.keySet().containsAll(created) && System.nanoTime() < latest) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** From the creation on one node to the work on another. */
  private static void pickUp(Peer peer, int aSecond) throws Exception {
    Map<String, Long> done = new ConcurrentHashMap<>();
    Map<String, Long> created = new HashMap<>();
    AutoCloseable node = peer.start(0, done);
    try {
      // The first second warms it up and is not counted.
      for (int number = -aSecond; number < aSecond * 10; number++) {
        long begun = System.nanoTime();
        String id = peer.create(number + aSecond);
        if (number >= 0) {
          created.put(id, begun);
        }
        LockSupport.parkNanos(1_000_000_000L / aSecond - (System.nanoTime() - begun));
      }
      await(done, List.copyOf(created.keySet()));
    } finally {
      node.close();
    }
    long[] delays =
        created.entrySet().stream()
            .filter(each -> done.containsKey(each.getKey()))
            .mapToLong(each -> done.get(each.getKey()) - each.getValue())
            .toArray();
    Figures.print(
        peer.name() + ", pick-up, " + aSecond + " a second, " + delays.length + " done", delays);
  }

  /** What a node costs that has nothing to do. */
  private static void idle(Peer peer, HikariDataSource pool) throws Exception {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    AutoCloseable node = peer.start(0, new ConcurrentHashMap<>());
    try {
      LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
      long transactions = transactions(pool);
      long processor = machine.getProcessCpuTime();
      LockSupport.parkNanos(IDLE.toNanos());
      System.out.printf(
          Locale.ROOT,
          "%-52s %6.1f transactions a second, %.2f %% of a core%n",
          peer.name() + ", idle",
          (transactions(pool) - transactions) / (double) IDLE.toSeconds(),
          (machine.getProcessCpuTime() - processor) / 1e7 / IDLE.toSeconds());
    } finally {
      node.close();
    }
  }

  private static long transactions(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select xact_commit from pg_stat_database where datname = current_database()")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Calls that are dialled with a carrier that does nothing. */
  private static final class Calls implements Peer {
    private final HikariDataSource pool;
    private final JdbiCallStore asking;

    Calls(HikariDataSource pool) {
      this.pool = pool;
      this.asking = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    }

    @Override
    public String name() {
      return "CallKit";
    }

    @Override
    public String create(int number) {
      CallRecord call = Figures.fresh(new BusinessId("shop" + number % SHOPS), Instant.now());
      asking.create(call, List.of());
      return call.id().toString();
    }

    @Override
    public AutoCloseable start(int node, Map<String, Long> done) {
      TaskScheduler tasks = TaskScheduler.threads(16);
      CallKit.Builder builder =
          CallKit.builder()
              .telephony(
                  new NoOpCarrier(
                      dial -> done.put(dial.attempt().call().toString(), System.nanoTime())))
              .store(JdbiCallStore.builder(pool, TestPostgres.KEYS).build())
              .clock(InstantSource.system())
              .node("node-" + node)
              .tasks(tasks);
      for (int shop = 0; shop < SHOPS; shop++) {
        builder.business(
            Business.builder(new BusinessId("shop" + shop), "Matboden")
                .catalogue(Figures.CATALOGUE)
                .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
                .build());
      }
      CallKit callKit = builder.build();
      callKit.start();
      return () -> {
        callKit.close();
        tasks.close();
      };
    }
  }

  /** Tasks of db-scheduler that do nothing. */
  private static final class DbScheduler implements Peer {
    private final HikariDataSource pool;
    private final int pollMillis;
    private final SchedulerClient asking;

    DbScheduler(HikariDataSource pool, int pollMillis) throws SQLException {
      this.pool = pool;
      this.pollMillis = pollMillis;
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create table scheduled_tasks (task_name text not null, task_instance text not null,"
                + " task_data bytea, execution_time timestamptz not null, picked boolean not null,"
                + " picked_by text, last_success timestamptz, last_failure timestamptz,"
                + " consecutive_failures int, last_heartbeat timestamptz, version bigint not null,"
                + " priority smallint, state text, primary key (task_name, task_instance))");
        statement.execute("create index due on scheduled_tasks (execution_time)");
        statement.execute("create index beat on scheduled_tasks (last_heartbeat)");
      }
      this.asking = SchedulerClient.Builder.create(pool, task(new ConcurrentHashMap<>())).build();
    }

    private static OneTimeTask<Void> task(Map<String, Long> done) {
      return Tasks.oneTime("nothing")
          .execute((instance, context) -> done.put(instance.getId(), System.nanoTime()));
    }

    @Override
    public String name() {
      return "db-scheduler, poll " + pollMillis + " ms";
    }

    @Override
    public String create(int number) {
      String id = "t" + number;
      asking.scheduleIfNotExists(task(new ConcurrentHashMap<>()).instance(id), Instant.now());
      return id;
    }

    @Override
    public AutoCloseable start(int node, Map<String, Long> done) {
      Scheduler scheduler =
          Scheduler.create(pool, task(done))
              .schedulerName(new SchedulerName.Fixed("node-" + node))
              .threads(16)
              .pollingInterval(Duration.ofMillis(pollMillis))
              .pollUsingLockAndFetch(0.5, 3.0)
              .build();
      scheduler.start();
      return scheduler::stop;
    }
  }
}
