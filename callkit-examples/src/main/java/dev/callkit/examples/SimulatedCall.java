package dev.callkit.examples;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.call.CallRequest;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.input.Replies;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.understanding.CallEngine;
import dev.callkit.progress.CallRecord;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.RealTime;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call over a carrier that rings nobody: what a host does with the library. */
final class SimulatedCall {
  // One seed of many: what it says happens to fit the bundled questions especially well.
  private static final long A_GOOD_DAY = 5629;
  private static final Duration LONGER_THAN_ANY_CALL = Duration.ofMinutes(10);
  // The record may be final with the last word; the end of the line follows.
  private static final Duration HANGING_UP = Duration.ofMinutes(1);
  // In real time nobody wants to hear it ring for long.
  private static final Duration QUICKLY = Duration.ofSeconds(2);

  private final QuickstartSettings settings;
  private final Storage storage;
  private final TalkPrinter printer;
  private final int pace;
  private final List<String> problems = new CopyOnWriteArrayList<>();

  SimulatedCall(QuickstartSettings settings, Storage storage, TalkPrinter printer) {
    this(settings, storage, printer, 14);
  }

  /**
   * A call at another speed.
   *
   * @param pace how many characters are spoken in a second
   */
  SimulatedCall(QuickstartSettings settings, Storage storage, TalkPrinter printer, int pace) {
    this.settings = settings;
    this.storage = storage;
    this.printer = printer;
    this.pace = pace;
  }

  /**
   * Rings, talks and hangs up.
   *
   * @param request the call that is asked for
   * @param start when the call is requested, unless everything takes its time
   * @throws dev.callkit.CallRejectedException if nobody is rung
   * @throws BadInput if a reply could not be read
   */
  FinalRecord hold(CallRequest request, Instant start) {
    FinalRecord last = settings.realTime() ? inRealTime(request) : inVirtualTime(request, start);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return last;
  }

  /** The clock jumps from one event to the next, and stands still while somebody types. */
  private FinalRecord inVirtualTime(CallRequest request, Instant start) {
    VirtualTime time = new VirtualTime(start);
    SimulatedCarrier carrier = carrier(time, time, settings.customer().replies());
    try (CallEngine understanding = CallEngine.open(settings.engine(), time);
        CallKit callKit = wire(carrier, time, time, understanding)) {
      CallSession session = callKit.request(request);
      CompletableFuture<CallRecord> ended = session.ended().toCompletableFuture();
      boolean over =
          time.runUntil(() -> ended.isDone() || storage.lost().isDone(), LONGER_THAN_ANY_CALL);
      expectStore();
      if (!over) {
        throw new IllegalStateException("expected the call to end");
      }
      boolean dialled = !carrier.placed().isEmpty();
      time.runUntil(() -> !dialled || printer.over().isDone(), HANGING_UP);
      time.runFor(Duration.ofSeconds(1)); // the carrier's figures
      return FinalRecord.of(session);
    }
  }

  private FinalRecord inRealTime(CallRequest request) {
    try (RealTime time = new RealTime(4);
        Keyboard keyboard = new Keyboard(settings.customer().replies())) {
      SimulatedCarrier carrier = carrier(time, time, keyboard);
      try (CallEngine understanding = CallEngine.open(settings.engine(), time);
          CallKit callKit = wire(carrier, time, time, understanding)) {
        CallSession session = callKit.request(request);
        CompletableFuture<CallRecord> ended = session.ended().toCompletableFuture();
        waitFor(CompletableFuture.anyOf(ended, storage.lost()), LONGER_THAN_ANY_CALL);
        expectStore();
        if (!carrier.placed().isEmpty()) {
          waitFor(printer.over(), HANGING_UP);
        }
        return FinalRecord.of(session);
      }
    }
  }

  private void expectStore() {
    if (storage.lost().isDone()) {
      throw new BadInput(
          "the talk was cut off: PostgreSQL does not answer any more. What was said until then is"
              + " kept "
              + storage.place()
              + "; start again to go on with the next customer, or use --in-memory");
    }
  }

  private static void waitFor(CompletableFuture<?> event, Duration atMost) {
    try {
      event.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException never) {
      throw new IllegalStateException("expected the call to end", never);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private SimulatedCarrier carrier(InstantSource clock, TaskScheduler tasks, Replies replies) {
    SimulatedRespondent person = respondent(clock, replies);
    SimulatedRespondent respondent =
        settings.realTime() ? person.meeting(Pickup.personAfter(QUICKLY)) : person;
    return SimulatedCarrier.builder(clock, tasks, Respondents.always(() -> respondent))
        .ourPace(pace)
        .theirPace(pace)
        .listener(printer)
        .build();
  }

  private CallKit wire(
      SimulatedCarrier carrier,
      InstantSource clock,
      TaskScheduler tasks,
      CallEngine understanding) {
    CallKit callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(storage.store())
            .business(settings.business())
            .dialogue(understanding.engine())
            .selector(new CustomersBefore(settings.rehearsed().orElse(1) - 1))
            .clock(clock)
            .tasks(tasks)
            .build();
    carrier.attach(callKit.legEvents(), callKit.conversations());
    callKit.start();
    return callKit;
  }

  private SimulatedRespondent respondent(InstantSource clock, Replies replies) {
    return switch (settings.customer().kind()) {
      case PLAYING -> SimulatedRespondent.cooperative(A_GOOD_DAY);
      case READING -> prompt -> next(replies).map(Reply::says).orElseGet(Reply::hangsUp);
      case TYPING ->
          SimulatedRespondent.asking(
              prompt -> {
                printer.prompt(clock.instant());
                Optional<String> line = next(replies);
                printer.typed(line.isPresent());
                return line;
              });
    };
  }

  /** What cannot be read ends the talk and is said afterwards. */
  private Optional<String> next(Replies replies) {
    try {
      return replies.next();
    } catch (BadInput unreadable) {
      problems.addAll(unreadable.problems());
    } catch (IOException broken) {
      problems.add("standard input: cannot be read (" + broken.getMessage() + ")");
    }
    return Optional.empty();
  }
}
