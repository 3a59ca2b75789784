package dev.callkit.examples;

import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.storage.StorageOptions;
import dev.callkit.examples.storage.StorageUse;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.examples.twilio.TwilioAccount;
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.examples.understanding.EngineOptions;
import dev.callkit.twilio.WayToTalk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of one real call. */
@Command(
    name = "twilio",
    mixinStandardHelpOptions = true,
    description = {
      "Rings a real telephone with Twilio and holds the interview. The call costs money, and rings"
          + " whoever has the number: ring yourself.",
      "",
      "The account is in the environment: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM (a"
          + " number of the account) and CALLKIT_PUBLIC_URL, the https address at which Twilio"
          + " reaches this program's port, such as that of a tunnel. TWILIO_REGION and TWILIO_EDGE"
          + " say where calls are processed, TWILIO_BASE_URL sends requests elsewhere, such as to a"
          + " local Twilio.",
      ""
    })
final class TwilioCommand implements TerminalCommand {
  private final Map<String, String> environment;

  @Option(
      names = "--phone",
      paramLabel = "NUMBER",
      required = true,
      description = "Whom to ring: a Swedish mobile or landline.")
  private @Nullable String phone;

  @Option(
      names = "--name",
      paramLabel = "FIRSTNAME",
      description = "What to call them; default: no name.")
  private @Nullable String name;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Asks these questions; default: those of the grocery store Matboden.")
  private @Nullable String questions;

  @Option(
      names = "--talk",
      paramLabel = "WAY",
      description =
          "relay: by a socket, with interruptions as they are spoken; gather: by webhooks only."
              + " Default: relay.")
  private String talk = "relay";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where this program listens, 0 to 65535; default: 8080.")
  private String port = "8080";

  @Option(
      names = "--json",
      description = "Prints the final record as one JSON document on standard output.")
  private boolean json;

  @Mixin private StorageOptions storage = new StorageOptions();

  @Mixin private EngineOptions engine;

  TwilioCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.engine = new EngineOptions(environment, true);
  }

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    int before = problems.size();
    Optional<CatalogueFile> catalogue = Options.catalogue(questions, problems);
    Optional<PhoneNumber> to =
        Optional.ofNullable(phone).flatMap(text -> Options.phone(text, clock, problems));
    Optional<String> firstName = Options.firstName(name, problems);
    Optional<TwilioAccount> account = TwilioAccount.of(environment, problems);
    int listening = Options.whole("--port", port, 0, 65_535, problems);
    Optional<WayToTalk> way = way(problems);
    EngineChoice choice = engine.check(problems);
    Optional<StorageOptions.Opening> opening =
        storage.check(StorageUse.QUICKSTART, Optional.empty(), problems);
    if (problems.size() > before
        || catalogue.isEmpty()
        || to.isEmpty()
        || account.isEmpty()
        || way.isEmpty()
        || opening.isEmpty()) {
      return Optional.empty();
    }
    QuickstartSettings settings =
        new QuickstartSettings(
            catalogue.get(),
            Customer.playing(),
            to,
            firstName,
            Optional.empty(),
            Duration.ofSeconds(90),
            choice,
            true,
            json);
    return Optional.of(
        () ->
            new TwilioCall(terminal, clock, account.get(), way.get(), listening)
                .ring(settings, opening.get()));
  }

  private Optional<WayToTalk> way(List<String> problems) {
    switch (talk.toLowerCase(Locale.ROOT)) {
      case "relay" -> {
        return Optional.of(WayToTalk.ConversationRelay.SWEDISH);
      }
      case "gather" -> {
        return Optional.of(WayToTalk.Gather.SWEDISH);
      }
      default -> {
        problems.add("--talk: expected relay or gather");
        return Optional.empty();
      }
    }
  }
}
