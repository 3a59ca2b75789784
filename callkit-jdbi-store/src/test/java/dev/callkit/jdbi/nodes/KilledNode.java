package dev.callkit.jdbi.nodes;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One node in a process of its own, made to be killed. */
final class KilledNode {
  /** Half the default: what a dead node held is taken over while the test goes on. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  /** Arguments: its name, the database's address, the carrier's, when call time began, its pace. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    String carrier = arguments[2];
    Paced time = new Paced(Instant.parse(arguments[3]), Integer.parseInt(arguments[4]));
    try (HikariDataSource pool = TestPostgres.pooled(arguments[1], 10);
        TaskScheduler tasks = time.tasks(32)) {
      CallKit.Builder builder =
          CallKit.builder()
              .telephony(new RemoteCarrier(carrier, time))
              .store(JdbiCallStore.builder(pool, TestPostgres.KEYS).clock(time).build())
              .clock(time)
              .tasks(tasks)
              .lease(LEASE)
              .poll(Duration.ofSeconds(2))
              .node(name);
      Shops.ALL.forEach(shop -> builder.business(Shops.shop(shop)));
      CallKit callKit = builder.build();
      callKit.start();
      try (Door door = Door.open(new NodeDesk(callKit, time))) {
        Door.knock(
            carrier,
            "/node",
            Map.of("name", name, "address", door.address()),
            Duration.ofSeconds(10));
        new CountDownLatch(1).await();
      }
    }
  }

  private KilledNode() {}
}
