package dev.callkit.jdbi.nodes;

import dev.callkit.jdbi.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes: started, killed, frozen. */
final class Cluster implements AutoCloseable {
  // Where there is no such thing (Windows), nodes are killed and never frozen.
  private static final Path SIGNALS = Path.of("/bin/kill");

  /**
   * A process.
   *
   * @param name its node's name
   * @param process it
   * @param output what it has printed
   */
  private record Member(String name, Process process, Path output) {}

  private final TestPostgres postgres;
  private final String carrier;
  private final Paced time;
  private final Path folder;
  private final Book book;
  private final List<Member> members = new ArrayList<>();
  private int started;

  Cluster(TestPostgres postgres, String carrier, Paced time, Path folder, Book book) {
    this.postgres = postgres;
    this.carrier = carrier;
    this.time = time;
    this.folder = folder;
    this.book = book;
  }

  void start() throws IOException {
    members.add(launch());
  }

  int started() {
    return started;
  }

  private Member launch() throws IOException {
    String name = "node-" + ++started;
    Path output = folder.resolve(name + ".out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledNode.class.getName(),
                name,
                postgres.url(),
                carrier,
                time.began().toString(),
                Integer.toString(time.pace()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Member(name, process, output);
  }

  /**
   * Waits, and notices a node that dies of itself.
   *
   * @return what it printed; empty if all is well
   */
  String diesWithin(Duration wait, int place) throws InterruptedException, IOException {
    Member member = members.get(place);
    return member.process().waitFor(wait.toMillis(), TimeUnit.MILLISECONDS)
        ? member.name() + " died of itself: " + Files.readString(member.output())
        : "";
  }

  /** SIGKILL: nothing is finished, nothing is closed. Another one takes its place. */
  void kill(int place) throws InterruptedException, IOException {
    Member victim = members.get(place);
    // First, so that whoever is answered by another node from now on was taken over.
    book.died(victim.name());
    victim.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    members.set(place, launch());
  }

  boolean canFreeze() {
    return Files.isExecutable(SIGNALS);
  }

  /** SIGSTOP: it stands still with everything in its hands. */
  void freeze(int place) throws IOException, InterruptedException {
    signal("-STOP", place);
  }

  /** SIGCONT: it goes on as if nothing had happened. */
  void thaw(int place) throws IOException, InterruptedException {
    signal("-CONT", place);
  }

  private void signal(String signal, int place) throws IOException, InterruptedException {
    String process = Long.toString(members.get(place).process().pid());
    new ProcessBuilder(SIGNALS.toString(), signal, process).start().waitFor(5, TimeUnit.SECONDS);
  }

  /** The last lines that every process of this cluster has printed. */
  String outputs(int lines) throws IOException {
    StringBuilder all = new StringBuilder();
    for (int number = 1; number <= started; number++) {
      Path output = folder.resolve("node-" + number + ".out");
      List<String> printed = Files.readAllLines(output, StandardCharsets.UTF_8);
      if (!printed.isEmpty()) {
        List<String> last = printed.subList(Math.max(0, printed.size() - lines), printed.size());
        all.append("node-").append(number).append(":\n").append(String.join("\n", last));
        all.append('\n');
      }
    }
    return all.toString();
  }

  void stop() {
    close();
  }

  @Override
  public void close() {
    members.forEach(member -> member.process().destroyForcibly());
  }
}
