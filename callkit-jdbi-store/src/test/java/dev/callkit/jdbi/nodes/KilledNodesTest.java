package dev.callkit.jdbi.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.VerificationId;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.TestPostgres;
import dev.callkit.progress.CallRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes in processes of their own on one PostgreSQL, killed at random while they work; some are
 * frozen and go on later, and now and then every connection to the server breaks. The carrier
 * outlives them. What must be true afterwards is in {@link Reckoning}.
 *
 * <p>{@code -Dcallkit.kill.calls} (default 200), {@code .seed} (20261123), {@code .nodes} (3),
 * {@code .open} (how many calls at a time, 100) and {@code .pace} (how many times faster than real
 * time, 5). The seed decides who is who, what gets lost and what is killed when; threads and
 * processes remain the machine's own.
 */
class KilledNodesTest {
  private static final int CALLS = Integer.getInteger("callkit.kill.calls", 200);
  private static final long SEED = Long.getLong("callkit.kill.seed", 20_261_123L);
  private static final int NODES = Integer.getInteger("callkit.kill.nodes", 3);
  private static final int OPEN = Integer.getInteger("callkit.kill.open", 100);
  private static final int PACE = Integer.getInteger("callkit.kill.pace", 5);
  // With fewer calls some accidents may not happen.
  private static final int ENOUGH = 200;
  private static final String OPEN_CALLS =
      "select count(*) from callkit.call where ended_at is null";
  private static final Duration TICK = Duration.ofMillis(100);
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  @TempDir Path folder;

  private final Paced time = new Paced(Instant.now().truncatedTo(ChronoUnit.MILLIS), PACE);
  private final Book book = new Book();
  private final Nodes nodes = new Nodes(book, time);
  private final Chance chance = new Chance(SEED);
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final String as = "callkit.kill.seed=" + SEED;
  private int kills;
  private int freezes;
  private int breaks;

  @Test
  @Timeout(3_600)
  void killedNodesLoseNothingAndRingNobodyTwice() throws Exception {
    long begun = System.nanoTime();
    try (HikariDataSource pool = POSTGRES.pool(4);
        LastingCarrier carrier = new LastingCarrier(book, nodes, time, chance);
        Hosts hosts = new Hosts(nodes, book, time, chance);
        Cluster cluster = new Cluster(POSTGRES, carrier.address(), time, folder, book)) {
      JdbiCallStore store =
          JdbiCallStore.builder(pool, TestPostgres.KEYS).clock(time).notices(false).build();
      for (int place = 0; place < NODES; place++) {
        cluster.start();
      }
      work(cluster, hosts);
      cluster.stop();
      reckon(store, hosts.asked(), Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** Customers come and nodes are killed until every call is over. */
  private void work(Cluster cluster, Hosts hosts) throws Exception {
    Strikes strikes = new Strikes();
    int open = 0;
    for (long ticks = 0; hosts.customers() < CALLS || open > 0; ticks++) {
      for (; hosts.customers() < CALLS && open < OPEN; open++) {
        hosts.nextCustomer();
      }
      assertThat(cluster.diesWithin(TICK, random.nextInt(NODES))).as(as).isEmpty();
      // The last calls are left in peace, or the retries never come to an end.
      boolean peace = hosts.customers() == CALLS && open < OPEN / 10;
      strikes.at(ticks, peace, cluster);
      open = hosts.waiting() + (int) count(OPEN_CALLS);
      assertThat(ticks).as("%s: %s calls still open", as, open).isLessThan(36_000);
    }
  }

  /** What is done to the nodes, and when. */
  private final class Strikes {
    private static final int NOBODY = -1;
    private int frozen = NOBODY;
    private long thaw;
    private long next = ticks(1_500, 3_000);

    void at(long ticks, boolean peace, Cluster cluster) throws Exception {
      if (frozen != NOBODY && ticks >= thaw) {
        cluster.thaw(frozen);
        frozen = NOBODY;
      }
      if (peace || ticks < next) {
        return;
      }
      next = ticks + ticks(700, 2_500);
      int victim = random.nextInt(NODES);
      double luck = random.nextDouble();
      if (luck < 0.1) {
        breakConnections();
        breaks++;
      } else if (luck < 0.3 && frozen == NOBODY && cluster.canFreeze()) {
        cluster.freeze(victim);
        freezes++;
        frozen = victim;
        thaw = ticks + ticks(1_000, 5_000);
      } else if (victim != frozen) {
        cluster.kill(victim);
        kills++;
      }
    }

    private long ticks(int leastMillis, int mostMillis) {
      return random.nextInt(leastMillis, mostMillis) / TICK.toMillis();
    }
  }

  private void breakConnections() {
    POSTGRES.asAdministrator(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + POSTGRES.database()
            + "' and usename = '"
            + POSTGRES.user()
            + "'");
  }

  private static long count(String query) throws SQLException {
    try (Connection administrator = POSTGRES.administrator();
        Statement statement = administrator.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void reckon(JdbiCallStore store, Map<String, Optional<CallId>> asked, Duration took)
      throws SQLException, IOException {
    Map<CallId, String> ids = new LinkedHashMap<>();
    for (Map.Entry<String, Optional<CallId>> entry : asked.entrySet()) {
      BusinessId shop = Shops.of(Integer.parseInt(entry.getKey().substring(1)));
      Optional<CallId> stored =
          store.findByVerification(shop, new VerificationId(entry.getKey())).map(CallRecord::id);
      assertThat(stored).as("%s: the call of %s", as, entry.getKey()).isEqualTo(entry.getValue());
      stored.ifPresent(id -> ids.put(id, entry.getKey()));
    }
    assertThat(asked).as("%s: verifications", as).hasSize(CALLS);
    assertThat(count("select count(*) from callkit.call"))
        .as("%s: one call per verification", as)
        .isEqualTo(ids.size());
    Reckoning reckoning = new Reckoning(as, book, store, ids.keySet());
    print(reckoning, ids.size(), asked.size() - ids.size(), took);
    reckoning.everyCallEndsOnce();
    reckoning.everyAttemptRangOnceAtMost();
    reckoning.noAnsweredReplyIsMissingAndNoneCountsTwice();
    reckoning.everyAnswerIsStoredWithItsWords();
    reckoning.nobodyIsRungAfterAnOptOut();
    reckoning.theLedgerAgreesWithTheCalls(store);
    assertThat(book.wrong()).as(as).isEmpty();
    if (CALLS >= ENOUGH) {
      assertThat(
              List.of(
                  kills,
                  book.takenOver.get(),
                  book.answersLostPlaced.get(),
                  book.answersLostNotPlaced.get(),
                  book.optOuts().size()))
          .as("%s: something has happened at all", as)
          .allMatch(times -> times > 0);
    }
  }

  private void print(Reckoning reckoning, int calls, int refused, Duration took) {
    System.out.printf(
        Locale.ROOT,
        "seed %d, pace %d, %d nodes: %d calls (%d more refused after an opt-out), %d kills, %d"
            + " freezes, %d times all connections broken, in %d s%n",
        SEED,
        PACE,
        NODES,
        calls,
        refused,
        kills,
        freezes,
        breaks,
        took.toSeconds());
    System.out.printf(
        Locale.ROOT,
        "%d attempts, %d rung; answers to dials lost: %d placed, %d not placed; %d dials refused;"
            + " %d searches, %d look-ups%n",
        reckoning.attempts(),
        book.rings().size(),
        book.answersLostPlaced.get(),
        book.answersLostNotPlaced.get(),
        book.refused.get(),
        book.searches.get(),
        book.lookUps.get());
    System.out.printf(
        Locale.ROOT,
        "%d deliveries, %d twice, %d reports lost; %d replies answered, %d at another node than"
            + " before, %d talks taken over from a dead node, %d cut off, %d asked again; %d opt-outs,"
            + " %d calls cancelled for them; %d calls with answers%n",
        book.delivered.get(),
        book.deliveredTwice.get(),
        book.reportsLost.get(),
        book.answered().size(),
        book.deliveredElsewhere.get(),
        book.takenOver.get(),
        book.cutOff.get(),
        book.askedAgain.get(),
        book.optOuts().size(),
        reckoning.cancelled(),
        reckoning.withAnswers());
  }
}
