package dev.callkit.testing.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The frames that Twilio sends over a socket of ConversationRelay. */
final class RelayTelling {

  static String setup(String session, Map<String, String> call, Map<String, Object> parameters) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("type", "setup");
    frame.put("sessionId", session);
    frame.put("accountSid", call.get("AccountSid"));
    frame.put("parentCallSid", "");
    frame.put("callSid", call.get("CallSid"));
    frame.put("from", call.get("From"));
    frame.put("to", call.get("To"));
    frame.put("forwardedFrom", "");
    frame.put("callType", "PSTN");
    frame.put("callerName", "");
    frame.put("direction", "outbound-api");
    frame.put("callStatus", "IN_PROGRESS");
    frame.put("customParameters", parameters);
    return Json.text(frame);
  }

  static String prompt(String words, boolean last) {
    return Json.text(Map.of("type", "prompt", "voicePrompt", words, "lang", "sv-SE", "last", last));
  }

  static String key(String digit) {
    return Json.text(Map.of("type", "dtmf", "digit", digit));
  }

  static String interrupt(String heard, Duration after) {
    return Json.text(
        Map.of(
            "type",
            "interrupt",
            "utteranceUntilInterrupt",
            heard,
            "durationUntilInterruptMs",
            after.toMillis()));
  }

  static String info(String name, String value, Instant at) {
    return Json.text(Map.of("type", "info", "name", name, "value", value, "ts", at.toEpochMilli()));
  }

  static String error(String what) {
    return Json.text(Map.of("type", "error", "description", what));
  }

  private RelayTelling() {}
}
