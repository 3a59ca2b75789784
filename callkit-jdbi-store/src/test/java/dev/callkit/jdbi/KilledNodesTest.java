package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.interview.InterviewFact;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes in processes of their own on one PostgreSQL, killed at random while they work. Each
 * call ends once, each attempt is dialled once at most, and no reply that was answered is missing.
 * More calls: {@code -Dcallkit.kill.calls=3000}.
 */
class KilledNodesTest {
  private static final int CALLS = Integer.getInteger("callkit.kill.calls", 150);
  private static final int NODES = 3;
  private static final int AT_A_TIME = 12;
  private static final long SEED = 20_261_123L;
  private static final Duration BETWEEN_KILLS = Duration.ofMillis(1_200);
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  @TempDir Path folder;

  private final Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final InstantSource clock = KilledNode.fast(began);
  private final List<Process> nodes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int started;
  private int killed;

  private void start(int place) throws IOException {
    String name = "node-" + ++started;
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledNode.class.getName(),
                name,
                POSTGRES.url(),
                folder.toString(),
                began.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .start();
    if (place < nodes.size()) {
      nodes.set(place, node);
      names.set(place, name);
    } else {
      nodes.add(node);
      names.add(name);
    }
  }

  /** SIGKILL: nothing is finished, nothing is closed. */
  private void kill(int place) throws InterruptedException {
    nodes.get(place).destroyForcibly();
    assertThat(nodes.get(place).waitFor(10, TimeUnit.SECONDS)).isTrue();
    KilledNode.append(folder.resolve(KilledNode.DEAD), names.get(place));
    killed++;
  }

  @Test
  @Timeout(900)
  void killedNodesLoseNothingAndDialNobodyTwice() throws Exception {
    Random chance = new Random(SEED);
    try (HikariDataSource pool = POSTGRES.pool(4)) {
      JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).clock(clock).build();
      for (int place = 0; place < NODES; place++) {
        start(place);
      }
      List<CallId> calls = new ArrayList<>();
      Set<CallId> open = new HashSet<>();
      while (calls.size() < CALLS || !open.isEmpty()) {
        for (int more = 0; more < AT_A_TIME && calls.size() < CALLS; more++) {
          CallId id = create(store, calls.size());
          calls.add(id);
          open.add(id);
        }
        int victim = chance.nextInt(NODES);
        // Waits, and notices a node that dies of itself.
        boolean died = nodes.get(victim).waitFor(BETWEEN_KILLS.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(died).as(() -> "a node died by itself: " + output(victim)).isFalse();
        // The last calls are left in peace, or the retries never come to an end.
        if (calls.size() < CALLS || open.size() > 2 * AT_A_TIME) {
          kill(victim);
          start(victim);
        }
        open.removeIf(id -> store.find(id).orElseThrow().status().isFinal());
      }
      for (Process node : nodes) {
        node.destroyForcibly();
      }
      check(store, calls);
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
  }

  private String output(int place) {
    return String.join("\n", KilledNode.lines(folder.resolve(names.get(place) + ".out")));
  }

  private CallId create(JdbiCallStore store, int number) {
    Instant now = clock.instant();
    BusinessId shop = KilledNode.SHOPS.get(number % KilledNode.SHOPS.size());
    PhoneNumber phone = PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_000_000 + number));
    CallRequest request =
        CallRequest.of(
            shop,
            Respondent.of(phone),
            Visit.at(now),
            new Basis(new VerificationId("v" + number), now, "feedback on a purchase", true));
    CallId id = new CallId(shop, "c" + number);
    store.create(CallRecord.accepted(id, request, now, now), List.of());
    return id;
  }

  private void check(JdbiCallStore store, List<CallId> calls) {
    Set<String> replies = new HashSet<>();
    Set<String> attempts = new HashSet<>();
    int completed = 0;
    for (CallId id : calls) {
      CallRecord call = store.find(id).orElseThrow();
      List<TimelineEntry> timeline = store.timeline(id, 0, 10_000);
      assertThat(timeline.stream().filter(entry -> entry.event() instanceof CallEvent.Closed))
          .as("ends of call %s", id)
          .hasSize(1);
      call.attempts().forEach(attempt -> attempts.add(id + "." + attempt.number()));
      completed += call.answers().isEmpty() ? 0 : 1;
      for (TimelineEntry entry : timeline) {
        if (entry.event() instanceof CallEvent.Talk talk
            && talk.fact() instanceof InterviewFact.Replied reply) {
          replies.add(
              id + "." + entry.attempt() + " " + reply.turn() + " " + reply.heard().words());
        }
      }
    }
    List<String> dialled =
        KilledNode.lines(folder.resolve(KilledNode.DIALS)).stream()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(dialled).as("attempts dialled").doesNotHaveDuplicates();
    assertThat(attempts).containsAll(dialled);
    List<String> answered = KilledNode.lines(folder.resolve(KilledNode.REPLIES));
    assertThat(replies).as("replies that were answered").containsAll(answered);
    for (BusinessId shop : KilledNode.SHOPS) {
      assertThat(store.ledger(shop).ledger().open()).as("reservations of %s", shop).isEmpty();
    }
    assertThat(killed).isPositive();
    assertThat(completed).as("calls with answers").isPositive();
    System.out.printf(
        Locale.ROOT,
        "%d calls, %d kills, %d attempts dialled, %d replies answered, %d calls with answers%n",
        calls.size(),
        killed,
        dialled.size(),
        answered.size(),
        completed);
  }
}
