package dev.callkit.bench.twilio;

import com.sun.management.OperatingSystemMXBean;
import dev.callkit.CallKit;
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
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.twilio.TwilioTelephony;
import dev.callkit.twilio.WayToTalk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How long a turn takes from Twilio's signed request, or frame, to our reply, with so many calls
 * going on at once; without a network and without a language model. Each call takes a turn every
 * five seconds, as people do, or more often where that would be less than 20 a second in all. CPU
 * is that of the whole process, with the callers that are played and the calls that are placed.
 *
 * <p>Arguments: {@code --postgres} keeps the calls there; numbers are how many calls at once;
 * {@code --memory} measures instead what a thousand calls more take, while nobody says anything.
 */
public final class TwilioTurns {
  static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final BusinessId STORE = new BusinessId("matboden");
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 15));
  private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("measured", 30));
  private static final int MANY = 1_000;
  private static final int LEAST_TURNS_PER_SECOND = 20;
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final InstantSource wall = InstantSource.system();
  private final AtomicInteger customers = new AtomicInteger();

  /** Runs. */
  public static void main(String[] args) throws Exception {
    boolean postgres = List.of(args).contains("--postgres");
    List<Integer> levels =
        List.of(args).stream().filter(text -> text.matches("\\d+")).map(Integer::valueOf).toList();
    boolean memory = List.of(args).contains("--memory");
    System.out.println(
        memory
            ? "| way | memory per call |\n|---|---|"
            : "| way | calls at once | turns/s | median | p99 | most | CPU per turn |\n"
                + "|---|---|---|---|---|---|---|");
    for (WayToTalk way : List.of(WayToTalk.Gather.SWEDISH, WayToTalk.ConversationRelay.SWEDISH)) {
      for (int calls :
          memory ? List.of(MANY) : levels.isEmpty() ? List.of(1, 50, 200, MANY) : levels) {
        try (Kept kept = postgres ? Kept.inPostgres() : Kept.inMemory()) {
          new TwilioTurns().run(way, calls, kept.store(), memory);
        }
      }
    }
    System.exit(0);
  }

  private void run(WayToTalk way, int calls, CallStore store, boolean memory)
      throws IOException, InterruptedException {
    Tally tally = new Tally();
    Signer signer = new Signer(TOKEN);
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    CallKit[] library = new CallKit[1];
    TwilioTelephony[] adapter = new TwilioTelephony[1];
    long often = calls * TimeUnit.SECONDS.toNanos(1) / LEAST_TURNS_PER_SECOND;
    long every = memory ? TimeUnit.HOURS.toNanos(1) : Math.min(EVERY_NANOS, often);
    try (StubApi api =
            new StubApi(
                (sid, order) ->
                    new Caller(
                            adapter[0],
                            signer,
                            clock,
                            tally,
                            every,
                            sid,
                            Map.copyOf(order),
                            () -> library[0].request(customer()))
                        .answer());
        TwilioTelephony twilio =
            TwilioTelephony.builder(ACCOUNT, TOKEN)
                .from(PhoneNumber.of("+46701740699"))
                .publicUrl(URI.create("https://calls.example.com/twilio"))
                .api(api.url())
                .talkBy(way)
                .machineDetection(false)
                .build();
        CallKit callKit =
            CallKit.builder()
                .telephony(twilio)
                .store(store)
                .business(business())
                .poll(Duration.ofMillis(100))
                .build()) {
      adapter[0] = twilio;
      library[0] = callKit;
      twilio.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
      place(callKit, calls, tally);
      String name = way instanceof WayToTalk.Gather ? "webhook" : "relay";
      if (memory) {
        // The first ones bring classes and caches along.
        for (int more = 0; more < 3; more++) {
          long before = used();
          place(callKit, calls, tally);
          System.out.printf(
              Locale.ROOT, "| %s | %,.1f kB |%n", name, (used() - before) / 1e3 / calls);
        }
        System.err.println(tally);
      } else {
        measure(name, calls, tally);
      }
      clock.shutdownNow();
    }
  }

  private void place(CallKit callKit, int calls, Tally tally) throws InterruptedException {
    long before = tally.answered();
    for (int i = 0; i < calls; i++) {
      callKit.request(customer());
      TimeUnit.MILLISECONDS.sleep(5);
    }
    for (int i = 0; i < 300 && tally.answered() < before + calls; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void measure(String name, int calls, Tally tally) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
    tally.begin();
    long cpu = system.getProcessCpuTime();
    TimeUnit.NANOSECONDS.sleep(MEASURED.toNanos());
    tally.end();
    cpu = system.getProcessCpuTime() - cpu;
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.0f | %.2f ms | %.2f ms | %.1f ms | %.2f ms |%n",
        name,
        calls,
        tally.turns() / (double) MEASURED.toSeconds(),
        tally.micros(0.5) / 1_000,
        tally.micros(0.99) / 1_000,
        tally.micros(1) / 1_000,
        cpu / 1e6 / Math.max(1, tally.turns()));
    System.err.println(tally);
  }

  private static long used() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Business business() {
    List<Question> questions =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                number ->
                    Question.builder(
                            "q" + number,
                            "Hur nöjd var du med besöket, från ett till fem?",
                            AnswerKind.Rating.ONE_TO_FIVE)
                        .priority(Priority.HIGH)
                        .time(Duration.ofSeconds(12))
                        .build())
            .toList();
    return Business.builder(STORE, "Matboden")
        .catalogue(new Catalogue(questions))
        .intake(IntakePolicy.DEFAULT.during(CallingHours.always()).withCooldown(Duration.ZERO))
        .build();
  }

  private CallRequest customer() {
    int number = customers.incrementAndGet();
    Instant now = wall.instant();
    PhoneNumber phone =
        PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_600 + number % 90_000));
    return CallRequest.of(
        STORE,
        Respondent.of(phone),
        Visit.at(now),
        new Basis(new VerificationId("v" + number), now, "benchmark", true));
  }
}
