package dev.callkit;

import dev.callkit.business.Business;
import dev.callkit.business.BusinessDirectory;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.conduct.Conductor;
import dev.callkit.intake.IntakeResult;
import dev.callkit.intake.IntakeResult.Reason;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes in what hosts ask for: past the gates, and into the store.
 *
 * @param store what is remembered
 * @param businesses whose calls they are
 * @param clock tells the time
 * @param ids makes ids of calls
 * @param sessions are told of a new call
 * @param conductor rings
 */
record Requests(
    CallStore store,
    BusinessDirectory businesses,
    InstantSource clock,
    Supplier<String> ids,
    Sessions sessions,
    Conductor conductor) {

  /** {@return the stored call: a new one, or that of the same verification} */
  CallRecord take(CallRequest request) {
    Instant now = clock.instant();
    Business business =
        businesses
            .find(request.business())
            .orElseThrow(() -> new CallRejectedException(Reason.UNKNOWN_BUSINESS));
    Optional<CallRecord> known =
        store.findByVerification(request.business(), request.basis().verification());
    if (known.isPresent()) {
      return known.get();
    }
    IntakeResult gate =
        business
            .intake()
            .atRequest(
                request, store.person(request.business(), request.respondent().phone()), now);
    if (gate instanceof IntakeResult.Rejected rejected) {
      throw new CallRejectedException(rejected.reason());
    }
    if (business.catalogue().questions().stream().noneMatch(Question::enabled)) {
      throw new CallRejectedException(Reason.NOTHING_TO_ASK);
    }
    Instant dialAt = ((IntakeResult.Accepted) gate).dialAt();
    CallId id = new CallId(request.business(), ids.get());
    CallRecord fresh = CallRecord.accepted(id, request, now, dialAt);
    List<TimelineEntry> entries =
        List.of(new TimelineEntry(now, 0, new CallEvent.Requested(dialAt)));
    CallRecord stored = store.create(fresh, entries);
    if (stored.id().equals(id)) {
      sessions.saved(stored, entries);
      conductor.requested(stored);
    }
    return stored;
  }
}
