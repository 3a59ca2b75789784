package dev.callkit.openai;

import dev.callkit.cost.Money;
import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Understands replies with an OpenAI model. Put it behind {@link DialogueEngine#guarded}, which
 * keeps the deadline when the network does not, and lets the built-in rules answer when there is no
 * answer.
 *
 * <p>The model reads one exchange and writes where it found the answer, what the reply does, and
 * the value. What the question does not accept or the words do not support comes out as {@link
 * Intent#UNCLEAR}. A wish never to be rung again and a wish to stop are heard by the built-in rules
 * first, and so are replies that talk to the machine; no model is asked about them. Keys, silences
 * and replies of more than 1,500 characters are not sent either.
 *
 * <p>Each exchange is one request of about 1,700 tokens, most of them the same every time. It is
 * never stored at OpenAI ({@code store: false}), and holds no name, number or id. Thread-safe.
 */
public final class OpenAiDialogue implements DialogueEngine, AutoCloseable {
  /** Where requests go unless another place is named. */
  public static final URI DEFAULT_URL = URI.create("https://api.openai.com/v1");

  /** Where requests stay in the EU, for projects that have been set up for it. */
  public static final URI EU_URL = URI.create("https://eu.api.openai.com/v1");

  private static final Logger log = LoggerFactory.getLogger(OpenAiDialogue.class);
  private static final int MOST_HEARD = 1_500;
  private static final int MOST_TOKENS = 150;
  private static final int CACHE_KEYS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  // What a person must be able to rely on is never a model's decision.
  private static final Set<Intent> BY_RULE_FIRST =
      EnumSet.of(Intent.OPT_OUT, Intent.STOP, Intent.SILENCE);

  private final DialogueEngine rules = DialogueEngine.swedishRules();
  private final InstantSource clock;
  private final Wire wire;
  private final ModelChain chain;
  private final Asking asking;
  private final PriceTable prices;
  private final CallMeter meter;
  private final Set<String> unpriced = ConcurrentHashMap.newKeySet();
  private final Object counting = new Object();
  private Usage used = Usage.NONE;

  private OpenAiDialogue(Builder builder) {
    this.clock = builder.clock;
    this.prices = builder.prices;
    this.meter = new CallMeter(builder.limits);
    this.chain = new ModelChain(builder.models, today());
    this.wire = new Wire(builder.key, builder.baseUrl, clock);
    this.asking = new Asking(wire, chain, clock, builder.retries, (model, usage) -> count(usage));
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * {@return a builder with every default in place}
   *
   * @param key the API key; kept to itself
   */
  public static Builder builder(String key) {
    return new Builder(key);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DialogueException if the model did not answer in time, or not usably; retryable if the
   *     next exchange may work
   */
  @Override
  public Understanding understand(Exchange exchange) {
    Understanding byRule = rules.understand(exchange);
    String words = exchange.heard().words();
    if (!(exchange.heard() instanceof Heard.Speech)
        || BY_RULE_FIRST.contains(byRule.intent())
        || words.length() > MOST_HEARD
        || Orders.in(words)
        || exchange.call().map(meter::spent).orElse(false)) {
      return byRule;
    }
    Written written =
        asking.ask(
            prompt(exchange), exchange.deadline(), exchange.cancellation(), charging(exchange));
    return ReplySchema.read(written.content())
        .map(reply -> new Claims(exchange, byRule).of(reply))
        .orElseThrow(
            () ->
                new DialogueException(
                    "OpenAI " + written.model() + ": the content is not what was asked for", true));
  }

  private static Prompt prompt(Exchange exchange) {
    return new Prompt(
        Instructions.UNDERSTAND,
        ExchangeText.of(exchange),
        ReplySchema.NAME,
        ReplySchema.SCHEMA,
        cacheKey(exchange),
        MOST_TOKENS);
  }

  /**
   * The replies of one call find each other's prefix, and no key has too many requests a minute.
   * Says nothing about the call: a thousand others have the same.
   */
  private static String cacheKey(Exchange exchange) {
    int share = exchange.call().map(call -> Math.floorMod(call.hashCode(), CACHE_KEYS)).orElse(0);
    return ReplySchema.NAME + "-" + share;
  }

  private BiConsumer<String, Usage> charging(Exchange exchange) {
    return (model, usage) -> {
      Optional<Money> cost = prices.cost(model, usage);
      exchange.call().ifPresent(call -> meter.add(call, usage, cost));
      cost.ifPresent(exchange.cost());
      if (cost.isEmpty() && unpriced.add(model)) {
        log.warn(
            "model {} has no price in the table of {}; its cost is not counted",
            model,
            prices.asOf());
      }
    };
  }

  /**
   * Asks the service which models will be shut down, and the model one question, so that classes
   * are loaded, a connection is open and the schema is known before somebody waits. Takes some
   * seconds the first time, 15 at most. What fails is logged and not thrown: the built-in rules are
   * always there.
   *
   * @return whether the model answered
   */
  public boolean warmUp() {
    try {
      chain.announced(wire.announcedEnds(WARM_UP.dividedBy(2)), today());
    } catch (ModelFailure silent) {
      log.warn("the service does not say which models end: {}", silent.what());
    }
    Exchange example =
        new Exchange(
            Optional.empty(),
            new Expectation.Answer(AnswerKind.Rating.ONE_TO_FIVE),
            "Hur nöjd är du, från ett till fem?",
            Heard.speech("en fyra"),
            clock.instant().atZone(ZoneOffset.UTC),
            clock.instant().plus(WARM_UP.dividedBy(2)),
            new Cancellation(),
            early -> {},
            cost -> {});
    try {
      return understand(example).intent() == Intent.ANSWER;
    } catch (DialogueException failed) {
      log.warn("no answer to the first question: {}", failed.getMessage());
      return false;
    }
  }

  /** {@return what sums up finished calls, with the same models and prices} */
  public CallAnalyst analyst() {
    return new CallAnalyst(asking, prices, clock);
  }

  /** {@return what all requests together have taken, those for warming up included} */
  public Usage used() {
    synchronized (counting) {
      return used;
    }
  }

  private void count(Usage more) {
    synchronized (counting) {
      used = used.plus(more);
    }
  }

  /** Closes connections. Requests that are under way fail. */
  @Override
  public void close() {
    wire.close();
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "OpenAiDialogue" + chain;
  }

  /** Tells an {@link OpenAiDialogue} what to ask and how. */
  public static final class Builder {
    private final String key;
    private URI baseUrl = DEFAULT_URL;
    private List<ModelProfile> models = List.of(ModelProfile.GPT_4O_MINI, ModelProfile.GPT_6_LUNA);
    private PriceTable prices = PriceTable.NOVEMBER_2026;
    private CallLimits limits = CallLimits.DEFAULT;
    private int retries = 1;
    private InstantSource clock = InstantSource.system();

    private Builder(String key) {
      this.key = key;
    }

    /**
     * Sets where requests go. Default {@link #DEFAULT_URL}; {@link #EU_URL} keeps them in the EU.
     */
    public Builder baseUrl(URI url) {
      this.baseUrl = url;
      return this;
    }

    /**
     * Sets the models, in the order of preference: the next one is asked when those before it are
     * gone. Default {@link ModelProfile#GPT_4O_MINI}, then {@link ModelProfile#GPT_6_LUNA}.
     */
    public Builder models(ModelProfile... inOrder) {
      this.models = List.of(inOrder);
      return this;
    }

    /** Sets what models cost. Default {@link PriceTable#NOVEMBER_2026}. */
    public Builder prices(PriceTable table) {
      this.prices = table;
      return this;
    }

    /**
     * Sets how often a request that may succeed is repeated before the deadline, 0 to 3. Default 1.
     */
    public Builder retries(int times) {
      this.retries = times;
      return this;
    }

    /** Sets how much one call may take. Default {@link CallLimits#DEFAULT}. */
    public Builder limits(CallLimits perCall) {
      this.limits = perCall;
      return this;
    }

    /** Sets the clock. Default the system's. */
    public Builder clock(InstantSource time) {
      this.clock = time;
      return this;
    }

    /**
     * Builds the engine. Nothing is sent before the first exchange or {@link
     * OpenAiDialogue#warmUp()}. A model that is shut down within 90 days is warned of in the log.
     *
     * @throws IllegalStateException naming everything that is missing or out of range, or if every
     *     model has been shut down
     */
    public OpenAiDialogue build() {
      StringBuilder problems = new StringBuilder();
      if (key.isBlank()) {
        problems.append("; key: expected an API key, got a blank one");
      }
      if (models.isEmpty()) {
        problems.append("; models: expected at least one, got none");
      }
      limits
          .cost()
          .filter(most -> !most.currency().equals(prices.currency()))
          .ifPresent(
              most ->
                  problems
                      .append("; limits: expected ")
                      .append(prices.currency())
                      .append(" as in the price table, got ")
                      .append(most.currency()));
      if (retries < 0 || retries > 3) {
        problems.append("; retries: expected 0 to 3, got ").append(retries);
      }
      String scheme = String.valueOf(baseUrl.getScheme());
      if (!scheme.equals("https") && !scheme.equals("http")) {
        problems.append("; baseUrl: expected http or https, got ").append(scheme);
      }
      if (!problems.isEmpty()) {
        throw new IllegalStateException("OpenAiDialogue cannot be built: " + problems.substring(2));
      }
      return new OpenAiDialogue(this);
    }

    /** Hides the key. */
    @Override
    public String toString() {
      return "OpenAiDialogue.Builder[" + baseUrl + "]";
    }
  }
}
