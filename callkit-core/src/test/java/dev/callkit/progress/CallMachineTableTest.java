package dev.callkit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.cost.Money;
import dev.callkit.interview.InterviewStep;
import dev.callkit.interview.TalkStates;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each input does in each status. "same" changes nothing; "noted" keeps the status. */
class CallMachineTableTest {

  /** Input | waiting | placing | connecting | in progress | each final status. */
  private static final String TABLE =
      """
      Dial             | noted     | same        | same        | same        | same
      Postpone         | noted     | same        | same        | same        | same
      Wait             | noted     | same        | same        | same        | same
      NothingToAsk     | FAILED    | same        | same        | same        | same
      Refuse           | FAILED    | same        | same        | same        | same
      RefuseSuppressed | CANCELLED | same        | same        | same        | same
      Placed           | same      | CONNECTING  | same        | same        | same
      DialUnavailable  | same      | noted       | same        | same        | same
      DialPassedOn     | same      | INITIATED   | same        | same        | same
      DialInvalid      | same      | FAILED      | same        | same        | same
      DialUnknown      | same      | noted       | same        | same        | same
      FoundPlaced      | same      | CONNECTING  | same        | same        | same
      FoundNotPlaced   | same      | noted       | same        | same        | same
      FoundUnknown     | same      | noted       | same        | same        | same
      Ringing          | same      | CONNECTING  | noted       | noted       | same
      Answered         | same      | CONNECTING  | noted       | noted       | same
      DetectedMachine  | same      | noted       | noted       | noted       | same
      EndedNoAnswer    | same      | noted       | INITIATED   | COMPLETED   | same
      EndedInvalid     | same      | FAILED      | FAILED      | COMPLETED   | same
      EndedBroken      | same      | noted       | INITIATED   | INITIATED   | same
      Talk             | same      | IN_PROGRESS | IN_PROGRESS | noted       | same
      Spent            | same      | noted       | noted       | noted       | noted
      OtherAttempt     | same      | same        | same        | same        | same
      Note             | noted     | noted       | noted       | noted       | noted
      Cancel           | CANCELLED | CANCELLED   | CANCELLED   | noted       | same
      Wake             | same      | noted       | noted       | noted       | same
      """;

  private static final Map<String, CallInput> INPUTS = inputs();

  private static Map<String, CallInput> inputs() {
    Outcome gate = new Outcome(Disposition.NOT_ATTEMPTED, "a gate");
    Map<String, CallInput> inputs = new LinkedHashMap<>();
    inputs.put("Dial", new CallInput.Dial("carrier", Optional.of(Calls.SELECTION), Calls.PLAN));
    inputs.put("Postpone", new CallInput.Postpone(Calls.START.plusSeconds(999)));
    inputs.put("Wait", new CallInput.Wait(Calls.START.plusSeconds(2), DelayCause.PACE));
    inputs.put("NothingToAsk", new CallInput.NothingToAsk(Calls.SELECTION));
    inputs.put("Refuse", new CallInput.Refuse(gate, false));
    inputs.put("RefuseSuppressed", new CallInput.Refuse(gate, true));
    inputs.put("Placed", new CallInput.Placed(1, Calls.CARRIER_CALL));
    inputs.put("DialUnavailable", dialFailed(Kind.UNAVAILABLE));
    inputs.put(
        "DialPassedOn",
        new CallInput.DialFailed(
            1,
            Kind.UNAVAILABLE,
            Optional.of(Calls.START.plusSeconds(39)),
            Optional.of(Calls.START)));
    inputs.put("DialInvalid", dialFailed(Kind.NUMBER_INVALID));
    inputs.put("DialUnknown", dialFailed(Kind.OUTCOME_UNKNOWN));
    inputs.put("FoundPlaced", searched(new DialSearch.Placed(Calls.CARRIER_CALL)));
    inputs.put("FoundNotPlaced", searched(new DialSearch.NotPlaced()));
    inputs.put("FoundUnknown", searched(new DialSearch.Unknown()));
    inputs.put("Ringing", new CallInput.Leg(1, new LegEvent.Ringing(Calls.START, Calls.LEG)));
    inputs.put(
        "Answered",
        new CallInput.Leg(1, new LegEvent.Answered(Calls.START, Calls.LEG, AnsweredBy.UNKNOWN)));
    inputs.put(
        "DetectedMachine",
        new CallInput.Leg(1, new LegEvent.Detected(Calls.START, AnsweredBy.MACHINE)));
    inputs.put("EndedNoAnswer", ended(HangupCause.NO_ANSWER));
    inputs.put("EndedInvalid", ended(HangupCause.NUMBER_INVALID));
    inputs.put("EndedBroken", ended(HangupCause.NETWORK_FAILURE));
    inputs.put(
        "Talk",
        new CallInput.Talk(1, new InterviewStep(TalkStates.goingOn(1, 2), List.of(), List.of())));
    inputs.put("Spent", new CallInput.Spent(1, Money.of("0.001", "USD")));
    inputs.put(
        "OtherAttempt", new CallInput.Leg(2, LegEvent.Ended.of(Calls.START, HangupCause.BUSY)));
    inputs.put("Note", new CallInput.Note(new HostNote("coupon_sent", Map.of("code", "A1"))));
    inputs.put("Cancel", new CallInput.Cancel());
    inputs.put("Wake", new CallInput.Wake());
    return inputs;
  }

  /** The table's attempt in placing is looked at after 39 s. */
  private static CallInput searched(DialSearch found) {
    return new CallInput.Searched(1, found, Optional.of(Calls.START.plusSeconds(39)));
  }

  private static CallInput dialFailed(Kind kind) {
    return new CallInput.DialFailed(
        1, kind, Optional.of(Calls.START.plusSeconds(39)), Optional.empty());
  }

  private static CallInput ended(HangupCause cause) {
    return new CallInput.Leg(1, LegEvent.Ended.of(Calls.START, cause));
  }

  private static final Map<String, Supplier<Calls>> STATES = states();

  private static Map<String, Supplier<Calls>> states() {
    Map<String, Supplier<Calls>> states = new LinkedHashMap<>();
    states.put("waiting", Calls::accepted);
    states.put("placing", Calls::dialled);
    states.put("connecting", Calls::placed);
    states.put("in progress", () -> Calls.talking(TalkStates.goingOn(0, 2)));
    states.put(
        "completed", () -> Calls.talking(TalkStates.finished(2, 2)).ends(HangupCause.WE_HUNG_UP));
    states.put("failed", () -> Calls.placed().ends(HangupCause.DISCONNECTED));
    states.put(
        "timeout", () -> Calls.talking(TalkStates.timeUp(1, 2)).ends(HangupCause.WE_HUNG_UP));
    states.put("cancelled", () -> Calls.placed().cancel());
    return states;
  }

  private record Cell(String state, String input, String expected) {
    @Override
    public String toString() {
      return state + ": " + input + " -> " + expected;
    }
  }

  static Stream<Cell> cells() {
    List<String> columns = List.copyOf(STATES.keySet());
    return TABLE
        .lines()
        .flatMap(
            row -> {
              String[] cells = row.split("\\|", -1);
              return columns.stream()
                  .map(
                      state ->
                          new Cell(
                              state,
                              cells[0].strip(),
                              cells[1 + Math.min(columns.indexOf(state), 4)].strip()));
            });
  }

  @Test
  void noCellIsMissing() {
    assertThat(TABLE.lines().map(row -> row.substring(0, row.indexOf('|')).strip()))
        .containsExactlyElementsOf(INPUTS.keySet());
    Set<Class<?>> kinds = new HashSet<>();
    INPUTS.values().forEach(input -> kinds.add(input.getClass()));
    assertThat(kinds).containsExactlyInAnyOrder(CallInput.class.getPermittedSubclasses());
    Set<CallStatus> statuses = new HashSet<>();
    STATES.values().forEach(state -> statuses.add(state.get().status()));
    assertThat(statuses).containsExactlyInAnyOrder(CallStatus.values());
    assertThat(cells()).hasSize(INPUTS.size() * STATES.size());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anInputInAStatusDoesWhatTheTableSays(Cell cell) {
    Calls calls = STATES.get(cell.state()).get();
    CallRecord before = calls.call();
    if (cell.input().equals("Wake") && before.wakeAt().isPresent()) {
      calls.whenDue();
    }
    calls.take(INPUTS.get(cell.input()));

    if (cell.expected().equals("same")) {
      assertThat(calls.changedNothing(before)).isTrue();
      return;
    }
    CallStatus expected =
        cell.expected().equals("noted") ? before.status() : CallStatus.valueOf(cell.expected());
    assertThat(calls.status()).isEqualTo(expected);
    assertThat(calls.changedNothing(before)).isFalse();
    boolean noted = before.status() == expected || before.status().successors().contains(expected);
    boolean throughConnecting =
        before.status() == CallStatus.INITIATED && expected == CallStatus.IN_PROGRESS;
    assertThat(noted || throughConnecting).as("a legal transition").isTrue();
  }

  @Test
  void aWakeBeforeItsTimeChangesNothing() {
    for (Supplier<Calls> state : STATES.values()) {
      Calls calls = state.get().later(Duration.ofNanos(-1));
      CallRecord before = calls.call();
      calls.wake();
      assertThat(calls.changedNothing(before)).isTrue();
    }
  }

  @Test
  void finalStatesHaveNoSuccessorsAndTheOthersHaveSome() {
    for (CallStatus status : CallStatus.values()) {
      assertThat(status.successors().isEmpty()).isEqualTo(status.isFinal());
      assertThat(status.successors()).doesNotContain(status);
    }
  }
}
