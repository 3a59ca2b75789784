package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.StoreException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is restarted under a node that works. */
class RestartTest {
  private static final BusinessId SHOP = new BusinessId("matboden");

  @TempDir Path folder;

  private final BlockingQueue<CallId> dialled = new LinkedBlockingQueue<>();

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return nobody.getLocalPort();
    }
  }

  private static CallRecord fresh(String id, String number) {
    Instant now = Instant.now();
    CallRecord over = Finished.call(SHOP, id, number, "Kim", now);
    return CallRecord.accepted(over.id(), over.request(), now, now);
  }

  private static CallKit node(JdbiCallStore store, TaskScheduler tasks, NoOpCarrier carrier) {
    return CallKit.builder()
        .telephony(carrier)
        .store(store)
        .business(
            Business.builder(SHOP, "Matboden")
                .catalogue(
                    new Catalogue(
                        List.of(
                            Question.builder(
                                    "hittade",
                                    "Hittade du allt du letade efter?",
                                    new AnswerKind.YesNo())
                                .build())))
                .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
                .build())
        .tasks(tasks)
        .build();
  }

  /** As a host does: the pool may hand out each of its broken connections once. */
  private static <T> T retrying(Supplier<T> work) {
    for (int tries = 0; tries < 10; tries++) {
      try {
        return work.get();
      } catch (StoreException failed) {
        assertThat(failed.retryable()).isTrue();
      }
    }
    return work.get();
  }

  @Test
  @Timeout(120)
  void aNodeWaitsAndGoesOnWhenPostgresIsBack() throws Exception {
    int port = freePort();
    EmbeddedPostgres server = start(port);
    try (HikariDataSource pool = TestPostgres.pooled(server.getJdbcUrl("postgres", "postgres"), 4);
        TaskScheduler tasks = TaskScheduler.threads(4)) {
      JdbiCallStore store =
          JdbiCallStore.builder(pool, TestPostgres.KEYS).patience(Duration.ofSeconds(2)).build();
      store.migrate();
      try (CallKit node =
          node(store, tasks, new NoOpCarrier(dial -> dialled.add(dial.attempt().call())))) {
        node.start();
        CallId before = store.create(fresh("c1", "+46701740605"), List.of()).id();
        assertThat(dialled.poll(30, TimeUnit.SECONDS)).isEqualTo(before);

        server.close();
        long begun = System.nanoTime();
        assertThatThrownBy(() -> store.find(before))
            .isInstanceOfSatisfying(
                StoreException.class, failed -> assertThat(failed.retryable()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));

        server = start(port);
        assertThat(retrying(() -> store.find(before))).isPresent();
        CallRecord next = fresh("c2", "+46701740606");
        CallId after = retrying(() -> store.create(next, List.of())).id();
        assertThat(dialled.poll(30, TimeUnit.SECONDS)).isEqualTo(after);
      }
    } finally {
      server.close();
    }
  }
}
