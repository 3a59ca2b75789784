package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.StoreException;
import dev.callkit.telephony.CarrierCallId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of people, and for how long: export and erasure by phone number, over every business
 * or for one that is responsible for its own data only, and retention. From {@link
 * JdbiCallStore#personalData()}; thread-safe. All methods throw {@link StoreException} as the store
 * does, and do nothing twice if they are tried again.
 */
public final class PersonalData {
  private final Runnable check;
  private final Person person;
  private final Retainer retainer;

  PersonalData(Runnable check, Person person, Retainer retainer) {
    this.check = check;
    this.person = person;
    this.retainer = retainer;
  }

  /**
   * Everything that is held about a number.
   *
   * @param calls its calls, of every business, oldest first
   * @param memories what businesses remember of it beside the calls
   * @param suppressed whether it is on the list of those that never want to be rung
   */
  public record Holdings(List<HeldCall> calls, List<Memory> memories, boolean suppressed) {
    /** Copies the lists. */
    public Holdings {
      calls = List.copyOf(calls);
      memories = List.copyOf(memories);
    }
  }

  /**
   * A call that is held.
   *
   * @param call the call, its answers and words included
   * @param timeline what is kept of its timeline, oldest first
   */
  public record HeldCall(CallRecord call, List<TimelineEntry> timeline) {
    /** Copies the list. */
    public HeldCall {
      timeline = List.copyOf(timeline);
    }
  }

  /**
   * What one business remembers of a number beside its calls.
   *
   * @param business which business
   * @param about {@code last interview}, or the id of a question that was asked
   * @param at when it was
   */
  public record Memory(BusinessId business, String about, Instant at) {}

  /**
   * What an erasure has removed, and what it has not.
   *
   * @param calls the calls that are gone, with numbers, names, words and timelines
   * @param stillOpen calls that go on and were therefore left: cancel them and erase again
   * @param memories how many entries beside the calls are gone
   * @param atCarriers what carriers know the calls by, so that their copies can be erased as well
   * @param suppressionKept whether the number's keyed hash stays on the list of those that never
   *     want to be rung, since the promise would be erased with it
   */
  public record Receipt(
      List<CallId> calls,
      List<CallId> stillOpen,
      int memories,
      List<CarrierCopy> atCarriers,
      boolean suppressionKept) {
    /** Copies the lists. */
    public Receipt {
      calls = List.copyOf(calls);
      stillOpen = List.copyOf(stillOpen);
      atCarriers = List.copyOf(atCarriers);
    }
  }

  /**
   * A call as a carrier knows it.
   *
   * @param provider the carrier's name
   * @param call its id there
   */
  public record CarrierCopy(String provider, CarrierCallId call) {}

  /**
   * How long things are kept, counted from the end of the call.
   *
   * @param failedCalls calls that failed or were cancelled, with all that hangs on them
   * @param carrierReports what carriers reported, in the timelines
   * @param timelines timelines as a whole
   * @param talks calls with a talk, numbers, names and words included; empty for as long as nobody
   *     asks for erasure
   */
  public record Retention(
      Duration failedCalls, Duration carrierReports, Duration timelines, Optional<Duration> talks) {
    /** 7, 30 and 90 days; talks without an end. */
    public static final Retention DEFAULT =
        new Retention(
            Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90), Optional.empty());

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException if one is shorter than a day, since a verification that
     *     comes again must find its call
     */
    public Retention {
      for (Duration kept :
          List.of(failedCalls, carrierReports, timelines, talks.orElse(timelines))) {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
          throw new IllegalArgumentException("retention: expected a day or more, got " + kept);
        }
      }
    }

    /** {@return the same rules, with calls that had a talk removed after this long as well} */
    public Retention withTalks(Duration kept) {
      return new Retention(failedCalls, carrierReports, timelines, Optional.of(kept));
    }
  }

  /**
   * What one run of retention has removed.
   *
   * @param calls calls, each with all that hung on it
   * @param timelineEntries entries of timelines of calls that stay
   */
  public record Removed(long calls, long timelineEntries) {}

  /**
   * Reads everything that is held about a number. Nothing of it may go into a log.
   *
   * @param phone the number
   */
  public Holdings export(PhoneNumber phone) {
    check.run();
    return person.export(phone, Optional.empty());
  }

  /**
   * Reads what one business holds about a number; what is told of suppression holds for all of
   * them.
   *
   * @param phone the number
   * @param business whose calls and memories
   */
  public Holdings export(PhoneNumber phone, BusinessId business) {
    check.run();
    return person.export(phone, Optional.of(business));
  }

  /**
   * Removes everything that is held about a number and its person. Answers stay as figures that
   * name nobody ({@code answer_tally}, {@code outcome_tally}). A verification that is requested
   * again afterwards is a new call, unless the number is suppressed.
   *
   * @param phone the number
   * @return what was removed, and what was not
   */
  public Receipt erase(PhoneNumber phone) {
    check.run();
    return person.erase(phone, Optional.empty());
  }

  /**
   * Removes what one business holds about a number; what others hold stays, and is in no field of
   * the receipt.
   *
   * @param phone the number
   * @param business whose calls and memories
   * @return what was removed, and what was not
   */
  public Receipt erase(PhoneNumber phone, BusinessId business) {
    check.run();
    return person.erase(phone, Optional.of(business));
  }

  /**
   * Removes what has been kept for long enough, in batches of a few hundred, a transaction each. Of
   * nodes that do so at the same time one does the work. What stays: figures that name nobody, and
   * the keyed hashes for cooldowns and suppression.
   *
   * @param rules how long what is kept
   * @param now the present
   */
  public Removed retain(Retention rules, Instant now) {
    check.run();
    return retainer.run(rules, now);
  }
}
