package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what a call cost, which Twilio knows some time after its end, and reports the end once more
 * with the price. Ever more seldom; a price that has not come by then, or whose node was stopped,
 * is to be had from {@link TwilioRecords}.
 */
final class PriceChecks {
  private static final Logger log = LoggerFactory.getLogger(PriceChecks.class);

  /** One minute after the end, then ever later, for about nine hours. */
  static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6));

  private final Api api;
  private final Reports reports;
  private final TaskScheduler tasks;

  PriceChecks(Api api, Reports reports, TaskScheduler tasks) {
    this.api = api;
    this.reports = reports;
    this.tasks = tasks;
  }

  void ended(AttemptId attempt, CarrierCallId call, LegEvents legs) {
    check(attempt, call, legs, 0);
  }

  private void check(AttemptId attempt, CarrierCallId call, LegEvents legs, int number) {
    if (number < WAITS.size()) {
      tasks.schedule(
          WAITS.get(number),
          () -> {
            if (!reported(attempt, call, legs)) {
              check(attempt, call, legs, number + 1);
            }
          });
    }
  }

  private boolean reported(AttemptId attempt, CarrierCallId call, LegEvents legs) {
    try {
      CallView view = api.fetch(call.value());
      if (view.cost().isEmpty() || !Causes.isOver(view.status())) {
        return false;
      }
      LegEvent.Ended end = reports.ended(view);
      legs.accept(attempt, end);
      return true;
    } catch (ApiFailure failure) {
      log.debug("attempt {}: no price yet: {}", attempt, failure.getMessage());
      return failure.status() == 404;
    }
  }
}
