package dev.callkit.testing.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to place a call, understood.
 *
 * @param to whom to ring
 * @param from the number that is shown
 * @param url what is asked at the answer
 * @param statusUrl where the network is reported
 * @param events what of it
 * @param ringTimeout how long it rings
 * @param timeLimit how long it lasts at most
 * @param detectionUrl where the detector reports; empty if there is none
 */
record CallOrder(
    String to,
    String from,
    String url,
    Optional<String> statusUrl,
    Set<String> events,
    Duration ringTimeout,
    Optional<Duration> timeLimit,
    Optional<String> detectionUrl) {
  private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");

  /** A request that Twilio would not take. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    Refused(int code, String what) {
      super(what);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  static CallOrder of(Map<String, List<String>> form) throws Refused {
    String to = number(form, "To", 21201, 21211);
    String from = number(form, "From", 21213, 21212);
    String url = one(form, "Url").orElseThrow(() -> new Refused(21205, "Url"));
    if (!url.matches("https?://[^ _/]+/.*")) {
      throw new Refused(21205, "Url");
    }
    Set<String> events = Set.copyOf(form.getOrDefault("StatusCallbackEvent", List.of("completed")));
    if (!EVENTS.containsAll(events)) {
      throw new Refused(21626, "StatusCallbackEvent");
    }
    boolean detects = one(form, "MachineDetection").isPresent();
    boolean async = one(form, "AsyncAmd").filter("true"::equals).isPresent();
    if (detects && !async) {
      throw new Refused(21263, "MachineDetection: this local Twilio detects with AsyncAmd only");
    }
    return new CallOrder(
        to,
        from,
        url,
        one(form, "StatusCallback"),
        events,
        Duration.ofSeconds(whole(form, "Timeout", 600, 21208).orElse(60)),
        whole(form, "TimeLimit", 86_400, 21208).map(Duration::ofSeconds),
        detects ? one(form, "AsyncAmdStatusCallback") : Optional.empty());
  }

  private static String number(Map<String, List<String>> form, String name, int none, int wrong)
      throws Refused {
    String value = one(form, name).orElseThrow(() -> new Refused(none, name));
    if (!value.matches("\\+[1-9]\\d{6,14}")) {
      throw new Refused(wrong, name);
    }
    return value;
  }

  private static Optional<Integer> whole(
      Map<String, List<String>> form, String name, int most, int wrong) throws Refused {
    Optional<String> text = one(form, name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.get().matches("\\d{1,6}") || Integer.parseInt(text.get()) > most) {
      throw new Refused(wrong, name);
    }
    return Optional.of(Integer.parseInt(text.get()));
  }

  static Optional<String> one(Map<String, List<String>> form, String name) {
    return Optional.ofNullable(form.get(name)).map(values -> values.get(0));
  }

  /** Hides the numbers and addresses. */
  @Override
  public String toString() {
    return "CallOrder[" + ringTimeout + "]";
  }
}
