package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are there at the next start, in a real PostgreSQL; one start costs seconds. */
@EnabledOnOs(OS.LINUX)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeptCallsTest {
  @TempDir static Path folder;

  private static Path data() {
    return folder.resolve("data");
  }

  private static CommandLineRun run(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "--data";
    args[1] = data().toString();
    System.arraycopy(more, 0, args, 2, more.length);
    return CommandLineRun.kept("", args);
  }

  @Test
  @Order(1)
  void theFirstStartSaysWhatItDoes() throws IOException {
    CommandLineRun run = run("--json");

    assertThat(run.code()).isZero();
    assertThat(run.err().replaceAll("\\s+", " "))
        .startsWith("First start: PostgreSQL is set up in " + data())
        .contains("New keys in " + data().resolve("keys.properties"))
        .contains("CallKit rings customer 1 of Matboden")
        .contains("The call is kept in PostgreSQL, in " + data())
        .contains("Kept: 1 customer of Matboden so far, in PostgreSQL, in " + data());
    assertThat(run.json().get("disposition").get("name").asText()).isEqualTo("COMPLETE");
    assertThat(Files.getPosixFilePermissions(data().resolve("keys.properties")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(data()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(data().resolve("callkit/postmaster.pid")).as("a server left behind").doesNotExist();
  }

  @Test
  @Order(2)
  void theNextStartsGoOnFromThere() {
    CommandLineRun second = run();
    CommandLineRun third = run("--json");

    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("CallKit rings customer 2 of Matboden (+46*******06", "not due, 1 to go")
        .containsPattern("(?m)^Kept +2 customers of Matboden so far, ");
    assertThat(third.json().get("answers").toString()).contains("\"question\":\"rekommendera\"");
    // Another store's questions are counted apart.
    assertThat(run("--questions", otherStore()).out())
        .contains("CallKit rings customer 1 of Fiskhallen");
  }

  private static String otherStore() {
    try {
      return Files.writeString(
              folder.resolve("fish.json"),
              """
              {"business": "Fiskhallen", "questions": [
                {"id": "fisk", "text": "Hur färsk var fisken?", "kind": "rating"}]}
              """)
          .toString();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  @Order(3)
  void whoeverAskedNeverToBeRungIsNotRungAgain() {
    String[] same = {"--data", data().toString(), "--phone", "070-1740677", "--replies", "-"};
    CommandLineRun wish = CommandLineRun.kept("nej, ring aldrig mer\n", same);
    CommandLineRun after = CommandLineRun.kept("ja\n", same);

    assertThat(wish.out()).contains("REFUSAL");
    assertThat(after.code()).isEqualTo(2);
    assertThat(after.err())
        .isEqualTo("no call was placed: the person has asked never to be rung\n");
  }

  @Test
  @Order(4)
  void theStoreLogsInAsAPlainRole() throws Exception {
    Properties server = new Properties();
    server.load(new StringReader(Files.readString(data().resolve("server.properties"))));
    try (EmbeddedPostgres running = start(server);
        Connection application =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + running.getPort() + "/callkit",
                "callkit_app",
                server.getProperty("application"));
        Statement statement = application.createStatement()) {
      assertThat(
              text(statement, "select rolsuper or rolbypassrls from pg_roles where rolname = user"))
          .isEqualTo("f");
      assertThat(text(statement, "show fsync")).isEqualTo("on");
      assertThat(text(statement, "show synchronous_commit")).isEqualTo("on");
      assertThat(refusal(statement, "select * from callkit.call")).isEqualTo("42501");
      statement.execute("set role callkit_business");
      assertThat(text(statement, "select count(*) from callkit.call")).isEqualTo("0");
      assertThat(refusal("", server)).as("no password").isEqualTo("28P01");
    }
  }

  private static EmbeddedPostgres start(Properties server) throws IOException {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(
            Path.of(System.getProperty("user.home"), ".callkit", "postgresql", "unpacked").toFile())
        .setDataDirectory(data().resolve("callkit"))
        .setCleanDataDirectory(false)
        .setPort(Integer.parseInt(server.getProperty("port")))
        .setConnectConfig("password", server.getProperty("administrator"))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String refusal(Statement statement, String sql) {
    try {
      return text(statement, sql);
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }

  private static String refusal(String password, Properties server) {
    String url = "jdbc:postgresql://localhost:" + server.getProperty("port") + "/callkit";
    try (Connection in = DriverManager.getConnection(url, "postgres", password + "x")) {
      return in.toString();
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }

  @Test
  @Order(5)
  void withoutItsKeysAStoreIsNotOpened() throws IOException {
    Path keys = data().resolve("keys.properties");
    Path away = Files.move(keys, folder.resolve("away"));
    assertThat(run().err())
        .isEqualTo(
            keys
                + ": expected the keys of the calls that are stored, found none; put the file back"
                + " or begin anew with another --data\n");

    Files.writeString(keys, "current=a\nencryption.a=x\n");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run().err())
        .isEqualTo(
            keys + ": expected a file that only its owner may read (chmod 600), got rw-r--r--\n");

    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    CommandLineRun unreadable = run();
    assertThat(unreadable.code()).isEqualTo(2);
    assertThat(unreadable.err())
        .isEqualTo(
            keys
                + ": expected current=NAME, encryption.NAME and numbers, the last two 32 bytes in"
                + " Base64\n");

    Files.delete(keys);
    assertThat(run("--keys", away.toString()).code()).isZero();
    Files.move(away, keys);
  }

  @Test
  @Order(6)
  void oneRunAtATimeWorksInADirectory() throws IOException {
    try (FileChannel other = FileChannel.open(data().resolve("lock"), StandardOpenOption.WRITE)) {
      assertThat(other.lock().isValid()).isTrue();

      CommandLineRun run = run();

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .isEqualTo(
              data()
                  + ": another run of this program is at work there; try again when it has ended,"
                  + " name another directory with --data, or use --in-memory\n");
    }
    assertThat(run().code()).isZero();
  }

  @Test
  @Order(7)
  void withoutItsServerFileADatabaseIsNotStarted() throws IOException {
    Path file = data().resolve("server.properties");
    String before = Files.readString(file);
    String expected =
        file
            + ": expected port, administrator, application of the server whose data are there; put"
            + " the file back or begin anew with another --data\n";

    Files.writeString(file, "port=1\n");
    assertThat(run().err()).isEqualTo(expected);
    Files.writeString(file, "port=\\u00zz\n");
    assertThat(run().err()).isEqualTo(expected);
    Files.delete(file);
    CommandLineRun lost = run();
    assertThat(lost.err()).isEqualTo(expected);
    assertThat(lost.code()).isEqualTo(2);
    assertThat(file).doesNotExist();

    Files.writeString(file, before);
  }

  @Test
  @Order(8)
  void dataOfAnotherPostgresqlAreLeftAlone() throws IOException {
    Path version = data().resolve("callkit/PG_VERSION");
    String ours = Files.readString(version);
    Files.writeString(version, "17\n");

    assertThat(run().err())
        .isEqualTo(
            "PostgreSQL cannot be started in "
                + data()
                + ": its data are of PostgreSQL 17, this program brings "
                + ours.strip()
                + ". Name another server with --database-url, or keep nothing with"
                + " --in-memory.\n");

    Files.writeString(version, ours);
  }

  @Test
  @Order(9)
  void aPortThatSomebodyElseHasTakenSinceAPowerCutIsLeftToThem() throws IOException {
    Properties server = new Properties();
    server.load(new StringReader(Files.readString(data().resolve("server.properties"))));
    int port = Integer.parseInt(server.getProperty("port"));
    // More than Linux counts to, so no process has this number.
    Files.writeString(data().resolve("callkit/postmaster.pid"), "999999999\n");
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      CommandLineRun run = run();

      assertThat(other.isBound()).isTrue();
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("COMPLETE");
    }
    assertThat(data().resolve("server.properties")).content().doesNotContain("port=" + port + "\n");
  }

  @Test
  void aDirectoryThatIsNoneIsNamedWithTheOtherWays() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandLineRun run = CommandLineRun.kept("", "--data", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("PostgreSQL cannot be started in " + file + ": expected a directory")
        .endsWith(" Name another server with --database-url, or keep nothing with --in-memory.\n");
  }

  @Test
  void aNameThatIsEmptyIsNotTheDirectoryOneIsIn() {
    assertThat(CommandLineRun.kept("", "--data", "").err())
        .isEqualTo("--data: expected a name, got none\n");
  }

  @Test
  void thePlacesExcludeEachOther() {
    assertThat(CommandLineRun.kept("", "--in-memory", "--data", "x").err())
        .isEqualTo("--data, --database-url, --in-memory: expected one of them at most\n");
    assertThat(CommandLineRun.kept("", "--customer", "3", "--data", "x").err())
        .isEqualTo(
            "--customer: expected no --data, --database-url or --keys beside it: a kept store"
                + " counts its own customers\n");
    assertThat(CommandLineRun.kept("", "--in-memory", "--keys", "x").err())
        .isEqualTo("--keys: expected no --in-memory beside it, for nothing is kept\n");
  }
}
