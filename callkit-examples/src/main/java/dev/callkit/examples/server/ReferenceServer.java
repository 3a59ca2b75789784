package dev.callkit.examples.server;

import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.server.ServerSettings.Carrier;
import dev.callkit.examples.server.api.CallsApi;
import dev.callkit.examples.server.api.ContextApi;
import dev.callkit.examples.server.api.Feed;
import dev.callkit.examples.server.api.HostApi;
import dev.callkit.examples.server.api.PeopleApi;
import dev.callkit.examples.server.api.QuestionsApi;
import dev.callkit.examples.server.api.StatsApi;
import dev.callkit.examples.server.api.TelephonyApi;
import dev.callkit.examples.server.business.Settled;
import dev.callkit.examples.server.business.Shops;
import dev.callkit.examples.server.carrier.BrowserTelephones;
import dev.callkit.examples.server.carrier.SimulatedTelephones;
import dev.callkit.examples.server.carrier.Telephones;
import dev.callkit.examples.server.carrier.TwilioTelephones;
import dev.callkit.examples.server.figures.CallIndex;
import dev.callkit.examples.server.figures.Figures;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.JettyErrors;
import dev.callkit.examples.server.http.Metrics;
import dev.callkit.examples.server.http.RateLimit;
import dev.callkit.examples.server.http.Signatures;
import dev.callkit.examples.server.http.Tokens;
import dev.callkit.examples.storage.SecretFile;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.understanding.CallEngine;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;

/** The reference server: CallKit behind HTTP, with a dashboard and a phone in the browser. */
public final class ReferenceServer implements AutoCloseable {
  /** The store that demo mode begins with. */
  public static final BusinessId DEMO_BUSINESS =
      new BusinessId("5b3f1c9e-7a54-4c1b-9d0e-2f6f0a8c4d11");

  private static final long LARGEST_BODY = 256 * 1024;
  private static final int BURST_SECONDS = 5;
  private static final Settled SERIOUS = Settled.with(Settled.Hours.DEFAULT, 30);
  // No telephone rings in anybody's evening, and whoever tries it wants to be rung again.
  private static final Settled PLAYFUL = Settled.with(Settled.Hours.ALWAYS, 0);
  private static final Duration A_DAY = Duration.ofDays(1);
  // A real telephone's talk is not to break because we are stopped; a page connects again.
  private static final Duration LAST_TALKS = Duration.ofMinutes(2);

  private final ServerSettings settings;
  private final Storage storage;
  private final InstantSource clock;
  private final Tokens tokens;
  private final Gatekeeper gatekeeper;
  private final Shops shops;
  private final Feed feed;
  private final QuestionsApi questions;
  private final Metrics metrics = new Metrics();
  private final CallIndex index;
  private final CallEngine understanding;
  private final Telephones telephones;
  private final CallKit callKit;
  private final Retaining retaining;
  private final Javalin javalin;

  /**
   * Starts it.
   *
   * @param storage where calls are kept; the caller's to close
   * @throws BadInput if it cannot listen at the port
   */
  public ReferenceServer(ServerSettings settings, Storage storage, InstantSource clock) {
    this.settings = settings;
    this.storage = storage;
    this.clock = clock;
    String secret = secret(settings, storage);
    this.tokens = new Tokens(secret, clock);
    this.gatekeeper =
        new Gatekeeper(tokens, new RateLimit(settings.requestsPerSecond(), BURST_SECONDS, clock));
    this.shops = Shops.in(storage, ringsPeople() ? SERIOUS : PLAYFUL, ringsPeople());
    this.questions = new QuestionsApi(storage.store(), shops, clock);
    this.index = CallIndex.of(storage);
    this.feed = new Feed(storage.store(), index);
    this.understanding = CallEngine.open(settings.engine(), clock);
    this.telephones = telephones(secret);
    this.callKit =
        CallKit.builder()
            .telephony(telephones.provider())
            .store(storage.store())
            .businesses(shops)
            .dialogue(understanding.engine())
            .tariff(settings.tariff())
            .clock(clock)
            .listener(index)
            .listener(feed)
            .listener(metrics)
            .build();
    telephones.attach(callKit.legEvents(), callKit.conversations());
    if (settings.isDemo()) {
      seed();
    }
    callKit.start();
    this.retaining = new Retaining(storage, clock);
    this.javalin = listen();
    retaining.start();
  }

  /** The one that tokens are signed with; of a demo's own if there is none. */
  private static String secret(ServerSettings settings, Storage storage) {
    return settings
        .jwtSecret()
        .orElseGet(() -> storage.lasting() ? SecretFile.ofThisUser() : SecretFile.fresh());
  }

  private boolean ringsPeople() {
    return settings.carrier() == Carrier.TWILIO;
  }

  private Telephones telephones(String secret) {
    return switch (settings.carrier()) {
      case BROWSER -> new BrowserTelephones(secret, storage, gatekeeper, clock);
      case TWILIO -> new TwilioTelephones(settings.twilio().orElseThrow(), settings.way(), clock);
      case SIMULATED -> new SimulatedTelephones();
    };
  }

  private void seed() {
    if (shops.find(DEMO_BUSINESS).isPresent()) {
      return;
    }
    CatalogueFile bundled = CatalogueFile.bundled();
    shops.save(
        Business.builder(DEMO_BUSINESS, bundled.business().orElse("Matboden"))
            .catalogue(bundled.catalogue())
            .build());
    Set<String> departments = new LinkedHashSet<>();
    bundled.catalogue().questions().forEach(each -> departments.addAll(each.departments()));
    Settled fresh = shops.settled(DEMO_BUSINESS);
    // Whoever presses "Ring mig" has asked for it.
    shops.save(
        DEMO_BUSINESS,
        new Settled(
            fresh.address(),
            fresh.openingHours(),
            departments,
            fresh.categories(),
            true,
            fresh.cooldownDays(),
            fresh.hours()));
  }

  private Javalin listen() {
    Javalin server = Javalin.create(this::configure);
    try {
      return server.start(settings.host(), settings.port());
    } catch (JavalinBindException taken) {
      feed.close();
      closeParts();
      throw new BadInput(
          "CALLKIT_PORT: port " + settings.port() + " is taken by another program; name another");
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = LARGEST_BODY;
    config.http.prefer405over404 = true;
    config.http.defaultContentType = "application/json";
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(0);
          server.setErrorHandler(new JettyErrors());
        });
    config.staticFiles.enableWebjars();
    config.staticFiles.add(
        pages -> {
          pages.directory = "/dev/callkit/examples/web";
          pages.location = Location.CLASSPATH;
          pages.mimeTypes.add("application/yaml", "yaml");
        });
    routes(config.routes);
  }

  private void routes(RoutesConfig routes) {
    new Surroundings(settings.publicUrl().isPresent(), metrics).routes(routes);
    routes.before(
        "/api/*",
        context -> {
          // A carrier is no business: it signs instead.
          if (!context.path().equals(TelephonyApi.PATH)) {
            gatekeeper.admit(context);
          }
        });
    new CallsApi(callKit, storage.store(), shops, index, clock).routes(routes);
    new HostApi(callKit, storage.store(), shops).routes(routes);
    questions.routes(routes);
    new ContextApi(shops, ringsPeople()).routes(routes);
    new PeopleApi(shops, storage).routes(routes);
    new StatsApi(new Figures(storage.store(), index), shops, clock).routes(routes);
    new TelephonyApi(callKit.legEvents(), settings.webhookSecret().map(Signatures::new), clock)
        .routes(routes);
    feed.routes(routes);
    new StatePages(
            () -> shops.find(DEMO_BUSINESS),
            metrics,
            () -> settings.isDemo() ? token() : "",
            settings.carrier())
        .routes(routes);
    telephones.routes(routes);
  }

  /** {@return a token of the demo business for a day, with every scope} */
  public String token() {
    return token(DEMO_BUSINESS, Caller.EVERY_SCOPE);
  }

  /** {@return a token for a day} */
  public String token(BusinessId business, Set<String> scopes) {
    return tokens.issue(business, scopes, "demo", A_DAY);
  }

  /** {@return what rings} */
  CallKit callKit() {
    return callKit;
  }

  /** {@return where businesses are kept} */
  public Shops shops() {
    return shops;
  }

  /** {@return where it listens} */
  public int port() {
    return javalin.port();
  }

  /** {@return the address of its pages} */
  public String address() {
    return settings
        .publicUrl()
        .map(url -> url.replaceAll("/+$", "") + "/")
        .orElseGet(() -> "http://" + settings.host() + ":" + port() + "/");
  }

  /**
   * Stops ringing and listening. Talks of real telephones may end first; whatever else goes on is
   * taken up at the next start, or by another server of the same database.
   */
  @Override
  public void close() {
    if (ringsPeople()) {
      callKit.drain(LAST_TALKS).toCompletableFuture().join();
    }
    feed.close();
    javalin.stop();
    closeParts();
  }

  private void closeParts() {
    retaining.close();
    questions.close();
    callKit.close();
    telephones.close();
    understanding.close();
  }
}
