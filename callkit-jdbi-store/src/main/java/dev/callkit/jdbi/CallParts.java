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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What hangs on a call: its timeline, and its attempts and answers as rows that can be counted. */
final class CallParts {
  private static final String ENTRY = "(#, :entryAt#, :entryAttempt#, :entryKind#, :entryBody#)";

  private final Vault vault;
  private final String appendEvents;
  private final String logSelection;
  private final String timeline;
  private final String countAttempt;
  private final String countAnswers;
  private final String dropAnswers;

  CallParts(Names names, Vault vault) {
    this.vault = vault;
    this.appendEvents =
        names.in(
            """
            insert into callkit.event (business, call, place, at, attempt, kind, body)
            select :business, :call,
              cast(current_setting('callkit.place', true) as integer) + number,
              at, attempt, kind, body
            from (values %s) as entry (number, at, attempt, kind, body)
            where\s"""
                + Saves.IF_WRITTEN);
    this.logSelection =
        names.in(
            """
            insert into callkit.selection (business, call, place, at, chosen, document)
            select :business, :call,
              cast(current_setting('callkit.place', true) as integer) + #,
              :entryAt#, :chosen#, cast(:verdicts# as json)
            where\s"""
                + Saves.IF_WRITTEN);
    this.timeline =
        names.in(
            """
            select body from callkit.event
            where business = :business and call = :call
            order by place offset :skip limit :limit""");
    // Most saves change no attempt and no answer: a row that is as it was is not written.
    this.countAttempt =
        names.in(
            """
            insert into callkit.attempt as old (business, call, number, provider, phase,
              carrier_call, started_at, answered_at, answered_by, ended_at, cause, seconds, cost,
              currency, disposition)
            select :business, :call, #, :provider#, :phase#, :carrierCall#, :startedAt#,
              :answeredAt#, :answeredBy#, :endedAt#, :cause#, :seconds#, :cost#, :currency#,
              :attemptDisposition#
            where\s"""
                + Saves.IF_WRITTEN
                + """

                on conflict (business, call, number) do update
                set phase = excluded.phase, carrier_call = excluded.carrier_call,
                  answered_at = excluded.answered_at, answered_by = excluded.answered_by,
                  ended_at = excluded.ended_at, cause = excluded.cause, seconds = excluded.seconds,
                  cost = excluded.cost, currency = excluded.currency,
                  disposition = excluded.disposition
                where old <> excluded""");
    this.countAnswers =
        names.in(
            """
            insert into callkit.answer as old (business, call, question, place, status, value,
              confidence, asked_at, responded_at)
            select fresh.*
            from json_populate_recordset(cast(null as callkit.answer), cast(:answers as json))
              as fresh
            where\s"""
                + Saves.IF_WRITTEN
                + """

                on conflict (business, call, question) do update
                set place = excluded.place, status = excluded.status, value = excluded.value,
                  confidence = excluded.confidence, asked_at = excluded.asked_at,
                  responded_at = excluded.responded_at
                where old <> excluded""");
    this.dropAnswers =
        names.in(
            """
            delete from callkit.answer
            where business = :business and call = :call and question <> all (:answered) and\s"""
                + Saves.IF_WRITTEN);
  }

  static String place(CallId call) {
    return "event " + call;
  }

  /** The entries at the end of the timeline, and what was selected as rows of its own. */
  List<Part> appended(CallId call, List<TimelineEntry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    List<Sealed> bodies =
        entries.stream().map(entry -> vault.seal(Codec.write(entry), place(call))).toList();
    String rows =
        IntStream.range(0, entries.size())
            .mapToObj(number -> numbered(ENTRY, number))
            .collect(Collectors.joining(", "));
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            String.format(Locale.ROOT, appendEvents, rows),
            values -> {
              for (int number = 0; number < entries.size(); number++) {
                TimelineEntry entry = entries.get(number);
                values
                    .set("entryAt" + number, Times.at(entry.at()))
                    .set("entryAttempt" + number, entry.attempt())
                    .set("entryKind" + number, EventCodec.kind(entry.event()))
                    .set("entryBody" + number, bodies.get(number).bytes());
              }
            }));
    for (int number = 0; number < entries.size(); number++) {
      if (entries.get(number).event() instanceof CallEvent.Selected selected) {
        parts.add(logged(number, selected.selection()));
      }
    }
    return parts;
  }

  private Part logged(int number, Selection selection) {
    return new Part(
        numbered(logSelection, number),
        values ->
            values
                .set("chosen" + number, selection.chosen().stream().map(QuestionId::value).toList())
                .set("verdicts" + number, Codec.verdicts(selection)));
  }

  /** The text with the number in the names of what there may be several of. */
  private static String numbered(String text, int number) {
    return text.replace("#", Integer.toString(number));
  }

  Sql<TimelineEntry> timeline(CallId call, int skip, int limit) {
    return new Sql<>(
        timeline,
        values ->
            values
                .set("business", call.business().value())
                .set("call", call.value())
                .set("skip", skip)
                .set("limit", limit),
        (row, context) -> Codec.entry(vault.open(Sealed.read(row, "body"), place(call))));
  }

  /** Attempts and answers, brought to what the record says. */
  List<Part> counted(CallRecord call) {
    List<Part> parts = new ArrayList<>();
    call.attempts().forEach(attempt -> parts.add(counted(attempt)));
    if (call.talk().isPresent()) {
      List<String> answered =
          call.answers().stream().map(answer -> answer.question().value()).toList();
      parts.add(new Part(dropAnswers, values -> values.set("answered", answered)));
    }
    if (!call.answers().isEmpty()) {
      List<Out> rows = new ArrayList<>();
      for (int place = 0; place < call.answers().size(); place++) {
        rows.add(row(call.id(), place, call.answers().get(place)));
      }
      String answers = Codec.rows(rows);
      parts.add(new Part(countAnswers, values -> values.set("answers", answers)));
    }
    return parts;
  }

  private Part counted(Attempt attempt) {
    int number = attempt.number();
    return new Part(
        numbered(countAttempt, number),
        values ->
            values
                .set("provider" + number, attempt.provider())
                .set("phase" + number, attempt.phase().name())
                .set(
                    "carrierCall" + number,
                    attempt.carrierCall().map(CarrierCallId::value).orElse(null))
                .set("startedAt" + number, Times.at(attempt.startedAt()))
                .set("answeredAt" + number, Times.at(attempt.answeredAt()))
                .set("answeredBy" + number, attempt.answeredBy().name())
                .set("endedAt" + number, Times.at(attempt.endedAt()))
                .set("cause" + number, attempt.cause().map(Enum::name).orElse(null))
                .set("seconds" + number, attempt.duration().map(CallParts::seconds).orElse(null))
                .set("cost" + number, attempt.cost().map(Money::amount).orElse(null))
                .set("currency" + number, attempt.cost().map(Money::currency).orElse(null))
                .set(
                    "attemptDisposition" + number,
                    attempt.outcome().map(o -> o.disposition().name()).orElse(null)));
  }

  private static BigDecimal seconds(Duration length) {
    return BigDecimal.valueOf(length.toMillis(), 3);
  }

  private static Out row(CallId call, int place, Answer answer) {
    Optional<AnswerValue> countable =
        answer.value().filter(value -> !(value instanceof AnswerValue.Words));
    return new Out()
        .put("business", call.business().value())
        .put("call", call.value())
        .put("question", answer.question().value())
        .put("place", place)
        .put("status", answer.status())
        .text("value", countable.map(AnswerValue::text))
        .put("confidence", answer.confidence())
        .put("asked_at", Times.text(answer.askedAt()))
        .put("responded_at", Times.text(answer.respondedAt()));
  }
}
