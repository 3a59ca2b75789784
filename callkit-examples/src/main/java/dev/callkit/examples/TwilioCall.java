package dev.callkit.examples;

import dev.callkit.CallKit;
import dev.callkit.CallListener;
import dev.callkit.CallRejectedException;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.storage.StorageOptions;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.examples.twilio.TwilioAccount;
import dev.callkit.examples.twilio.TwilioServer;
import dev.callkit.examples.understanding.CallEngine;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.StoreException;
import dev.callkit.twilio.TwilioTelephony;
import dev.callkit.twilio.WayToTalk;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One real call, and what it came to. */
final class TwilioCall {
  private static final Duration LONGER_THAN_ANY_CALL = Duration.ofMinutes(15);
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Terminal terminal;
  private final InstantSource clock;
  private final TwilioAccount account;
  private final WayToTalk way;
  private final int port;

  TwilioCall(
      Terminal terminal, InstantSource clock, TwilioAccount account, WayToTalk way, int port) {
    this.terminal = terminal;
    this.clock = clock;
    this.account = account;
    this.way = way;
    this.port = port;
  }

  int ring(QuickstartSettings settings, StorageOptions.Opening opening) {
    PrintStream talk = settings.json() ? terminal.err() : terminal.out();
    // A real telephone rings at decent hours only.
    Business business = settings.business(IntakePolicy.DEFAULT);
    try (Storage storage = opening.open(terminal.err()::println);
        CallEngine understanding = CallEngine.open(settings.engine(), clock);
        TwilioTelephony twilio = account.builder().talkBy(way).clock(clock).build();
        TwilioServer server = new TwilioServer(twilio, port);
        CallKit callKit =
            CallKit.builder()
                .telephony(twilio)
                .store(storage.store())
                .business(business)
                .dialogue(understanding.engine())
                .clock(clock)
                .listener(progress(talk))
                .build()) {
      twilio.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
      talk.println(
          "Listening on port "
              + server.port()
              + ", which Twilio must reach at "
              + account.publicUrl()
              + ".");
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      CallSession session =
          callKit.request(NextCustomer.of(settings, storage.store(), now).request());
      FinalRecord last = finish(session, now);
      if (settings.json()) {
        terminal.out().println(RecordJson.of(last, business));
      } else {
        terminal.out().println();
        terminal.out().print(ResultTable.of(last, Optional.empty(), terminal.columns()));
      }
      return Main.OK;
    } catch (CallRejectedException refused) {
      throw new BadInput("no call was placed: " + refused.reason().text());
    } catch (StoreException failed) {
      throw new BadInput("the store failed: " + failed.getMessage());
    }
  }

  private static FinalRecord finish(CallSession session, Instant now) {
    Optional<Instant> first = session.snapshot().wakeAt();
    if (first.filter(at -> at.isAfter(now.plus(SOON))).isPresent()) {
      session.cancel();
      throw new BadInput(
          "no call was placed: it is outside the calling hours, and the next time would be "
              + first.get());
    }
    try {
      session.ended().toCompletableFuture().get(LONGER_THAN_ANY_CALL.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException never) {
      throw new IllegalStateException("expected the call to end", never);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
    return FinalRecord.of(session);
  }

  /** Says how the call stands whenever that changes, and no word of what is said. */
  private static CallListener progress(PrintStream talk) {
    return new CallListener() {
      private CallStatus last = CallStatus.INITIATED;

      @Override
      public synchronized void onEvent(CallRecord call, TimelineEntry entry) {
        if (call.status() != last) {
          last = call.status();
          talk.println("[" + last.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "]");
          talk.flush();
        }
      }
    };
  }
}
