package dev.callkit.examples;

import dev.callkit.call.BusinessId;
import dev.callkit.cost.Tariff;
import dev.callkit.examples.server.Environment;
import dev.callkit.examples.server.ReferenceServer;
import dev.callkit.examples.server.ServerSettings;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Tokens;
import dev.callkit.examples.server.tables.Tables;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.storage.StorageOptions;
import dev.callkit.examples.storage.StorageUse;
import dev.callkit.examples.terminal.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the reference server. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = {
      "Serves CallKit over HTTP, with a dashboard and a phone in the browser that you can be rung"
          + " by. Without secrets it starts in demo mode: on this machine only, with the grocery"
          + " store Matboden and a token that is printed.",
      ""
    },
    footer = {
      "",
      "The environment says the rest:",
      "  CALLKIT_HOST            address to listen at; default: 127.0.0.1",
      "  CALLKIT_PORT            port; default: 8080",
      "  CALLKIT_PUBLIC_URL      https address that others reach it at, by a proxy",
      "  CALLKIT_DATABASE_URL    as --database-url; servers may share one",
      "  CALLKIT_JWT_SECRET      signs bearer tokens (HS256); 32 characters or more",
      "  CALLKIT_RATE_LIMIT      requests a second for each token; default: 500",
      "  CALLKIT_PHONE_KEY       seals numbers, names, words: 32 bytes in Base64",
      "  CALLKIT_WEBHOOK_SECRET  signs a custom carrier's reports; 32 characters",
      "  CALLKIT_CARRIER         who rings: browser (default), twilio, simulated",
      "  CALLKIT_VOICE           words with Twilio go by relay (default) or gather",
      "  TWILIO_ACCOUNT_SID      the account, with TWILIO_AUTH_TOKEN",
      "  TWILIO_AUTH_TOKEN       checks what Twilio sends, and makes requests",
      "  TWILIO_API_KEY          makes requests instead, with TWILIO_API_SECRET",
      "  TWILIO_API_SECRET       of that key",
      "  TWILIO_FROM             the number that is shown",
      "  TWILIO_BASE_URL         where requests go instead of to Twilio",
      "  TWILIO_REGION           such as ie1, with TWILIO_EDGE",
      "  TWILIO_EDGE             such as dublin",
      "  OPENAI_API_KEY          a model understands replies; without, the rules",
      "  OPENAI_BASE_URL         where requests go instead of to OpenAI",
      "  OPENAI_MODEL            another model than gpt-4o-mini"
    })
final class ServerCommand implements TerminalCommand {
  /** A talk of a real telephone may take two minutes to end. */
  private static final Duration LAST_MINUTES = Duration.ofSeconds(130);

  private static final Duration A_MONTH = Duration.ofDays(30);

  private final Map<String, String> environment;

  @Mixin private StorageOptions storage = new StorageOptions();

  @Option(
      names = "--token",
      paramLabel = "BUSINESS",
      description =
          "Prints a token of this business, signed with CALLKIT_JWT_SECRET and valid for 30 days,"
              + " and ends. The business comes into being when its context is put.")
  private @Nullable String tokenFor;

  @Option(
      names = "--tariff",
      paramLabel = "FILE",
      description =
          "Estimates what calls cost by these prices; default: example prices, which are nobody's.")
  private @Nullable String tariff;

  ServerCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    storage.defaultDatabase(environment.get("CALLKIT_DATABASE_URL"));
    Optional<ServerSettings> settings = Environment.read(environment, problems);
    if (tokenFor != null) {
      return token(terminal, clock, settings, problems);
    }
    Optional<Tariff> prices = Options.tariff(tariff, problems);
    StorageUse use = StorageUse.server(Tables.SCRIPT, settings.flatMap(ServerSettings::keys));
    Optional<StorageOptions.Opening> opening = storage.check(use, Optional.empty(), problems);
    if (settings.isEmpty() || opening.isEmpty() || prices.isEmpty()) {
      return Optional.empty();
    }
    ServerSettings priced = settings.get().pricedBy(prices.get());
    return Optional.of(() -> serve(terminal, clock, priced, opening.get()));
  }

  private Optional<Task> token(
      Terminal terminal,
      InstantSource clock,
      Optional<ServerSettings> settings,
      List<String> problems) {
    Optional<BusinessId> business = business(problems);
    Optional<String> secret = settings.flatMap(ServerSettings::jwtSecret);
    if (settings.isPresent() && secret.isEmpty()) {
      problems.add("CALLKIT_JWT_SECRET: expected what tokens are signed with, got none");
    }
    if (business.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    Tokens tokens = new Tokens(secret.get(), clock);
    return Optional.of(
        () -> {
          terminal
              .out()
              .println(tokens.issue(business.get(), Caller.EVERY_SCOPE, "command line", A_MONTH));
          return Main.OK;
        });
  }

  private Optional<BusinessId> business(List<String> problems) {
    String text = String.valueOf(tokenFor);
    if (!text.matches("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")) {
      problems.add("--token: expected the id of a business, a UUID in lower case");
      return Optional.empty();
    }
    return Optional.of(new BusinessId(text));
  }

  private static int serve(
      Terminal terminal,
      InstantSource clock,
      ServerSettings settings,
      StorageOptions.Opening opening) {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread serving = Thread.currentThread();
    try (Storage storage = opening.open(terminal.err()::println);
        ReferenceServer server = new ReferenceServer(settings, storage, clock)) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(stopped, serving), "callkit-stop"));
      tell(terminal.out(), settings, storage, server);
      stopped.await();
      return Main.OK;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Main.OK;
    }
  }

  private static void tell(
      PrintStream out, ServerSettings settings, Storage storage, ReferenceServer server) {
    out.println("CallKit's dashboard: " + server.address());
    out.println("The API:             " + server.address() + "docs");
    out.println("Calls are kept " + storage.place() + ".");
    switch (settings.carrier()) {
      case BROWSER -> out.println("No telephone is rung but those in web pages.");
      case SIMULATED -> out.println("No telephone is rung: people are played.");
      case TWILIO -> out.println("Real telephones are rung, by Twilio.");
    }
    settings
        .engine()
        .place()
        .ifPresent(model -> out.println("Replies are understood by " + model + "."));
    if (settings.isDemo()) {
      out.println(
          "Demo mode: without secrets, for this machine only. The store Matboden has this token:");
      out.println(server.token());
    }
    out.flush();
  }

  /** Lets the serving thread close everything, and waits for it: the process ends afterwards. */
  private static void stop(CountDownLatch stopped, Thread serving) {
    stopped.countDown();
    try {
      serving.join(LAST_MINUTES.toMillis());
    } catch (InterruptedException inHaste) {
      Thread.currentThread().interrupt();
    }
  }
}
