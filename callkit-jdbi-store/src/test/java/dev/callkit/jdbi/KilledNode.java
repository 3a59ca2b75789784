package dev.callkit.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.call.AttemptId;
import dev.callkit.call.BusinessId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.dialogue.Heard;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * One node in a process of its own, made to be killed. Its clock runs twenty times too fast, so
 * that leases and limits pass while a test waits. The carrier's side lives in files that outlive
 * the process: whom it was asked to dial, which replies were answered, and which nodes are dead.
 */
final class KilledNode {
  static final List<BusinessId> SHOPS =
      List.of(new BusinessId("hallen"), new BusinessId("torget"), new BusinessId("boden"));
  static final int PACE = 20;
  static final String DIALS = "dials";
  static final String REPLIES = "replies";
  static final String DEAD = "dead";

  /** Arguments: its name, the database's address, the folder of the files, when time began. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    Path folder = Path.of(arguments[2]);
    InstantSource clock = fast(Instant.parse(arguments[3]));
    try (HikariDataSource pool = TestPostgres.pooled(arguments[1], 12);
        FastTasks tasks = new FastTasks(TaskScheduler.threads(24))) {
      SimulatedCarrier carrier =
          SimulatedCarrier.builder(clock, tasks, dial -> person(dial.attempt()))
              .ourPace(60)
              .build();
      CallKit.Builder builder =
          CallKit.builder()
              .telephony(new SharedCarrier(name, folder, carrier, clock))
              .store(JdbiCallStore.builder(pool, TestPostgres.KEYS).clock(clock).build())
              .clock(clock)
              .tasks(tasks)
              .poll(Duration.ofSeconds(2))
              .node(name);
      SHOPS.forEach(shop -> builder.business(business(shop)));
      CallKit callKit = builder.build();
      carrier.attach(callKit.legEvents(), new Heeding(callKit.conversations(), folder));
      callKit.start();
      System.out.println("started");
      new CountDownLatch(1).await();
    }
  }

  static InstantSource fast(Instant began) {
    InstantSource real = InstantSource.system();
    return () -> began.plus(Duration.between(began, real.instant()).multipliedBy(PACE));
  }

  private static SimulatedRespondent person(AttemptId attempt) {
    return switch (Math.floorMod(attempt.call().value().hashCode() + attempt.number(), 8)) {
      case 0 -> SimulatedRespondent.busy();
      case 1 -> SimulatedRespondent.declines();
      case 2 -> SimulatedRespondent.optsOut();
      default -> SimulatedRespondent.cooperative(attempt.call().value().hashCode());
    };
  }

  private static Business business(BusinessId shop) {
    return Business.builder(shop, shop.value())
        .catalogue(
            new Catalogue(
                List.of(
                    Question.builder(
                            "nojd", "Hur nöjd var du, ett till fem?", AnswerKind.Rating.ONE_TO_FIVE)
                        .build(),
                    Question.builder("hittade", "Hittade du det du sökte?", new AnswerKind.YesNo())
                        .every(2)
                        .build(),
                    Question.builder("battre", "Vad kan bli bättre?", new AnswerKind.FreeText())
                        .build())))
        .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
        .retry(
            new RetryPolicy(
                3,
                Duration.ofHours(24),
                Duration.ofSeconds(20),
                List.of(Duration.ofSeconds(20)),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofDays(7)))
        .build();
  }

  /** Adds a line to a file that several processes write; short ones are never mixed. */
  static void append(Path file, String line) {
    try {
      Files.write(
          file,
          (line + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A carrier that remembers over the deaths of nodes whom it was asked to dial. */
  private record SharedCarrier(
      String node,
      Path folder,
      SimulatedCarrier legs,
      InstantSource clock,
      Map<CarrierCallId, CarrierCallId> own)
      implements TelephonyProvider {

    SharedCarrier(String node, Path folder, SimulatedCarrier legs, InstantSource clock) {
      this(node, folder, legs, clock, new ConcurrentHashMap<>());
    }

    @Override
    public String name() {
      return "shared";
    }

    @Override
    public Set<Capability> capabilities() {
      return legs.capabilities();
    }

    @Override
    public CarrierCall dial(DialRequest request) {
      CarrierCallId id = new CarrierCallId(node + "/" + request.attempt());
      append(folder.resolve(DIALS), request.attempt() + " " + node);
      own.put(id, legs.dial(request).id());
      return new CarrierCall(id, name());
    }

    @Override
    public void hangUp(CarrierCallId call) {
      Optional.ofNullable(own.get(call)).ifPresent(legs::hangUp);
    }

    @Override
    public Optional<LegStatus> lookUp(CarrierCallId call) {
      if (own.containsKey(call)) {
        return legs.lookUp(own.get(call));
      }
      String owner = call.value().substring(0, call.value().indexOf('/'));
      // The line of a node that was killed is dead as well.
      return lines(folder.resolve(DEAD)).contains(owner)
          ? Optional.of(
              new LegStatus(
                  LegStatus.Phase.ENDED,
                  Optional.of(LegEvent.Ended.of(clock.instant(), HangupCause.NETWORK_FAILURE))))
          : Optional.empty();
    }

    @Override
    public DialSearch findDialed(DialRequest lost) {
      String attempt = lost.attempt() + " ";
      return lines(folder.resolve(DIALS)).stream()
          .filter(line -> line.startsWith(attempt))
          .map(line -> line.substring(attempt.length()) + "/" + lost.attempt())
          .findFirst()
          .<DialSearch>map(
              id -> new DialSearch.Placed(new CarrierCall(new CarrierCallId(id), name())))
          .orElseGet(DialSearch.Unknown::new);
    }
  }

  /** Writes down which replies were answered: what was said before an answer must never be lost. */
  private record Heeding(Conversations library, Path folder) implements Conversations {
    @Override
    public void connected(AttemptId attempt, Speaker speaker) {
      library.connected(attempt, speaker);
    }

    @Override
    public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
      library.heard(
          attempt,
          turn,
          heard,
          lines -> {
            if (heard.isComplete() && !lines.isEmpty()) {
              append(folder.resolve(REPLIES), attempt + " " + turn + " " + heard.words());
            }
            return speaker.speak(lines);
          });
    }

    @Override
    public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
      library.interrupted(attempt, utterance, playedUpTo);
    }

    @Override
    public void dropped(AttemptId attempt) {
      library.dropped(attempt);
    }
  }

  /** Real threads, on which waiting is twenty times shorter. */
  private record FastTasks(TaskScheduler threads) implements TaskScheduler {
    @Override
    public void execute(Runnable task) {
      threads.execute(task);
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
      threads.schedule(delay.dividedBy(PACE), task);
    }

    @Override
    public void close() {
      threads.close();
    }
  }

  private KilledNode() {}
}
