package dev.callkit.testing.twilio;

import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Carries out documents, verb by verb; under the call's lock. */
final class TwimlRun {
  /** Something that goes on until it is stopped. */
  interface Activity {
    /** Whatever it does, it does it no longer. */
    void stop();
  }

  private final LocalCall call;
  private final Office office;
  private final Callee callee;
  private final Deque<Element> verbs = new ArrayDeque<>();
  private final Deque<Runnable> recordingCallbacks = new ArrayDeque<>();
  private final StringBuilder heard = new StringBuilder();
  private Optional<Activity> activity = Optional.empty();
  private String document = "";
  private long step;
  private int recordings;

  TwimlRun(LocalCall call, Office office, Callee callee) {
    this.call = call;
    this.office = office;
    this.callee = callee;
  }

  LocalCall call() {
    return call;
  }

  Office office() {
    return office;
  }

  Callee callee() {
    return callee;
  }

  void stop() {
    step++;
    verbs.clear();
    activity.ifPresent(Activity::stop);
    activity = Optional.empty();
  }

  void begin(Activity next) {
    activity = Optional.of(next);
  }

  /** Does something later, unless something else has happened by then. */
  void inThisStep(Duration after, Runnable action) {
    long mine = step;
    call.later(
        after,
        () -> {
          if (mine == step && !call.isOver()) {
            action.run();
          }
        });
  }

  /** What is going on is over. */
  void nextStep() {
    step++;
  }

  /** Asks the host for a document and carries it out. */
  void fetch(String address, Map<String, String> more) {
    step++;
    String url = absolute(address);
    Map<String, String> fields = new LinkedHashMap<>(call.standardFields());
    fields.putAll(more);
    call.asked(url);
    document = url;
    long mine = step;
    TwoAnswers both = new TwoAnswers(call);
    if (office.mishaps().asksTwice()) {
      office.asking().post(url, fields, both::second);
    }
    office
        .asking()
        .post(
            url,
            fields,
            answer -> {
              if (office.mishaps().asksTwice()) {
                both.first(answer);
              }
              call.locked(
                  () -> {
                    if (mine != step || call.isOver()) {
                      return;
                    }
                    answer
                        .filter(Asking.Answer::isDocument)
                        .ifPresentOrElse(
                            given -> replace(given.body()), () -> broken(11200, "no document"));
                  });
            });
  }

  private String absolute(String address) {
    return document.isEmpty() ? address : URI.create(document).resolve(address).toString();
  }

  /** Carries out a document in place of what is going on. */
  void replace(String twiml) {
    stop();
    try {
      verbs.addAll(Twiml.verbs(twiml));
    } catch (Twiml.Broken unusable) {
      broken(unusable.code(), String.valueOf(unusable.getMessage()));
      return;
    }
    next();
  }

  /** Twilio says a sentence of its own and hangs up. */
  private void broken(int code, String what) {
    call.alert(code, what);
    call.end("completed", 200);
  }

  void next() {
    step++;
    activity = Optional.empty();
    Element verb = verbs.poll();
    if (verb == null) {
      call.end("completed", 200);
      return;
    }
    switch (verb.getTagName().toLowerCase(Locale.ROOT)) {
      case "say" -> sayInFull(verb.getTextContent());
      case "pause" -> inThisStep(Duration.ofSeconds(Twiml.number(verb, "length", 1)), this::next);
      case "redirect" -> fetch(verb.getTextContent().strip(), Map.of());
      case "hangup" -> call.end("completed", 200);
      case "gather" -> new GatherRun(this, verb).start();
      case "start" -> record(verb);
      default -> connect(verb);
    }
  }

  private void connect(Element connect) {
    RelayRun relay = new RelayRun(this, connect, Twiml.children(connect).get(0));
    begin(relay);
    relay.start();
  }

  /** Words that nobody can stop, except by hanging up. */
  private void sayInFull(String words) {
    call.weSaid(words);
    Optional<Interjection> interjection = callee.whileHearing(words);
    if (interjection.isPresent() && interjection.get().reply() instanceof Reply.Leaves) {
      inThisStep(
          office.speaking(interjection.get().afterCharacters()), () -> call.end("completed", 200));
    }
    inThisStep(
        office.speaking(words.length()),
        () -> {
          heard(words);
          next();
        });
  }

  void heard(String words) {
    heard.append(heard.isEmpty() ? "" : " ").append(words);
  }

  /** {@return what the person has heard since they spoke last} */
  String takeHeard() {
    String words = heard.toString();
    heard.setLength(0);
    return words;
  }

  private void record(Element start) {
    for (Element recording : Twiml.children(start)) {
      String id =
          "RE" + call.sid().substring(2, 30) + String.format(Locale.ROOT, "%04d", ++recordings);
      call.recording(id);
      Twiml.attribute(recording, "recordingStatusCallback")
          .ifPresent(
              url ->
                  recordingCallbacks.add(
                      () -> {
                        Map<String, String> fields = new LinkedHashMap<>();
                        fields.put("AccountSid", office.account());
                        fields.put("CallSid", call.sid());
                        fields.put("RecordingSid", id);
                        fields.put("RecordingStatus", "completed");
                        fields.put("RecordingDuration", "30");
                        call.arrive(url, fields);
                      }));
    }
    next();
  }

  /** The call is over: its recordings are finished. */
  void finishRecordings() {
    recordingCallbacks.forEach(Runnable::run);
    recordingCallbacks.clear();
  }
}
