package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import dev.callkit.testing.simulation.FastTime;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.twilio.Callee;
import dev.callkit.testing.twilio.Callees;
import dev.callkit.testing.twilio.LocalTwilio;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole of it as a host wires it, with nothing replaced but the addresses. */
class ProductionHostTest {
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "the-auth-token-of-nobody";
  private static final int FAST_SPEECH = 400;

  private static final Business BUSINESS =
      Business.builder(new BusinessId("matboden"), "Matboden")
          .catalogue(
              new Catalogue(
                  List.of(
                      Question.builder(
                              "nojd",
                              "Hur nöjd var du med besöket, från ett till fem?",
                              AnswerKind.Rating.ONE_TO_FIVE)
                          .build())))
          // Nobody is rung here, at whatever hour this runs.
          .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
          .build();

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A role that may make a schema and roles, and sees nothing of what they keep from it. */
  private static HikariDataSource pool(EmbeddedPostgres server) throws SQLException {
    try (Connection administrator = server.getPostgresDatabase().getConnection();
        Statement statement = administrator.createStatement()) {
      statement.execute("create role host login createrole");
      statement.execute("grant create on database postgres to host");
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.getJdbcUrl("host", "postgres"));
    config.setMaximumPoolSize(8);
    return new HikariDataSource(config);
  }

  private static CallRequest request() {
    Instant now = Instant.now();
    return CallRequest.of(
        BUSINESS.id(),
        Respondent.of(PhoneNumber.of("+46701740605")).named("Kim"),
        Visit.at(now.minus(Duration.ofHours(1))),
        new Basis(new VerificationId("v-1001"), now, "feedback on a purchase", true));
  }

  @Test
  void aCallGoesFromTheRequestToStoredAnswersByRealHttpSocketsAndSql() throws Exception {
    Callee person =
        Callee.answering(
                Map.of(
                    "går det bra",
                    Reply.says("ja visst", Duration.ofMillis(50)),
                    "hur nöjd",
                    Reply.says("nästan en femma skulle jag säga", Duration.ofMillis(50))),
                Reply.silence())
            .meeting(Pickup.personAfter(Duration.ofMillis(100)));
    int port = freePort();
    try (FastTime time = new FastTime(Instant.now(), 1, 4);
        LocalOpenAi openAi = LocalOpenAi.start();
        LocalTwilio twilio =
            LocalTwilio.builder(ACCOUNT, TOKEN, time, Callees.always(() -> person))
                .pace(FAST_SPEECH)
                .setUp(Duration.ofMillis(50))
                .start();
        EmbeddedPostgres server = EmbeddedPostgres.start();
        HikariDataSource database = pool(server);
        ProductionHost host =
            new ProductionHost(
                database,
                StoreKeys.of("2026", Map.of("2026", new byte[32]), new byte[32]),
                new ProductionHost.Accounts(
                    ACCOUNT,
                    TOKEN,
                    PhoneNumber.of("+46701740699"),
                    URI.create("http://127.0.0.1:" + port + "/twilio"),
                    twilio.api(),
                    "sk-of-nobody",
                    URI.create(openAi.url())),
                BUSINESS,
                port)) {
      CallSession session = host.callKit().request(request());
      CallRecord call = session.ended().toCompletableFuture().get(60, TimeUnit.SECONDS);

      List<String> said = twilio.words(twilio.calls().get(0).sid());
      assertThat(call.outcome().orElseThrow().disposition())
          .as("%s", said)
          .isEqualTo(Disposition.COMPLETE);
      assertThat(call.answers())
          .singleElement()
          .satisfies(
              answer -> {
                assertThat(answer.value().orElseThrow().text()).isEqualTo("5");
                assertThat(answer.words()).isEqualTo("nästan en femma skulle jag säga");
              });
      assertThat(said).first().asString().contains("AI");
      // One to warm up, and one for the answer that is in people's own words.
      assertThat(openAi.requests())
          .hasSizeGreaterThanOrEqualTo(2)
          .extracting(ModelRequest::model)
          .containsOnly("gpt-4o-mini");
      assertThat(host.callKit().session(session.id()).orElseThrow().snapshot().answers())
          .as("as PostgreSQL has it")
          .isEqualTo(call.answers());
    }
  }
}
