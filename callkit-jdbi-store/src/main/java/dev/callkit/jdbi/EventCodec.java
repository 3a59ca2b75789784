package dev.callkit.jdbi;

import dev.callkit.dialogue.Intent;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallStatus;
import dev.callkit.progress.HostNote;
import dev.callkit.question.QuestionId;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.TelephonyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What happened in a call and in its talk. */
final class EventCodec {
  // Written out: a class may be renamed, what is stored may not.
  private static final Map<Class<?>, String> KINDS =
      Map.ofEntries(
          Map.entry(CallEvent.Requested.class, "requested"),
          Map.entry(CallEvent.Postponed.class, "postponed"),
          Map.entry(CallEvent.Selected.class, "selected"),
          Map.entry(CallEvent.AttemptStarted.class, "attemptStarted"),
          Map.entry(CallEvent.Placed.class, "placed"),
          Map.entry(CallEvent.DialFailed.class, "dialFailed"),
          Map.entry(CallEvent.Network.class, "network"),
          Map.entry(CallEvent.AttemptEnded.class, "attemptEnded"),
          Map.entry(CallEvent.RetryPlanned.class, "retryPlanned"),
          Map.entry(CallEvent.Noted.class, "noted"),
          Map.entry(CallEvent.CancelRequested.class, "cancelRequested"),
          Map.entry(CallEvent.Closed.class, "closed"),
          Map.entry(InterviewFact.Said.class, "said"),
          Map.entry(InterviewFact.Replied.class, "replied"),
          Map.entry(InterviewFact.Interrupted.class, "interrupted"),
          Map.entry(InterviewFact.Reconnected.class, "reconnected"),
          Map.entry(InterviewFact.Consented.class, "consented"),
          Map.entry(InterviewFact.Asked.class, "asked"),
          Map.entry(InterviewFact.Answered.class, "answered"),
          Map.entry(InterviewFact.OptedOut.class, "optedOut"),
          Map.entry(InterviewFact.CallbackAgreed.class, "callbackAgreed"),
          Map.entry(InterviewFact.Finished.class, "finished"));

  static Out write(CallEvent event) {
    Out out = Out.is(kind(event));
    if (event instanceof CallEvent.Requested requested) {
      return out.put("dialAt", requested.dialAt());
    }
    if (event instanceof CallEvent.Postponed postponed) {
      return out.put("until", postponed.until());
    }
    if (event instanceof CallEvent.Selected selected) {
      return out.put("selection", SelectionCodec.write(selected.selection()));
    }
    if (event instanceof CallEvent.AttemptStarted started) {
      return out.put("provider", started.provider());
    }
    if (event instanceof CallEvent.Placed placed) {
      return out.put("call", placed.call().value());
    }
    if (event instanceof CallEvent.DialFailed failed) {
      return out.put("kind", failed.kind());
    }
    if (event instanceof CallEvent.Network network) {
      return out.put("event", AttemptCodec.write(network.event()));
    }
    if (event instanceof CallEvent.Talk talk) {
      return out.put("fact", write(talk.fact()));
    }
    if (event instanceof CallEvent.AttemptEnded ended) {
      return out.put("outcome", AttemptCodec.write(ended.outcome()));
    }
    if (event instanceof CallEvent.RetryPlanned planned) {
      return out.put("at", planned.at());
    }
    if (event instanceof CallEvent.Noted noted) {
      return out.put("type", noted.note().type())
          .objects(
              "details",
              noted.note().details().entrySet(),
              detail -> new Out().put("name", detail.getKey()).put("text", detail.getValue()));
    }
    if (event instanceof CallEvent.Closed closed) {
      return out.put("status", closed.status())
          .put("outcome", AttemptCodec.write(closed.outcome()));
    }
    return out;
  }

  /** The event's kind, stored beside it and readable without a key. */
  static String kind(CallEvent event) {
    if (event instanceof CallEvent.Talk talk) {
      return "talk." + kind(talk.fact());
    }
    return name(event);
  }

  static CallEvent event(In in) {
    String kind = in.is();
    if (kind.startsWith("talk.")) {
      return new CallEvent.Talk(fact(in.object("fact")));
    }
    return switch (kind) {
      case "requested" -> new CallEvent.Requested(in.instant("dialAt"));
      case "postponed" -> new CallEvent.Postponed(in.instant("until"));
      case "selected" -> new CallEvent.Selected(SelectionCodec.selection(in.object("selection")));
      case "attemptStarted" -> new CallEvent.AttemptStarted(in.text("provider"));
      case "placed" -> new CallEvent.Placed(in.parsed("call", CarrierCallId::new));
      case "dialFailed" ->
          new CallEvent.DialFailed(in.constant("kind", TelephonyException.Kind.class));
      case "network" -> new CallEvent.Network(AttemptCodec.legEvent(in.object("event")));
      case "attemptEnded" -> new CallEvent.AttemptEnded(AttemptCodec.outcome(in.object("outcome")));
      case "retryPlanned" -> new CallEvent.RetryPlanned(in.instant("at"));
      case "noted" -> new CallEvent.Noted(note(in));
      case "cancelRequested" -> new CallEvent.CancelRequested();
      case "closed" ->
          new CallEvent.Closed(
              in.constant("status", CallStatus.class), AttemptCodec.outcome(in.object("outcome")));
      default -> throw in.unknown();
    };
  }

  private static Out write(InterviewFact fact) {
    Out out = Out.is(kind(fact));
    if (fact instanceof InterviewFact.Said said) {
      return out.put("utterance", said.utterance().number()).put("text", said.text());
    }
    if (fact instanceof InterviewFact.Replied replied) {
      return out.put("turn", replied.turn().number())
          .put("heard", SpeechCodec.write(replied.heard()))
          .put("intent", replied.intent());
    }
    if (fact instanceof InterviewFact.Interrupted interrupted) {
      return out.put("utterance", interrupted.utterance().number())
          .put("playedUpTo", interrupted.playedUpTo());
    }
    if (fact instanceof InterviewFact.Consented consented) {
      return out.put("words", consented.words());
    }
    if (fact instanceof InterviewFact.Asked asked) {
      return out.put("question", asked.question().value());
    }
    if (fact instanceof InterviewFact.Answered answered) {
      return out.put("answer", TalkCodec.write(answered.answer()));
    }
    if (fact instanceof InterviewFact.CallbackAgreed agreed) {
      return out.put("when", SpeechCodec.write(agreed.when()));
    }
    if (fact instanceof InterviewFact.Finished finished) {
      return out.put("end", finished.end());
    }
    return out;
  }

  private static HostNote note(In in) {
    Map<String, String> details = new LinkedHashMap<>();
    in.objects("details", detail -> details.put(detail.text("name"), detail.text("text")));
    return new HostNote(in.text("type"), details);
  }

  private static String kind(InterviewFact fact) {
    return name(fact);
  }

  private static InterviewFact fact(In in) {
    return switch (in.is()) {
      case "said" ->
          new InterviewFact.Said(new UtteranceId(in.small("utterance")), in.text("text"));
      case "replied" ->
          new InterviewFact.Replied(
              new TurnId(in.small("turn")),
              SpeechCodec.heard(in.object("heard")),
              in.constant("intent", Intent.class));
      case "interrupted" ->
          new InterviewFact.Interrupted(
              new UtteranceId(in.small("utterance")), in.small("playedUpTo"));
      case "reconnected" -> new InterviewFact.Reconnected();
      case "consented" -> new InterviewFact.Consented(in.text("words"));
      case "asked" -> new InterviewFact.Asked(in.parsed("question", QuestionId::new));
      case "answered" -> new InterviewFact.Answered(TalkCodec.answer(in.object("answer")));
      case "optedOut" -> new InterviewFact.OptedOut();
      case "callbackAgreed" ->
          new InterviewFact.CallbackAgreed(SpeechCodec.callback(in.object("when")));
      case "finished" -> new InterviewFact.Finished(in.constant("end", InterviewEnd.class));
      default -> throw in.unknown();
    };
  }

  private static String name(Object happening) {
    return Objects.requireNonNull(
        KINDS.get(happening.getClass()), () -> "no stored name for " + happening.getClass());
  }

  private EventCodec() {}
}
