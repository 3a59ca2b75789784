package dev.callkit.testing.twilio;

import dev.callkit.conduct.TaskScheduler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all calls share.
 *
 * @param account whose calls they are
 * @param clock tells the time
 * @param tasks runs what is to happen later
 * @param asking makes the requests of the host
 * @param mishaps what goes wrong
 * @param times how long things take
 * @param alerts what Twilio complains of
 * @param reportsUnderWay how many status callbacks have not arrived yet
 */
record Office(
    String account,
    InstantSource clock,
    TaskScheduler tasks,
    Asking asking,
    Mishaps mishaps,
    Times times,
    List<Alert> alerts,
    AtomicInteger reportsUnderWay) {

  /**
   * How long things take.
   *
   * @param charactersPerSecond how fast everybody speaks
   * @param setUp from placing a call to ringing
   * @param detection from the answer to the detector's verdict
   * @param rating from the end to the price
   */
  record Times(int charactersPerSecond, Duration setUp, Duration detection, Duration rating) {}

  static Office open(
      String account, InstantSource clock, TaskScheduler tasks, Asking asking, Times times) {
    return new Office(
        account,
        clock,
        tasks,
        asking,
        new Mishaps(),
        times,
        new CopyOnWriteArrayList<>(),
        new AtomicInteger());
  }

  /** How long it takes to say so many characters. */
  Duration speaking(int characters) {
    return Duration.ofMillis(characters * 1_000L / times.charactersPerSecond());
  }

  void later(Duration delay, Runnable task) {
    try {
      tasks.schedule(delay, task);
    } catch (RejectedExecutionException closing) {
      return;
    }
  }
}
