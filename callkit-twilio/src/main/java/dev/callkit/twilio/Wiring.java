package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.LegEvents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the entry points hang on: the library behind, time, and what is done beside. */
final class Wiring {
  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  /**
   * Where to report.
   *
   * @param legs what the network does
   * @param conversations the talk
   */
  record Ports(LegEvents legs, Conversations conversations) {}

  private final Api api;
  private final InstantSource clock;
  private final TaskScheduler tasks;
  private final PriceChecks prices;
  private final RecordingListener recordings;
  private volatile Optional<Ports> ports = Optional.empty();

  Wiring(
      Api api,
      InstantSource clock,
      TaskScheduler tasks,
      PriceChecks prices,
      RecordingListener recordings) {
    this.api = api;
    this.clock = clock;
    this.tasks = tasks;
    this.prices = prices;
    this.recordings = recordings;
  }

  void attach(Ports where) {
    ports = Optional.of(where);
  }

  Ports ports() {
    return ports.orElseThrow(
        () -> new IllegalStateException("twilio: expected attach() before the first call"));
  }

  InstantSource clock() {
    return clock;
  }

  /** Runs something later; never, if the library is closing. */
  void later(Duration delay, Runnable task) {
    tasks.schedule(delay, task);
  }

  /** Has Twilio break off what it does for this call and carry out a document. */
  void breakIn(String callSid, String document) {
    beside(
        () -> {
          try {
            api.redirect(callSid, document);
          } catch (ApiFailure failure) {
            if (!Refusals.isOver(failure.status(), failure.code())) {
              log.warn("call {}: words came too late: {}", callSid, failure.getMessage());
            }
          }
        });
  }

  /** A call is over; what it costs is known later. */
  void ended(AttemptId attempt, CarrierCallId call) {
    prices.ended(attempt, call, ports().legs());
  }

  void recorded(AttemptId attempt, FormFields fields) {
    Recording.of(attempt, fields).ifPresent(recordings::recorded);
  }

  private void beside(Runnable task) {
    try {
      tasks.execute(task);
    } catch (RejectedExecutionException closing) {
      log.debug("not done, closing");
    }
  }
}
