package dev.callkit.jdbi;

import dev.callkit.call.CallId;
import dev.callkit.cost.Money;
import dev.callkit.interview.Answer;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection;
import dev.callkit.telephony.CarrierCallId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What hangs on a call: its timeline, and its attempts and answers as rows that can be counted. */
final class CallParts {
  private final Vault vault;
  private final String insertEvent;
  private final String insertSelection;
  private final String timeline;
  private final String writeAttempt;
  private final String writeAnswer;
  private final String dropAnswers;

  CallParts(Names names, Vault vault) {
    this.vault = vault;
    this.insertEvent =
        names.in(
            """
            insert into callkit.event (business, call, place, at, attempt, kind, body)
            values (:business, :call, :place, :at, :attempt, :kind, :body)
            """);
    this.insertSelection =
        names.in(
            """
            insert into callkit.selection (business, call, place, at, chosen, document)
            values (:business, :call, :place, :at, :chosen, cast(:document as json))
            """);
    this.timeline =
        names.in(
            """
            select body from callkit.event
            where business = :business and call = :call
            order by place offset :skip limit :limit
            """);
    // A row that is as it was is not touched: most saves change no attempt and no answer.
    this.writeAttempt =
        names.in(
            """
            with fresh (phase, carrier_call, answered_at, answered_by, ended_at, cause, seconds,
                cost, currency, disposition) as (
              values (:phase, :carrierCall, cast(:answeredAt as timestamptz), :answeredBy,
                cast(:endedAt as timestamptz), :cause, cast(:seconds as numeric),
                cast(:cost as numeric), :currency, :disposition))
            insert into callkit.attempt as old (business, call, number, provider, started_at, phase,
              carrier_call, answered_at, answered_by, ended_at, cause, seconds, cost, currency,
              disposition)
            select :business, :call, :number, :provider, cast(:startedAt as timestamptz), fresh.*
            from fresh
            where not exists (
              select from callkit.attempt
              where business = :business and call = :call and number = :number
                and (phase, carrier_call, answered_at, answered_by, ended_at, cause, seconds, cost,
                  currency, disposition) is not distinct from row(fresh.*))
            on conflict (business, call, number) do update
            set phase = excluded.phase, carrier_call = excluded.carrier_call,
              answered_at = excluded.answered_at, answered_by = excluded.answered_by,
              ended_at = excluded.ended_at, cause = excluded.cause, seconds = excluded.seconds,
              cost = excluded.cost, currency = excluded.currency,
              disposition = excluded.disposition
            """);
    this.writeAnswer =
        names.in(
            """
            with fresh (place, status, value, confidence, asked_at, responded_at) as (
              values (cast(:place as smallint), :status, :value,
                cast(:confidence as double precision), cast(:askedAt as timestamptz),
                cast(:respondedAt as timestamptz)))
            insert into callkit.answer as old (business, call, question, place, status, value,
              confidence, asked_at, responded_at)
            select :business, :call, :question, fresh.* from fresh
            where not exists (
              select from callkit.answer
              where business = :business and call = :call and question = :question
                and (place, status, value, confidence, asked_at, responded_at)
                  is not distinct from row(fresh.*))
            on conflict (business, call, question) do update
            set place = excluded.place, status = excluded.status, value = excluded.value,
              confidence = excluded.confidence, asked_at = excluded.asked_at,
              responded_at = excluded.responded_at
            """);
    this.dropAnswers =
        names.in(
            """
            delete from callkit.answer
            where business = :business and call = :call and question <> all (:kept)
            """);
  }

  List<Sealed> seal(CallId call, List<TimelineEntry> entries) {
    return entries.stream().map(entry -> vault.seal(Codec.write(entry), place(call))).toList();
  }

  static String place(CallId call) {
    return "event " + call;
  }

  /** Appends to a timeline; {@code sealed} are the entries, in the same order. */
  void append(
      Handle handle, CallId call, int place, List<TimelineEntry> entries, List<Sealed> sealed) {
    if (entries.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(insertEvent);
    for (int number = 0; number < entries.size(); number++) {
      TimelineEntry entry = entries.get(number);
      batch
          .bind("business", call.business().value())
          .bind("call", call.value())
          .bind("place", place + number)
          .bind("at", Times.at(entry.at()))
          .bind("attempt", entry.attempt())
          .bind("kind", EventCodec.kind(entry.event()))
          .bind("body", sealed.get(number).bytes())
          .add();
      if (entry.event() instanceof CallEvent.Selected selected) {
        log(handle, call, place + number, entry.at(), selected.selection());
      }
    }
    batch.execute();
  }

  private void log(Handle handle, CallId call, int place, Instant at, Selection selection) {
    String[] chosen = selection.chosen().stream().map(QuestionId::value).toArray(String[]::new);
    handle
        .createUpdate(insertSelection)
        .bind("business", call.business().value())
        .bind("call", call.value())
        .bind("place", place)
        .bind("at", Times.at(at))
        .bindByType("chosen", chosen, String[].class)
        .bind("document", Codec.verdicts(selection))
        .execute();
  }

  List<TimelineEntry> timeline(Handle handle, CallId call, int skip, int limit) {
    List<Sealed> bodies =
        handle
            .createQuery(timeline)
            .bind("business", call.business().value())
            .bind("call", call.value())
            .bind("skip", skip)
            .bind("limit", limit)
            .map((row, context) -> Sealed.read(row, "body"))
            .list();
    return bodies.stream().map(body -> Codec.entry(vault.open(body, place(call)))).toList();
  }

  /** Brings attempts and answers to what the record says. */
  void write(Handle handle, CallRecord call) {
    if (!call.attempts().isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(writeAttempt);
      call.attempts().forEach(attempt -> bind(batch, call.id(), attempt).add());
      batch.execute();
    }
    if (call.talk().isPresent()) {
      String[] kept =
          call.answers().stream().map(answer -> answer.question().value()).toArray(String[]::new);
      handle
          .createUpdate(dropAnswers)
          .bind("business", call.id().business().value())
          .bind("call", call.id().value())
          .bindByType("kept", kept, String[].class)
          .execute();
    }
    if (!call.answers().isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(writeAnswer);
      for (int place = 0; place < call.answers().size(); place++) {
        bind(batch, call.id(), place, call.answers().get(place)).add();
      }
      batch.execute();
    }
  }

  private static PreparedBatch bind(PreparedBatch batch, CallId call, Attempt attempt) {
    return batch
        .bind("business", call.business().value())
        .bind("call", call.value())
        .bind("number", attempt.number())
        .bind("provider", attempt.provider())
        .bind("phase", attempt.phase().name())
        .bind("carrierCall", attempt.carrierCall().map(CarrierCallId::value).orElse(null))
        .bind("startedAt", Times.at(attempt.startedAt()))
        .bind("answeredAt", Times.at(attempt.answeredAt()))
        .bind("answeredBy", attempt.answeredBy().name())
        .bind("endedAt", Times.at(attempt.endedAt()))
        .bind("cause", attempt.cause().map(Enum::name).orElse(null))
        .bind(
            "seconds",
            attempt.duration().map(length -> BigDecimal.valueOf(length.toMillis(), 3)).orElse(null))
        .bind("cost", attempt.cost().map(Money::amount).orElse(null))
        .bind("currency", attempt.cost().map(Money::currency).orElse(null))
        .bind("disposition", attempt.outcome().map(o -> o.disposition().name()).orElse(null));
  }

  private static PreparedBatch bind(PreparedBatch batch, CallId call, int place, Answer answer) {
    Optional<AnswerValue> countable =
        answer.value().filter(value -> !(value instanceof AnswerValue.Words));
    return batch
        .bind("business", call.business().value())
        .bind("call", call.value())
        .bind("question", answer.question().value())
        .bind("place", place)
        .bind("status", answer.status().name())
        .bind("value", countable.map(AnswerValue::text).orElse(null))
        .bind("confidence", answer.confidence())
        .bind("askedAt", Times.at(answer.askedAt()))
        .bind("respondedAt", Times.at(answer.respondedAt()));
  }
}
