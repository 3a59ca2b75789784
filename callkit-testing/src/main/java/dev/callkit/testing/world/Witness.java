package dev.callkit.testing.world;

import dev.callkit.call.AttemptId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.cost.Money;
import dev.callkit.cost.Tariff;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.Question;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.DialRequest;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.CarrierListener;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Stands beside everything: hears every line, sees every write, and checks what must be true then
 * and there. It works by what people hear and what is stored, not by what the library says of
 * itself.
 */
final class Witness implements CarrierListener {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(120 + 25);
  private static final String LOST_SOUND = Script.standard().text(ScriptLine.RECONNECTED);
  private static final String DISCLOSURE = "AI-assistent";

  /** One line, from the ringing to its end. */
  private static final class Heard {
    Instant answeredAt = Instant.MAX;
    boolean machine;
    boolean weSpoke;
    boolean refusing;
    String lastWords = "";
    String lastQuestion = "";
    final List<String> acknowledged = new ArrayList<>();
    final StringBuilder spoken = new StringBuilder();
  }

  final Invariant ringsOnce = new Invariant("No attempt rings twice.");
  final Invariant inHours = new Invariant("Nobody is rung outside calling hours.");
  final Invariant notSuppressed = new Invariant("Nobody who asked not to be is rung again.");
  final Invariant disclosed = new Invariant("Every talk begins with saying that it is an AI.");
  final Invariant noMeansNo = new Invariant("Nobody who said no is asked a question.");
  final Invariant endsOnce = new Invariant("Every call ends, and ends once.");
  final Invariant inTime = new Invariant("No call outlives its limit.");
  final Invariant keeps = new Invariant("Every answer that was acknowledged is stored.");
  final Invariant quotes = new Invariant("Every stored answer quotes what was heard.");
  final Invariant affordable = new Invariant("No call costs more than its budget.");
  final Invariant settled = new Invariant("Every reservation is settled or given back.");
  final Invariant apart = new Invariant("A business sees its own calls only.");

  private final Optional<Tariff> tariff;
  private final Map<AttemptId, String> carriers = new HashMap<>();
  private final Map<CallId, Money> spent = new HashMap<>();
  private final Map<AttemptId, Heard> lines = new LinkedHashMap<>();
  private final Map<AttemptId, Integer> rings = new HashMap<>();
  private final Set<AttemptId> refusals = new HashSet<>();
  private final Set<PhoneNumber> suppressed = new HashSet<>();
  private final Map<CallId, CallRecord> calls = new LinkedHashMap<>();
  private final Map<CallId, Integer> closings = new HashMap<>();
  private final Set<String> questions = new HashSet<>();
  private final CRC32 digest = new CRC32();
  private int open;

  Witness(List<Question> asked, Optional<Tariff> tariff) {
    this.tariff = tariff;
    asked.forEach(question -> questions.add(question.text()));
  }

  /** Calls that are not final. */
  int open() {
    return open;
  }

  Map<CallId, CallRecord> calls() {
    return calls;
  }

  String digest() {
    return Long.toHexString(digest.getValue());
  }

  private void note(Object... parts) {
    for (Object part : parts) {
      digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  // The store.

  void created(CallRecord call) {
    if (calls.putIfAbsent(call.id(), call) == null) {
      open++;
      note("created", call.id(), call.requestedAt());
    }
  }

  void saved(Save save, SaveResult result) {
    if (!(result instanceof SaveResult.Saved done)) {
      return;
    }
    CallRecord call = done.call();
    note(call.id(), call.version(), call.status(), call.wakeAt());
    PhoneNumber phone = call.request().respondent().phone();
    if (save.unlessSuppressed()) {
      notSuppressed.check(!suppressed.contains(phone), call.id());
    }
    if (save.suppress()) {
      suppressed.add(phone);
    }
    for (TimelineEntry entry : save.entries()) {
      if (entry.event() instanceof CallEvent.Closed) {
        open--;
        endsOnce.check(closings.merge(call.id(), 1, Integer::sum) == 1, call.id(), "ended twice");
      }
    }
    calls.put(call.id(), call);
  }

  // The lines.

  /** Somebody is about to be rung. */
  void placed(DialRequest request, String carrier, boolean refuses) {
    AttemptId attempt = request.attempt();
    carriers.put(attempt, carrier);
    if (refuses) {
      refusals.add(attempt);
    }
  }

  /** A reply has reached a node that lives. */
  void delivered(AttemptId attempt, String words) {
    lines.computeIfAbsent(attempt, any -> new Heard()).lastWords = words;
  }

  @Override
  public void heard(AttemptId attempt, Audible sound) {
    note(attempt, sound.at(), sound.getClass().getSimpleName());
    Heard line = lines.computeIfAbsent(attempt, any -> new Heard());
    if (sound instanceof Audible.Rings) {
      ringsOnce.check(rings.merge(attempt, 1, Integer::sum) == 1, attempt);
      inHours.check(mayRing(attempt, sound.at()), attempt, sound.at());
    } else if (sound instanceof Audible.Answered answered) {
      line.answeredAt = answered.at();
      line.machine = answered.by() != AnsweredBy.HUMAN;
    } else if (sound instanceof Audible.WeSay say) {
      weSay(attempt, line, say.text());
    } else if (sound instanceof Audible.TheySay they) {
      line.spoken.append(' ').append(they.words());
      line.refusing |= refusals.contains(attempt) && they.complete();
    } else if (sound instanceof Audible.TheyPress keys) {
      line.spoken.append(' ').append(keys.keys());
    } else if (sound instanceof Audible.Over over) {
      boolean answered = !line.answeredAt.equals(Instant.MAX);
      Duration lasted = answered ? Duration.between(line.answeredAt, over.at()) : Duration.ZERO;
      inTime.check(lasted.compareTo(LONGEST_CALL) <= 0, attempt, lasted);
      charge(attempt, lasted);
    }
  }

  /** What the carrier charges is what the line was open for, whatever anybody believes. */
  private void charge(AttemptId attempt, Duration lasted) {
    CallRecord call = calls.get(attempt.call());
    String carrier = carriers.get(attempt);
    if (call == null || carrier == null) {
      return;
    }
    PhoneNumber phone = call.request().respondent().phone();
    tariff
        .flatMap(list -> list.rate(carrier, phone))
        .map(rate -> rate.estimate(lasted))
        .ifPresent(cost -> spent.merge(attempt.call(), cost, Money::plus));
  }

  private void weSay(AttemptId attempt, Heard line, String text) {
    if (!line.weSpoke && !line.machine) {
      disclosed.check(text.contains(DISCLOSURE), attempt);
    }
    line.weSpoke = true;
    if (text.equals(LOST_SOUND)) {
      // Says that the last words were perhaps not heard; what is asked next takes nothing as said.
      line.lastWords = "";
    }
    if (questions.contains(text)) {
      noMeansNo.check(!line.refusing, attempt);
      // Going on to another question says that the reply was taken; the same one again does not.
      if (!line.lastWords.isEmpty() && !text.equals(line.lastQuestion)) {
        line.acknowledged.add(line.lastWords);
      }
      line.lastQuestion = text;
      line.lastWords = "";
    }
  }

  /** The rules once more, written down plainly. */
  private boolean mayRing(AttemptId attempt, Instant at) {
    CallRecord call = calls.get(attempt.call());
    if (call == null) {
      return false;
    }
    boolean redial =
        call.attempts().stream()
            .anyMatch(each -> each.number() == attempt.number() && each.redial());
    ZonedDateTime local = at.atZone(Respondent.SWEDEN);
    int hour = local.getHour();
    // What was decided in time takes a moment to ring.
    ZonedDateTime decided = local.minusSeconds(75);
    Instant verified = call.request().basis().verifiedAt();
    boolean justAsked =
        decided.toInstant().isBefore(verified.plus(Duration.ofMinutes(30))) && hour >= 7;
    if (redial || (justAsked && decided.getHour() < 22)) {
      return true;
    }
    boolean weekend =
        local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? hour >= 10 && decided.getHour() < 18 : hour >= 9 && decided.getHour() < 20;
  }

  // The end.

  /**
   * Looks at a call when all is over.
   *
   * @param budget what it may have cost; compared if the tariff has the same currency
   */
  void last(CallRecord call, List<TimelineEntry> timeline, Optional<Money> budget) {
    Optional<Money> cost = Optional.ofNullable(spent.get(call.id()));
    cost.flatMap(all -> budget.filter(most -> most.currency().equals(all.currency())))
        .ifPresent(
            most -> affordable.check(!cost.orElseThrow().isMoreThan(most), call.id(), cost, most));
    endsOnce.check(call.status().isFinal(), call.id(), call.status(), call.wakeAt());
    StringBuilder stored = new StringBuilder();
    for (TimelineEntry entry : timeline) {
      if (entry.event() instanceof CallEvent.Talk talk
          && talk.fact() instanceof InterviewFact.Replied replied) {
        stored.append('\n').append(replied.heard().words());
      }
    }
    StringBuilder spoken = new StringBuilder();
    for (Attempt attempt : call.attempts()) {
      Heard line = lines.get(new AttemptId(call.id(), attempt.number()));
      if (line != null) {
        spoken.append(line.spoken);
        for (String words : line.acknowledged) {
          keeps.check(stored.indexOf(words) >= 0, call.id(), attempt.number());
        }
      }
    }
    call.answers().stream()
        .filter(answer -> !answer.words().isBlank())
        .forEach(
            answer ->
                quotes.check(spoken.indexOf(answer.words()) >= 0, call.id(), answer.question()));
  }

  List<Invariant> all() {
    return List.of(
        ringsOnce,
        inHours,
        notSuppressed,
        disclosed,
        noMeansNo,
        endsOnce,
        inTime,
        keeps,
        quotes,
        affordable,
        settled,
        apart);
  }
}
