package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.outcome.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SimulatedCallTest {
  // So fast that real time is soon over.
  private static final int PACE = 5000;

  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

  private FinalRecord inRealTime(Customer customer) {
    QuickstartSettings settings =
        new QuickstartSettings(
            CatalogueFile.bundled(),
            customer,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(90),
            EngineChoice.RULES,
            true,
            false);
    PrintStream to = new PrintStream(talk, true, StandardCharsets.UTF_8);
    TalkPrinter printer = new TalkPrinter(to, 80, customer.isTyping());
    return new SimulatedCall(settings, Storage.inMemory(), printer, PACE)
        .hold(
            settings.request(1, PhoneNumber.of("+46701740605"), Instant.now()), CommandLineRun.NOW);
  }

  @Test
  @Timeout(60)
  void realTimeTakesTheSameWay() {
    AtomicInteger lines = new AtomicInteger();
    FinalRecord last =
        inRealTime(
            Customer.reading(
                () -> lines.incrementAndGet() == 1 ? Optional.of("nej tack") : Optional.empty()));

    assertThat(last.call().outcome().map(Outcome::rule)).contains("said no");
    assertThat(talk.toString(StandardCharsets.UTF_8))
        .contains("Customer  nej tack", "[CallKit hangs up]");
  }
}
