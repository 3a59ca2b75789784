package dev.callkit.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What measurements of the store have in common. */
final class Figures {
  static final BusinessId SHOP = new BusinessId("matboden");
  static final Catalogue CATALOGUE = catalogue();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** Something that is measured over and over. */
  interface Work {
    void run(int time) throws Exception;
  }

  /** What is done on a server. */
  interface Measurement {
    void run(EmbeddedPostgres server, HikariDataSource pool) throws Exception;
  }

  /** On a server that really writes. */
  static void onAServer(Measurement measurement) throws Exception {
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

  static double report(String what, int times, Work work) throws Exception {
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

  static double print(String what, long[] nanos) {
    Arrays.sort(nanos);
    double median = nanos[nanos.length / 2] / 1e6;
    double high = nanos[nanos.length * 99 / 100] / 1e6;
    System.out.printf(Locale.ROOT, "%-52s p50 %8.3f ms  p99 %8.3f ms%n", what, median, high);
    return median;
  }

  static void perSecond(String what, int count, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(Locale.ROOT, "%-52s %,10.0f a second%n", what, count / seconds);
  }

  static CallRecord fresh(BusinessId business, Instant dialAt) {
    int number = NUMBERS.incrementAndGet();
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

  private Figures() {}
}
