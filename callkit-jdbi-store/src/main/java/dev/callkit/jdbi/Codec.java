package dev.callkit.jdbi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.callkit.business.Business;
import dev.callkit.call.CallId;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.Reservation;
import dev.callkit.question.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls, timeline entries and ledgers as JSON. Each document says in which form it is written;
 * fields that a newer node has added are passed over, a newer form is refused. What is stored under
 * a name stays readable under it: forms are added to, and a change that an old node would misread
 * is a new form.
 */
final class Codec {
  /** The form written, and the newest one that can be read. */
  static final int FORM = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          // A recogniser may deliver half a character, which UTF-8 cannot hold as it is.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  static byte[] write(CallRecord call) {
    return bytes(
        new Out()
            .put("form", FORM)
            .put("id", call.id().toString())
            .put("request", RequestCodec.write(call.request()))
            .put("status", call.status())
            .put("requestedAt", call.requestedAt())
            .text("wakeAt", call.wakeAt())
            .objects("attempts", call.attempts(), AttemptCodec::write)
            .put("selection", SelectionCodec.write(call.selection()))
            .object("plan", call.plan(), PlanCodec::write)
            .object("talk", call.talk(), talk -> TalkCodec.write(talk, call.plan()))
            .put("cancelRequested", call.cancelRequested())
            .put("lateness", RequestCodec.write(call.lateness()))
            .object("outcome", call.outcome(), AttemptCodec::write)
            .text("endedAt", call.endedAt()));
  }

  /** Reads a call; its version stands beside the document, since every save changes it. */
  static CallRecord call(byte[] document, long version) {
    In in = in(document, "call");
    Optional<InterviewPlan> plan = in.anyObject("plan", PlanCodec::plan);
    Selection selection = SelectionCodec.selection(in.object("selection"));
    Optional<Instant> wakeAt = in.any("wakeAt", in::instant);
    Instant requestedAt = in.instant("requestedAt");
    List<Attempt> attempts = in.objects("attempts", AttemptCodec::attempt);
    return new CallRecord(
        in.parsed("id", CallId::parse),
        RequestCodec.read(in.object("request")),
        in.constant("status", CallStatus.class),
        version,
        requestedAt,
        wakeAt,
        attempts,
        selection,
        plan,
        in.anyObject("talk", talk -> TalkCodec.talk(talk, plan)),
        in.yes("cancelRequested"),
        in.anyObject("lateness", RequestCodec::lateness)
            .orElseGet(() -> RequestCodec.unknown(requestedAt, attempts)),
        in.anyObject("outcome", AttemptCodec::outcome),
        in.any("endedAt", in::instant));
  }

  static byte[] write(TimelineEntry entry) {
    return bytes(
        new Out()
            .put("form", FORM)
            .put("at", entry.at())
            .put("attempt", entry.attempt())
            .put("event", EventCodec.write(entry.event())));
  }

  static TimelineEntry entry(byte[] document) {
    In in = in(document, "entry");
    return new TimelineEntry(
        in.instant("at"), in.small("attempt"), EventCodec.event(in.object("event")));
  }

  static byte[] write(QuestionLedger ledger) {
    return bytes(LedgerCodec.write(ledger).put("form", FORM));
  }

  static QuestionLedger ledger(byte[] document) {
    return LedgerCodec.ledger(in(document, "ledger"));
  }

  /** A reservation by itself, as it stands beside its ledger. */
  static Out document(Reservation reservation) {
    return LedgerCodec.write(reservation).put("form", FORM);
  }

  static Reservation reservation(byte[] document) {
    return LedgerCodec.reservation(in(document, "reservation"));
  }

  static byte[] write(Business business) {
    return bytes(BusinessCodec.write(business).put("form", FORM));
  }

  /** Reads what is stored of a business into builders; its questions stand by themselves. */
  static void read(byte[] document, Business.Builder business, Catalogue.Builder catalogue) {
    BusinessCodec.read(in(document, "business"), business, catalogue);
  }

  static byte[] write(Question question) {
    return bytes(QuestionCodec.write(question).put("form", FORM));
  }

  static Question question(byte[] document) {
    return QuestionCodec.question(in(document, "question"));
  }

  /** The verdicts of a selection alone: what a business may see of how it came about. */
  static String verdicts(Selection selection) {
    return text(SelectionCodec.write(selection).put("form", FORM).node());
  }

  /** Rows for {@code json_populate_recordset}: fields are columns, and what is missing is null. */
  static String rows(List<Out> rows) {
    return text(JsonNodeFactory.instance.arrayNode().addAll(rows.stream().map(Out::node).toList()));
  }

  private static byte[] bytes(Out out) {
    return text(out.node()).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values cannot be written", impossible);
    }
  }

  private static In in(byte[] document, String what) {
    JsonNode node;
    try {
      node = JSON.readTree(document);
    } catch (IOException malformed) {
      // The cause's message would quote the document.
      throw new UnreadableException(what + ": expected JSON");
    }
    In in = new In(node, what);
    int form = in.small("form");
    if (form > FORM) {
      throw new UnreadableException(
          what
              + ": written in form "
              + form
              + ", this version of the library reads up to "
              + FORM
              + "; update this node");
    }
    return in;
  }

  private Codec() {}
}
