package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.examples.server.http.Json;
import dev.callkit.interview.InterviewFact;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.QuestionId;
import dev.callkit.telephony.LegEvent;
import java.util.Optional;

/** Timeline entries as the API shows them: what happened, when, and what belongs to it. */
final class EventJson {

  /** {@return one entry} */
  static ObjectNode of(TimelineEntry entry) {
    ObjectNode json = Json.object();
    json.put("at", entry.at().toString());
    json.put("attempt", entry.attempt());
    CallEvent event = entry.event();
    if (event instanceof CallEvent.Talk talk) {
      talk(json, talk.fact());
    } else if (event instanceof CallEvent.Network network) {
      network(json, network.event());
    } else {
      call(json, event);
    }
    return json;
  }

  private static void call(ObjectNode json, CallEvent event) {
    if (event instanceof CallEvent.Noted noted) {
      json.put("type", "noted").put("note", noted.note().type());
      ObjectNode details = json.putObject("details");
      noted.note().details().forEach(details::put);
    } else if (event instanceof CallEvent.Requested requested) {
      json.put("type", "requested").put("until", requested.dialAt().toString());
    } else if (event instanceof CallEvent.Postponed postponed) {
      json.put("type", "postponed").put("until", postponed.until().toString());
    } else if (event instanceof CallEvent.Selected selected) {
      json.put("type", "selected");
      json.set(
          "questions",
          Json.texts(selected.selection().chosen().stream().map(QuestionId::value).toList()));
    } else if (event instanceof CallEvent.AttemptStarted started) {
      json.put("type", "attempt_started").put("provider", started.provider());
    } else if (event instanceof CallEvent.Placed) {
      json.put("type", "placed");
    } else if (event instanceof CallEvent.DialFailed failed) {
      json.put("type", "dial_failed").put("cause", CallJson.lower(failed.kind()));
    } else if (event instanceof CallEvent.AttemptEnded ended) {
      json.put("type", "attempt_ended");
      CallJson.disposition(json, Optional.of(ended.outcome()));
    } else if (event instanceof CallEvent.RetryPlanned retry) {
      json.put("type", "retry_planned").put("until", retry.at().toString());
    } else if (event instanceof CallEvent.CancelRequested) {
      json.put("type", "cancel_requested");
    } else if (event instanceof CallEvent.Closed closed) {
      json.put("type", "closed").put("status", CallJson.lower(closed.status()));
      CallJson.disposition(json, Optional.of(closed.outcome()));
    } else {
      json.put("type", "other");
    }
  }

  private static void network(ObjectNode json, LegEvent event) {
    if (event instanceof LegEvent.Ringing) {
      json.put("type", "ringing");
    } else if (event instanceof LegEvent.Answered answered) {
      json.put("type", "answered").put("by", CallJson.lower(answered.by()));
    } else if (event instanceof LegEvent.Detected detected) {
      json.put("type", "detected").put("by", CallJson.lower(detected.by()));
    } else if (event instanceof LegEvent.Ended ended) {
      json.put("type", "line_ended").put("cause", CallJson.lower(ended.cause()));
    }
  }

  private static void talk(ObjectNode json, InterviewFact fact) {
    if (fact instanceof InterviewFact.Said said) {
      json.put("type", "said").put("text", said.text());
    } else if (fact instanceof InterviewFact.Replied replied) {
      json.put("type", "replied")
          .put("text", replied.heard().words())
          .put("intent", CallJson.lower(replied.intent()));
    } else if (fact instanceof InterviewFact.Interrupted) {
      json.put("type", "interrupted");
    } else if (fact instanceof InterviewFact.Reconnected) {
      json.put("type", "reconnected");
    } else if (fact instanceof InterviewFact.Consented) {
      json.put("type", "consented");
    } else if (fact instanceof InterviewFact.Asked asked) {
      json.put("type", "asked").put("question", asked.question().value());
    } else if (fact instanceof InterviewFact.Answered answered) {
      json.put("type", "answer").put("question", answered.answer().question().value());
      json.set("answer", CallJson.answer(answered.answer(), Optional.empty()));
    } else if (fact instanceof InterviewFact.OptedOut) {
      json.put("type", "opted_out");
    } else if (fact instanceof InterviewFact.CallbackAgreed callback) {
      json.put("type", "callback_agreed").put("text", callback.when().text());
    } else if (fact instanceof InterviewFact.Finished finished) {
      json.put("type", "finished").put("cause", CallJson.lower(finished.end()));
    }
  }

  private EventJson() {}
}
