package dev.callkit.testing.twilio;

import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.simulation.Pickup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One call at the local Twilio, from being placed to its one end. Everything happens under its
 * lock; nothing under it waits.
 */
final class LocalCall {
  private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.RFC_1123_DATE_TIME;

  private final String sid;
  private final CallOrder order;
  private final Office office;
  private final Callee callee;
  private final Instant createdAt;
  private final TwimlRun run;
  private final List<String> words = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> recordings = new ArrayList<>();

  private String status = "queued";
  private boolean rang;
  private boolean silent;
  private int sequence;
  private Optional<Instant> answeredAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private Optional<String> verdict = Optional.empty();
  private Optional<String> price = Optional.empty();
  private Optional<Map<String, String>> lastReport = Optional.empty();

  LocalCall(String sid, CallOrder order, Office office, Callees callees) {
    this.sid = sid;
    this.order = order;
    this.office = office;
    this.createdAt = office.clock().instant();
    this.callee = callees.at(view());
    this.run = new TwimlRun(this, office, callee);
  }

  String sid() {
    return sid;
  }

  synchronized PlacedCall view() {
    return new PlacedCall(
        sid, order.to(), order.from(), order.url(), status, rang, createdAt, endedAt);
  }

  synchronized List<String> words() {
    return List.copyOf(words);
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized List<String> recordings() {
    return List.copyOf(recordings);
  }

  /** {@return whether nothing happens any more unless we make it happen} */
  synchronized boolean isQuiet() {
    return endedAt.isPresent() || silent;
  }

  boolean isOver() {
    return endedAt.isPresent();
  }

  // The network.

  void start() {
    later(office.times().setUp(), this::reach);
  }

  /** Runs something later under the lock. */
  void later(Duration delay, Runnable task) {
    office.later(delay, () -> locked(task));
  }

  synchronized void locked(Runnable task) {
    task.run();
  }

  private void reach() {
    if (!status.equals("queued")) {
      return;
    }
    status = "ringing";
    report("initiated", "initiated");
    Pickup pickup = callee.pickup();
    if (pickup instanceof Pickup.NotReached not) {
      endUnreached(not.cause());
      return;
    }
    rang = true;
    report("ringing", "ringing");
    whileRinging(order.ringTimeout(), () -> end("no-answer", 487));
    if (pickup instanceof Pickup.Answers answers) {
      whileRinging(answers.after(), () -> answer(answers.by()));
    } else if (pickup instanceof Pickup.Declines declines) {
      whileRinging(declines.after(), () -> end("no-answer", 603));
    }
  }

  private void endUnreached(HangupCause cause) {
    switch (cause) {
      case BUSY -> end("busy", 486);
      case NUMBER_INVALID -> end("failed", 404);
      case DISCONNECTED -> end("failed", 410);
      case UNREACHABLE -> end("failed", 480);
      case BLOCKED -> end("failed", 403);
      default -> end("failed", 503);
    }
  }

  private void whileRinging(Duration after, Runnable action) {
    later(
        after,
        () -> {
          if (status.equals("ringing")) {
            action.run();
          }
        });
  }

  private void answer(AnsweredBy by) {
    status = "in-progress";
    answeredAt = Optional.of(office.clock().instant());
    report("answered", "in-progress");
    order.timeLimit().ifPresent(limit -> later(limit, () -> end("completed", 200)));
    if (order.detectionUrl().isPresent()) {
      later(office.times().detection(), () -> detect(by));
    }
    run.fetch(order.url(), Map.of());
  }

  private void detect(AnsweredBy by) {
    if (isOver()) {
      return;
    }
    String word =
        switch (by) {
          case HUMAN -> "human";
          case MACHINE -> "machine_start";
          case FAX -> "fax";
          case UNKNOWN -> "unknown";
        };
    verdict = Optional.of(word);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccountSid", office.account());
    fields.put("CallSid", sid);
    fields.put("AnsweredBy", word);
    fields.put("MachineDetectionDuration", Long.toString(office.times().detection().toMillis()));
    deliver(order.detectionUrl().orElseThrow(), fields, "amd");
  }

  /** The person, the network or we have ended it; who comes second finds it done. */
  synchronized void end(String how, int sip) {
    if (isOver()) {
      return;
    }
    boolean wasQueued = status.equals("queued");
    status = how;
    endedAt = Optional.of(office.clock().instant());
    run.stop();
    // One that never left the queue ends without a word.
    if (!wasQueued) {
      report("completed", how, sip);
    }
    run.finishRecordings();
    if (how.equals("completed")) {
      later(office.times().rating(), () -> price = Optional.of(rated()));
    }
  }

  private String rated() {
    return String.format(Locale.ROOT, "-%.5f", 0.0575 * minutes());
  }

  private long minutes() {
    return Math.max(1, (lasted().toSeconds() + 59) / 60);
  }

  private Duration lasted() {
    return Duration.between(
        answeredAt.orElseThrow(), endedAt.orElseGet(() -> office.clock().instant()));
  }

  /** Asked for through the API. {@return whether it was in time} */
  synchronized boolean hangUp(boolean alsoInProgress) {
    if (isOver()) {
      return false;
    }
    if (answeredAt.isEmpty()) {
      end("canceled", 487);
    } else if (alsoInProgress) {
      end("completed", 200);
    }
    return true;
  }

  /** Breaks off what is going on. {@return whether it was in time} */
  synchronized boolean redirect(String twiml) {
    if (!status.equals("in-progress")) {
      return false;
    }
    silent = false;
    run.replace(twiml);
    return true;
  }

  // What is reported.

  private void report(String event, String callStatus) {
    report(event, callStatus, 0);
  }

  private void report(String event, String callStatus, int sip) {
    Map<String, String> fields = standardFields(callStatus);
    fields.put("SequenceNumber", Integer.toString(sequence++));
    fields.put("Timestamp", RFC_2822.format(office.clock().instant().atOffset(ZoneOffset.UTC)));
    fields.put("CallbackSource", "call-progress-events");
    if (endedAt.isPresent()) {
      fields.put("SipResponseCode", Integer.toString(sip));
      if (answeredAt.isPresent()) {
        fields.put("CallDuration", Long.toString(lasted().toSeconds()));
        fields.put("Duration", Long.toString(minutes()));
      } else {
        fields.put("CallDuration", "0");
      }
      verdict.ifPresent(word -> fields.put("AnsweredBy", word));
    }
    lastReport = Optional.of(fields);
    if (order.events().contains(event) && order.statusUrl().isPresent()) {
      deliver(order.statusUrl().get(), fields, callStatus);
    }
  }

  /** Reports the latest status once more. */
  synchronized void reportAgain() {
    order.statusUrl().ifPresent(url -> lastReport.ifPresent(fields -> arrive(url, fields)));
  }

  Map<String, String> standardFields() {
    return standardFields(status);
  }

  private Map<String, String> standardFields(String callStatus) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("CallSid", sid);
    fields.put("AccountSid", office.account());
    fields.put("From", order.from());
    fields.put("To", order.to());
    fields.put("Caller", order.from());
    fields.put("Called", order.to());
    fields.put("CallStatus", callStatus);
    fields.put("Direction", "outbound-api");
    fields.put("ApiVersion", "2010-04-01");
    return fields;
  }

  private void deliver(String url, Map<String, String> fields, String what) {
    Delivery delivery = office.mishaps().delivery(what);
    for (int copy = 0; copy < delivery.copies(); copy++) {
      if (delivery.late().isZero()) {
        arrive(url, fields);
      } else {
        office.reportsUnderWay().incrementAndGet();
        office.later(
            delivery.late(),
            () -> {
              arrive(url, fields);
              office.reportsUnderWay().decrementAndGet();
            });
      }
    }
  }

  /** A report; what the host answers changes nothing. */
  void arrive(String url, Map<String, String> fields) {
    asked(url);
    office
        .asking()
        .post(
            url,
            fields,
            answer -> {
              if (answer.filter(given -> given.status() / 100 == 2).isEmpty()) {
                alert(11200, "report");
              }
            });
  }

  synchronized void asked(String url) {
    requests.add(url.replaceFirst("#.*", ""));
  }

  void alert(int code, String what) {
    office.alerts().add(new Alert(code, sid, what));
  }

  // What is heard.

  void weSaid(String text) {
    silent = false;
    words.add("we: " + text);
  }

  void theySaid(String text) {
    words.add("they: " + text);
  }

  void nobodySpeaks() {
    silent = true;
  }

  void recording(String id) {
    recordings.add(id);
  }

  synchronized void recordingDeleted(String id) {
    recordings.remove(id);
  }

  Optional<Instant> answeredAt() {
    return answeredAt;
  }

  /** What the API shows of it: every value is a text or null. */
  synchronized Map<String, Optional<String>> shown() {
    Map<String, Optional<String>> fields = new LinkedHashMap<>();
    fields.put("sid", Optional.of(sid));
    fields.put("account_sid", Optional.of(office.account()));
    fields.put("to", Optional.of(order.to()));
    fields.put("from", Optional.of(order.from()));
    fields.put("status", Optional.of(status));
    fields.put("direction", Optional.of("outbound-api"));
    fields.put("date_created", Optional.of(shown(createdAt)));
    fields.put("start_time", answeredAt.map(LocalCall::shown));
    fields.put("end_time", endedAt.map(LocalCall::shown));
    fields.put(
        "duration",
        endedAt.map(at -> answeredAt.isEmpty() ? "0" : Long.toString(lasted().toSeconds())));
    fields.put("price", price);
    fields.put("price_unit", Optional.of("USD"));
    fields.put("answered_by", verdict);
    fields.put("api_version", Optional.of("2010-04-01"));
    return fields;
  }

  private static String shown(Instant at) {
    return RFC_2822.format(at.atOffset(ZoneOffset.UTC));
  }
}
