package dev.callkit.examples.elks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * 46elks as a carrier (protocol as documented 2024 to 2026). It plays audio files and hears keys,
 * so only questions that keys can answer are asked, and every sentence must be there as a file. It
 * cannot hang up by request, so a call ends with our next answer; and it signs nothing, so every
 * address it calls back at holds a code that only we can make. Thread-safe.
 */
public final class ElksTelephony implements TelephonyProvider {
  /** Where 46elks takes requests. */
  public static final URI ELKS = URI.create("https://api.46elks.com/a1/");

  /**
   * What a request of 46elks is answered with.
   *
   * @param status the HTTP status
   * @param json the body; empty for none
   */
  public record Answer(int status, String json) {}

  // How long 46elks is kept waiting for words.
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int LONGEST_LISTENING = 30;
  private static final int MOST_REMEMBERED = 10_000;

  private final ElksApi api;
  private final PhoneNumber from;
  private final URI publicUrl;
  private final SecretKeySpec secret;
  private final Function<String, URI> audio;
  private final InstantSource clock;
  private final Duration patience;
  // The latest calls that we answered with an end; what 46elks reports then is our doing.
  private final Map<String, Boolean> endedByUs =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });
  private final Map<AttemptId, List<Line>> unsaid = new ConcurrentHashMap<>();
  private @Nullable LegEvents legs;
  private @Nullable Conversations conversations;

  /**
   * An account.
   *
   * @param api {@link #ELKS}, or a local one
   * @param username of the API
   * @param password of the API, from which the codes in addresses are made as well
   * @param from a number of the account
   * @param publicUrl where 46elks reaches the host; what is below it goes to {@link #answer}
   * @param audio where the spoken form of a text is; of an empty text, a second of silence
   */
  public ElksTelephony(
      URI api,
      String username,
      String password,
      PhoneNumber from,
      URI publicUrl,
      Function<String, URI> audio,
      InstantSource clock) {
    this(new ElksApi(api, username, password), password, from, publicUrl, audio, clock, PATIENCE);
  }

  ElksTelephony(
      ElksApi api,
      String secret,
      PhoneNumber from,
      URI publicUrl,
      Function<String, URI> audio,
      InstantSource clock,
      Duration patience) {
    this.api = api;
    this.from = from;
    this.publicUrl = publicUrl;
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.audio = audio;
    this.clock = clock;
    this.patience = patience;
  }

  /** Says where reports and words go; before the first call. */
  public void attach(LegEvents reports, Conversations talks) {
    this.legs = reports;
    this.conversations = talks;
  }

  @Override
  public String name() {
    return "46elks";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.SPEECH_OUT, Capability.KEYS, Capability.LOOK_UP);
  }

  // Requests to 46elks.

  @Override
  public CarrierCall dial(DialRequest request) {
    Map<String, String> order =
        Map.of(
            "from", from.e164(),
            "to", request.to().e164(),
            "timeout", Long.toString(request.ringTimeout().toSeconds()),
            "voice_start", address(request.attempt(), "start"),
            "whenhangup", address(request.attempt(), "end"));
    return new CarrierCall(api.create(request.attempt(), order), name());
  }

  /** Nothing can be asked for: the call is ended by our answer to its next request. */
  @Override
  public void hangUp(CarrierCallId call) {
    // CallKit's own limit and the host's next answer end it; see the missing capability HANG_UP.
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    return api.find(call).flatMap(this::status);
  }

  private Optional<LegStatus> status(JsonNode call) {
    return switch (call.path("state").asText()) {
      case "ongoing" ->
          Optional.of(
              new LegStatus(
                  call.hasNonNull("start") ? LegStatus.Phase.TALKING : LegStatus.Phase.RINGING,
                  Optional.empty()));
      case "success" ->
          over(
              call,
              endedByUs.containsKey(call.path("id").asText())
                  ? HangupCause.WE_HUNG_UP
                  : HangupCause.RESPONDENT_HUNG_UP);
      case "busy" -> over(call, HangupCause.BUSY);
      // 46elks does not tell a call that rang out from one that failed.
      case "failed" -> over(call, HangupCause.NO_ANSWER);
      default -> Optional.empty();
    };
  }

  private Optional<LegStatus> over(JsonNode call, HangupCause cause) {
    Optional<Duration> length =
        call.hasNonNull("start")
            ? Optional.of(Duration.ofSeconds(call.path("duration").asLong()))
            : Optional.empty();
    // The unit of its "cost" is not documented, so the tariff says what a call costs.
    LegEvent.Ended end = new LegEvent.Ended(clock.instant(), cause, length, Optional.empty());
    return Optional.of(new LegStatus(LegStatus.Phase.ENDED, Optional.of(end)));
  }

  /** Calls are listed by time and number only, so a lost one cannot be told from another. */
  @Override
  public DialSearch findDialed(DialRequest lost) {
    return new DialSearch.Unknown();
  }

  // Requests of 46elks.

  String address(AttemptId attempt, String what) {
    return publicUrl + "/" + attempt + "/" + code(attempt) + "/" + what;
  }

  private String code(AttemptId attempt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      byte[] all = mac.doFinal(attempt.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, 16);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA256", missing);
    }
  }

  /**
   * Answers a request of 46elks, when there is something to say.
   *
   * @param path what stands behind the public URL, such as {@code /shop.call.1/code/start}
   * @param fields of its form
   * @return completes with the answer; 403 if the address is not one that we have given out
   */
  public CompletionStage<Answer> answer(String path, Map<String, String> fields) {
    String[] parts = path.split("/", -1);
    if (parts.length < 4 || parts.length > 5) {
      return refused();
    }
    AttemptId attempt;
    try {
      attempt = AttemptId.parse(parts[1]);
    } catch (IllegalArgumentException notOurs) {
      return refused();
    }
    byte[] given = parts[2].getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, code(attempt).getBytes(StandardCharsets.UTF_8))) {
      return refused();
    }
    return switch (parts[3]) {
      case "start" -> start(attempt, fields);
      case "turn" -> turn(attempt, parts, fields);
      case "end" -> end(attempt, fields);
      default -> refused();
    };
  }

  private static <T> T attached(@Nullable T port) {
    return Objects.requireNonNull(port, "attach() comes before the first call");
  }

  private static CompletionStage<Answer> refused() {
    return CompletableFuture.completedFuture(new Answer(403, ""));
  }

  private CompletionStage<Answer> start(AttemptId attempt, Map<String, String> fields) {
    String id = fields.getOrDefault("callid", "");
    if (id.isEmpty()) {
      return refused();
    }
    attached(legs)
        .accept(
            attempt,
            new LegEvent.Answered(clock.instant(), new CarrierCallId(id), AnsweredBy.UNKNOWN));
    Reply reply = new Reply(attempt, id);
    attached(conversations).connected(attempt, reply);
    return reply.answer();
  }

  private CompletionStage<Answer> turn(
      AttemptId attempt, String[] parts, Map<String, String> fields) {
    if (parts.length != 5 || !parts[4].matches("[1-9][0-9]{0,5}")) {
      return refused();
    }
    List<Line> late = unsaid.remove(attempt);
    Reply reply = new Reply(attempt, fields.getOrDefault("callid", ""));
    if (late != null) {
      reply.speak(late);
      return reply.answer();
    }
    String keys = fields.getOrDefault("result", "");
    Heard heard = keys.matches("[0-9*#]{1,32}") ? new Heard.Keys(keys) : new Heard.Silence();
    TurnId turn = new TurnId(Integer.parseInt(parts[4]));
    attached(conversations).heard(attempt, turn, heard, reply);
    return reply.answer();
  }

  /** What anybody could send is looked up before it counts; until then 46elks sends it again. */
  private CompletionStage<Answer> end(AttemptId attempt, Map<String, String> fields) {
    Optional<JsonNode> call;
    try {
      call = api.find(new CarrierCallId(fields.getOrDefault("id", "none")));
    } catch (TelephonyException | IllegalArgumentException unknown) {
      return CompletableFuture.completedFuture(new Answer(503, ""));
    }
    call.flatMap(this::status)
        .flatMap(LegStatus::end)
        .ifPresent(end -> attached(legs).accept(attempt, end));
    unsaid.remove(attempt);
    return CompletableFuture.completedFuture(new Answer(204, ""));
  }

  /** One answer that 46elks waits for. What comes after it waits for the next request. */
  private final class Reply implements Speaker {
    private final AttemptId attempt;
    private final String call;
    private final CompletableFuture<Answer> given = new CompletableFuture<>();

    Reply(AttemptId attempt, String call) {
      this.attempt = attempt;
      this.call = call;
    }

    private Answer of(List<Line> lines) {
      if (lines.stream().anyMatch(Line.HangUp.class::isInstance)) {
        endedByUs.put(call, true);
      }
      return new Answer(200, actions(attempt, lines).toString());
    }

    CompletionStage<Answer> answer() {
      // 46elks ends a call whose request fails: rather silence, and another turn.
      return given.completeOnTimeout(of(List.of()), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean speak(List<Line> lines) {
      boolean first = given.complete(of(lines));
      if (!first && !lines.isEmpty()) {
        unsaid.put(attempt, List.copyOf(lines));
      }
      return true;
    }
  }

  /** Audio one after the other, each the next one's "next"; the last listens, or ends the call. */
  private ObjectNode actions(AttemptId attempt, List<Line> lines) {
    List<String> texts = new ArrayList<>();
    Optional<Line.Listen> listen = Optional.empty();
    boolean ends = false;
    for (Line line : lines) {
      if (line instanceof Line.Say say) {
        texts.add(say.text());
      } else if (line instanceof Line.Listen listening) {
        listen = Optional.of(listening);
      } else {
        ends = true;
      }
    }
    if (texts.isEmpty()) {
      texts.add("");
    }
    ObjectNode next = last(attempt, texts.remove(texts.size() - 1), listen, ends);
    for (int place = texts.size() - 1; place >= 0; place--) {
      ObjectNode before = JsonNodeFactory.instance.objectNode();
      before.put("play", audio.apply(texts.get(place)).toString());
      before.set("next", next);
      next = before;
    }
    return next;
  }

  private ObjectNode last(
      AttemptId attempt, String text, Optional<Line.Listen> listen, boolean ends) {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    String file = audio.apply(text).toString();
    if (ends) {
      // Without a "next" the call ends with the audio.
      return action.put("play", file);
    }
    long seconds = listen.map(open -> open.noInputAfter().toSeconds()).orElse(5L);
    return action
        .put("ivr", file)
        .put("digits", listen.map(open -> open.expected().maxKeys()).orElse(1))
        .put("timeout", Math.max(1, Math.min(LONGEST_LISTENING, seconds)))
        .put("repeat", 1)
        .put(
            "next", address(attempt, "turn/" + listen.map(open -> open.turn().number()).orElse(1)));
  }

  /** Hides number and credentials. */
  @Override
  public String toString() {
    return "ElksTelephony[" + publicUrl + "]";
  }

  /** The two requests that are made of 46elks, and what its answers to them mean. Thread-safe. */
  static final class ElksApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    // Rule 10: an answer within 30 s, or none that counts.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final String credentials;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ElksApi(URI base, String username, String password) {
      this.base = base;
      this.credentials =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Places a call. Sent once: 46elks has no key by which it would know a request that comes
     * again.
     *
     * @throws TelephonyException if it was not or perhaps not placed
     */
    CarrierCallId create(AttemptId attempt, Map<String, String> order) {
      HttpResponse<String> answer;
      try {
        answer = send(request("calls").POST(HttpRequest.BodyPublishers.ofString(form(order))));
      } catch (ConnectException unreachable) {
        throw failure(Kind.UNAVAILABLE, attempt, "no connection");
      } catch (IOException lost) {
        throw failure(Kind.OUTCOME_UNKNOWN, attempt, "no answer");
      }
      int status = answer.statusCode();
      JsonNode call = read(answer.body());
      if (status == 200 && call.hasNonNull("id")) {
        return new CarrierCallId(call.path("id").asText());
      }
      // Bodies of errors are sentences, which may hold the number; a 5xx may have been placed.
      throw failure(
          switch (status) {
            case 400, 401, 402, 403, 404 -> Kind.REFUSED;
            case 429 -> Kind.RATE_LIMITED;
            default -> Kind.OUTCOME_UNKNOWN;
          },
          attempt,
          "status " + status);
    }

    private static TelephonyException failure(Kind kind, AttemptId attempt, String got) {
      return new TelephonyException(
          kind, "46elks, attempt " + attempt + ": expected a call, got " + got);
    }

    /**
     * {@return a call as 46elks knows it; empty if it knows none}
     *
     * @throws TelephonyException if it cannot be asked
     */
    Optional<JsonNode> find(CarrierCallId call) {
      try {
        HttpResponse<String> answer = send(request("calls/" + call.value()).GET());
        if (answer.statusCode() == 404) {
          return Optional.empty();
        }
        if (answer.statusCode() == 200) {
          return Optional.of(read(answer.body()));
        }
        throw new TelephonyException(
            Kind.UNAVAILABLE, "46elks: expected a call, got status " + answer.statusCode());
      } catch (IOException lost) {
        throw new TelephonyException(Kind.UNAVAILABLE, "46elks: expected a call, got no answer");
      }
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(base.resolve(path))
          .timeout(PATIENCE)
          .header("Authorization", credentials)
          .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
      try {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stopped);
      }
    }

    private static JsonNode read(String body) {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException noJson) {
        return JsonNodeFactory.instance.missingNode();
      }
    }

    private static String form(Map<String, String> fields) {
      List<String> pairs = new ArrayList<>();
      fields.forEach(
          (name, value) ->
              pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
      return String.join("&", pairs);
    }

    /** Hides the credentials. */
    @Override
    public String toString() {
      return "ElksApi[" + base + "]";
    }
  }
}
