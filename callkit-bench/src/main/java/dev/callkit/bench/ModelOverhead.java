package dev.callkit.bench;

import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.openai.OpenAiDialogue;
import dev.callkit.question.AnswerKind;
import dev.callkit.testing.openai.LocalOpenAi;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * What {@link OpenAiDialogue} costs beside the network: one exchange against a bare POST of the
 * same bytes to the same server, which answers at once. And what it takes to start.
 */
public final class ModelOverhead {
  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1741569952,"model":"gpt-4o-mini-2024-07-18",\
      "choices":[{"index":0,"message":{"role":"assistant","content":"{\\"evidence\\":\\"en stark fyra\\",\
      \\"intent\\":\\"ANSWER\\",\\"value\\":\\"4\\",\\"acknowledgement\\":\\"Vad roligt att höra!\\"}",\
      "refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],\
      "usage":{"prompt_tokens":1700,"completion_tokens":30,"total_tokens":1730,\
      "prompt_tokens_details":{"cached_tokens":1536,"audio_tokens":0}},"service_tier":"default"}""";
  private static final int WARM_UP = 4_000;
  private static final int MEASURED = 20_000;

  /** Something that is done again and again. */
  private interface Work {
    void run() throws IOException;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    try (FixedServer server = FixedServer.start(ANSWER)) {
      start(server);
      String body = body();
      OkHttpClient client =
          new OkHttpClient.Builder()
              .connectionPool(new ConnectionPool(100, 5, TimeUnit.MINUTES))
              .build();
      Request request =
          new Request.Builder()
              .url(server.url() + "/chat/completions")
              .header("Authorization", "Bearer none")
              .post(RequestBody.create(body, MediaType.get("application/json")))
              .build();
      Work post = () -> post(client, request);
      try (OpenAiDialogue engine = engine(server)) {
        Work understand = () -> engine.understand(exchange());
        for (int atOnce : new int[] {1, 100}) {
          measure(post, atOnce, WARM_UP);
          measure(understand, atOnce, WARM_UP);
          long[] bare = measure(post, atOnce, MEASURED);
          long[] ours = measure(understand, atOnce, MEASURED);
          print(atOnce, "bare POST", bare);
          print(atOnce, "understand", ours);
          System.out.printf(
              Locale.ROOT,
              "%3d at once  overhead     p50 %7.3f ms  p99 %7.3f ms%n",
              atOnce,
              percentile(ours, 50) - percentile(bare, 50),
              percentile(ours, 99) - percentile(bare, 99));
        }
      }
    }
  }

  private static OpenAiDialogue engine(FixedServer server) {
    return OpenAiDialogue.builder("none").baseUrl(URI.create(server.url())).build();
  }

  /** In a fresh process: what the first exchange waits for if nobody has warmed up. */
  private static void start(FixedServer server) {
    long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    long heap = heap();
    long begun = System.nanoTime();
    OpenAiDialogue engine = engine(server);
    long built = System.nanoTime();
    engine.understand(exchange());
    long first = System.nanoTime();
    engine.understand(exchange());
    long second = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "build %d ms, first exchange %d ms, second %.1f ms; %d more classes, %.1f MB more heap%n",
        millis(begun, built),
        millis(built, first),
        (second - first) / 1e6,
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes,
        (heap() - heap) / 1e6);
    engine.close();
  }

  private static long millis(long from, long to) {
    return TimeUnit.NANOSECONDS.toMillis(to - from);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** What the engine sends. */
  private static String body() {
    try (LocalOpenAi local = LocalOpenAi.start();
        OpenAiDialogue engine =
            OpenAiDialogue.builder("none").baseUrl(URI.create(local.url())).build()) {
      engine.understand(exchange());
      return local.requests().get(0).body();
    }
  }

  private static Exchange exchange() {
    Instant now = Instant.now();
    return new Exchange(
        Optional.empty(),
        new Expectation.Answer(AnswerKind.Rating.ONE_TO_FIVE),
        "Hur nöjd var du med besöket, från ett till fem?",
        Heard.speech("jo men en stark fyra får det väl bli"),
        now.atZone(ZoneId.of("Europe/Stockholm")),
        now.plus(Duration.ofSeconds(30)),
        new Cancellation(),
        early -> {},
        cost -> {});
  }

  private static void post(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      if (response.body().string().isEmpty()) {
        throw new IllegalStateException("expected an answer, got nothing");
      }
    }
  }

  /** {@return how long each took, in nanoseconds, sorted} */
  private static long[] measure(Work work, int atOnce, int times)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Callable<long[]>> shares = new ArrayList<>();
      for (int thread = 0; thread < atOnce; thread++) {
        shares.add(() -> share(work, times / atOnce));
      }
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> done : threads.invokeAll(shares)) {
        all.add(done.get());
      }
      long[] sorted = all.stream().flatMapToLong(Arrays::stream).toArray();
      Arrays.sort(sorted);
      return sorted;
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] share(Work work, int times) throws IOException {
    long[] took = new long[times];
    for (int time = 0; time < times; time++) {
      long from = System.nanoTime();
      work.run();
      took[time] = System.nanoTime() - from;
    }
    return took;
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  private static void print(int atOnce, String what, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%3d at once  %-11s  p50 %7.3f ms  p99 %7.3f ms%n",
        atOnce,
        what,
        percentile(sorted, 50),
        percentile(sorted, 99));
  }

  private ModelOverhead() {}
}
