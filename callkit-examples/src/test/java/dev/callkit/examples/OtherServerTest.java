package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.CallStore;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in a PostgreSQL that somebody else looks after, beside a host's own. */
@EnabledOnOs(OS.LINUX)
class OtherServerTest {
  @TempDir static Path folder;

  @Test
  void anotherServerKeepsCallsToo() throws Exception {
    Path keys = folder.resolve("other-keys");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(
                Path.of(System.getProperty("user.home"), ".callkit", "postgresql", "unpacked")
                    .toFile())
            .start()) {
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create role host login createrole");
        statement.execute("create database shop owner host");
      }
      String[] args = {
        "--database-url", server.getJdbcUrl("host", "shop"), "--keys", keys.toString()
      };

      CommandLineRun first = CommandLineRun.kept("", args);
      // A host with the same keys, whose calls we could read.
      CallStore hosts = hostsStore(server.getDatabase("host", "shop"), keys);
      CallId waiting = waitingCall(hosts);
      CallRecord before = hosts.find(waiting).orElseThrow();
      CommandLineRun second = CommandLineRun.kept("", args);

      assertThat(first.err()).startsWith("New keys in " + keys);
      assertThat(first.out()).contains("customer 1 of", "COMPLETE");
      assertThat(second.err()).isEmpty();
      assertThat(second.out()).contains("customer 2 of", "COMPLETE");
      assertThat(hosts.find(waiting)).as("the host's own call").contains(before);

      String nobody = "jdbc:postgresql://localhost:" + server.getPort() + "/shop";
      assertThat(asUser("host", "--database-url", nobody, "--keys", args[3]))
          .contains("customer 3 of", "COMPLETE");

      args[3] = folder.resolve("lost-keys").toString();
      assertThat(CommandLineRun.kept("", args).err())
          .isEqualTo(
              args[3]
                  + ": expected the keys of the calls that are stored there, found none; name their"
                  + " file with --keys\n");
      assertThat(Path.of(args[3])).doesNotExist();
    }
  }

  /** {@return what a process with this user in its environment prints} */
  private static String asUser(String name, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGUSER", name);
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static CallStore hostsStore(DataSource database, Path keyFile) throws IOException {
    Properties file = new Properties();
    file.load(new StringReader(Files.readString(keyFile)));
    String name = file.getProperty("current");
    Base64.Decoder text = Base64.getDecoder();
    StoreKeys keys =
        StoreKeys.of(
            name,
            Map.of(name, text.decode(file.getProperty("encryption." + name))),
            text.decode(file.getProperty("numbers")));
    JdbiCallStore store = JdbiCallStore.builder(database, keys).notices(false).build();
    store.migrate();
    return store;
  }

  /** A call that is due, of a host that is not running just now. */
  private static CallId waitingCall(CallStore hosts) {
    VirtualTime time = new VirtualTime(CommandLineRun.NOW);
    Business business =
        Business.builder(new BusinessId("host"), "Host")
            .catalogue(CatalogueFile.bundled().catalogue())
            .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
            .build();
    try (CallKit callKit =
        CallKit.builder()
            .telephony(
                SimulatedCarrier.builder(
                        time, Respondents.always(() -> SimulatedRespondent.cooperative(1)))
                    .build())
            .store(hosts)
            .business(business)
            .clock(time)
            .tasks(time)
            .build()) {
      return callKit
          .request(
              CallRequest.of(
                  business.id(),
                  Respondent.of(PhoneNumber.of("+46701740699")),
                  Visit.at(CommandLineRun.NOW),
                  new Basis(new VerificationId("v"), CommandLineRun.NOW, "feedback", true)))
          .id();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://hemligt@x",
        "jdbc:postgresql://h:hemligt/x",
        "postgresql://hemligt@x",
        ""
      })
  void whatIsNoUrlIsNotQuoted(String url) {
    CommandLineRun run = CommandLineRun.kept("", "--database-url", url);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("--database-url: expected jdbc:postgresql://host:port/database\n");
  }

  @Test
  void aServerThatIsNotThereIsOneProblem() {
    CommandLineRun run =
        CommandLineRun.kept(
            "",
            "--database-url",
            "jdbc:postgresql://localhost:1/x?password=hemligt",
            "--keys",
            folder.resolve("no-keys").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("--database-url: ")
        .contains("PostgreSQL cannot be reached")
        .doesNotContain("hemligt");
  }
}
