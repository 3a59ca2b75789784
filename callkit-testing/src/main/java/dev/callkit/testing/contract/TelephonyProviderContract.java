package dev.callkit.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callkit.call.AttemptId;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.contract.CarrierRig.Accident;
import dev.callkit.testing.contract.CarrierRig.Meeting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link TelephonyProvider} promises, as tests. An implementer extends this class, says
 * how to make a {@link CarrierRig}, and runs it; the numbers in the display names are those of the
 * port's rules. What a carrier cannot do, by its capabilities, is skipped with the reason.
 */
public abstract class TelephonyProviderContract {
  private static final String DIGITS = "701740605";
  private static final PhoneNumber PHONE = PhoneNumber.of("+46" + DIGITS);

  private final ReportedLegs reports = new ReportedLegs();
  private CarrierRig rig;
  private TelephonyProvider carrier;

  /**
   * Makes an adapter and its network, on which nothing has happened yet.
   *
   * @param legs where the adapter reports what the network does
   * @param conversations where the adapter brings the talk; it says one sentence and listens once
   */
  protected abstract CarrierRig rig(LegEvents legs, Conversations conversations);

  /** Makes the rig. */
  @BeforeEach
  final void openRig() {
    rig = rig(reports, new OneSentence());
    carrier = rig.provider();
  }

  /** Gives it back. */
  @AfterEach
  final void closeRig() {
    rig.close();
  }

  private static DialRequest request(String call) {
    return new DialRequest(
        new AttemptId(new CallId(new BusinessId("shop"), call), 1),
        PHONE,
        Duration.ofSeconds(20),
        Duration.ofSeconds(120));
  }

  private CarrierCall dial(DialRequest request, Meeting meeting) {
    rig.nextPerson(meeting);
    CarrierCall call = carrier.dial(request);
    rig.settle();
    return call;
  }

  private TelephonyException failure(DialRequest request) {
    TelephonyException failed =
        catchThrowableOfType(TelephonyException.class, () -> carrier.dial(request));
    assertThat(failed).as("dial failed").isNotNull();
    return failed;
  }

  private void needs(Capability capability) {
    Assumptions.assumeTrue(
        carrier.capabilities().contains(capability), "this carrier has no " + capability);
  }

  @Test
  @DisplayName("1: one dial rings once, and the call it returns carries the carrier's name")
  void oneDialRingsOnce() {
    CarrierCall call = dial(request("a"), Meeting.LETS_IT_RING);
    assertThat(rig.rings(request("a").attempt())).isEqualTo(1);
    assertThat(call.provider()).isEqualTo(carrier.name());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("1, 2: a lost answer rings at most once, and says that the outcome is unknown")
  void aLostAnswerIsAnUnknownOutcome(Accident accident) {
    rig.nextRequest(accident);
    assertThat(failure(request("a")).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    rig.settle();
    assertThat(rig.rings(request("a").attempt()))
        .isEqualTo(accident == Accident.ANSWER_LOST ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OUTCOME_UNKNOWN")
  @DisplayName(
      "2: a refusal tells its kind, certainly nobody is rung, and only some can be retried")
  void aRefusalRingsNobody(Kind kind) {
    Assumptions.assumeTrue(rig.nextRequestRefused(kind), "this carrier never refuses by " + kind);
    TelephonyException refused = failure(request("a"));
    assertThat(refused.kind()).isEqualTo(kind);
    rig.settle();
    assertThat(rig.rings(request("a").attempt())).isZero();
    assertThat(refused.retryable())
        .isEqualTo(kind == Kind.RATE_LIMITED || kind == Kind.UNAVAILABLE);
    // The next one is served again.
    dial(request("b"), Meeting.LETS_IT_RING);
    assertThat(rig.rings(request("b").attempt())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("3: each placed call has one end, which says why, also when it is reported again")
  void eachCallHasOneEnd(Meeting meeting) {
    CarrierCall call = dial(request("a"), meeting);
    if (meeting == Meeting.ANSWERS) {
      needs(Capability.HANG_UP);
      carrier.hangUp(call.id());
      rig.settle();
    }
    AttemptId attempt = request("a").attempt();
    assertThat(reports.ends(attempt)).isNotEmpty();
    rig.reportEndAgain(attempt);
    assertThat(reports.ends(attempt))
        .extracting(LegEvent.Ended::cause)
        .containsOnly(cause(meeting));
  }

  private static HangupCause cause(Meeting meeting) {
    return switch (meeting) {
      case LETS_IT_RING -> HangupCause.NO_ANSWER;
      case ANSWERS -> HangupCause.WE_HUNG_UP;
      case ANSWERS_AND_HANGS_UP -> HangupCause.RESPONDENT_HUNG_UP;
      case BUSY -> HangupCause.BUSY;
    };
  }

  @Test
  @DisplayName("4: what happens to one attempt is reported of no other")
  void reportsBelongToTheirAttempt() {
    rig.nextPerson(Meeting.ANSWERS_AND_HANGS_UP);
    CarrierCall answered = carrier.dial(request("a"));
    rig.nextPerson(Meeting.BUSY);
    CarrierCall engaged = carrier.dial(request("b"));
    rig.settle();
    assertThat(answered.id()).isNotEqualTo(engaged.id());
    assertThat(reports.of(request("a").attempt())).anyMatch(LegEvent.Answered.class::isInstance);
    assertThat(reports.of(request("b").attempt())).noneMatch(LegEvent.Answered.class::isInstance);
    assertThat(reports.attempts())
        .containsExactlyInAnyOrder(request("a").attempt(), request("b").attempt());
  }

  @Test
  @DisplayName("4: a placed call whose answer was lost reports under its attempt all the same")
  void aLostAnswerIsMadeUpForByReports() {
    rig.nextRequest(Accident.ANSWER_LOST);
    rig.nextPerson(Meeting.ANSWERS_AND_HANGS_UP);
    failure(request("a"));
    rig.settle();
    assertThat(reports.ends(request("a").attempt()))
        .extracting(LegEvent.Ended::cause)
        .contains(HangupCause.RESPONDENT_HUNG_UP);
  }

  @Test
  @DisplayName("5: hanging up what is over, or was never there, does nothing")
  void hangingUpWhatIsOverDoesNothing() {
    needs(Capability.HANG_UP);
    CarrierCall call = dial(request("a"), Meeting.ANSWERS_AND_HANGS_UP);
    assertThatCode(() -> carrier.hangUp(call.id())).doesNotThrowAnyException();
    assertThatCode(() -> carrier.hangUp(call.id())).doesNotThrowAnyException();
    assertThatCode(() -> carrier.hangUp(new CarrierCallId("never-there")))
        .doesNotThrowAnyException();
    rig.settle();
    assertThat(reports.ends(request("a").attempt()))
        .extracting(LegEvent.Ended::cause)
        .containsOnly(HangupCause.RESPONDENT_HUNG_UP);
  }

  @Test
  @DisplayName("5: a call that rings is taken back by hanging up")
  void aRingingCallIsTakenBack() {
    needs(Capability.HANG_UP);
    rig.nextPerson(Meeting.LETS_IT_RING);
    CarrierCall call = carrier.dial(request("a"));
    carrier.hangUp(call.id());
    rig.settle();
    assertThat(reports.ends(request("a").attempt()))
        .extracting(LegEvent.Ended::cause)
        .containsOnly(HangupCause.CANCELED);
  }

  @Test
  @DisplayName("6: a search finds what was placed, and says not placed only if nothing will ring")
  void aSearchFindsWhatWasPlaced() {
    needs(Capability.FIND_DIALED);
    rig.nextRequest(Accident.ANSWER_LOST);
    failure(request("a"));
    rig.settle();
    assertThat(carrier.findDialed(request("a"))).isInstanceOf(DialSearch.Placed.class);

    rig.nextRequest(Accident.REQUEST_LOST);
    failure(request("b"));
    rig.settle();
    assertThat(carrier.findDialed(request("b")))
        .isInstanceOfAny(DialSearch.NotPlaced.class, DialSearch.Unknown.class);
    rig.settle();
    assertThat(rig.rings(request("b").attempt())).isZero();
  }

  @Test
  @DisplayName("6: a search for a call that goes on gives the id that dial would have given")
  void aSearchGivesTheId() {
    needs(Capability.FIND_DIALED);
    CarrierCall call = dial(request("a"), Meeting.ANSWERS);
    assertThat(carrier.findDialed(request("a"))).isEqualTo(new DialSearch.Placed(call));
  }

  @Test
  @DisplayName("6: without the capability a search says that it cannot tell")
  void withoutTheCapabilityASearchCannotTell() {
    Assumptions.assumeFalse(
        carrier.capabilities().contains(Capability.FIND_DIALED), "this carrier can search");
    dial(request("a"), Meeting.LETS_IT_RING);
    assertThat(carrier.findDialed(request("a"))).isInstanceOf(DialSearch.Unknown.class);
  }

  @Test
  @DisplayName("7: no whole numbers in messages, causes or toString")
  void noWholeNumbersGetOut() {
    rig.nextRequest(Accident.REQUEST_LOST);
    for (Throwable cause = failure(request("a")); cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(DIGITS);
    }
    if (rig.nextRequestRefused(Kind.NUMBER_INVALID)) {
      for (Throwable cause = failure(request("b")); cause != null; cause = cause.getCause()) {
        assertThat(cause.toString()).doesNotContain(DIGITS);
      }
    }
    assertThat(carrier.toString()).doesNotContain(DIGITS);
    assertThat(dial(request("c"), Meeting.BUSY).toString()).doesNotContain(DIGITS);
  }

  @Test
  @DisplayName("8: the name is short and, like the capabilities, never changes")
  void nameAndCapabilitiesStay() {
    String name = carrier.name();
    assertThat(name).matches("[a-z0-9-]{1,40}");
    List<Capability> before = List.copyOf(carrier.capabilities());
    dial(request("a"), Meeting.ANSWERS_AND_HANGS_UP);
    assertThat(carrier.name()).isEqualTo(name);
    assertThat(carrier.capabilities()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  @DisplayName("9: a look-up tells how a call stands and how it ended, as it was reported")
  void aLookUpTellsHowACallStands() {
    needs(Capability.LOOK_UP);
    CarrierCall talking = dial(request("a"), Meeting.ANSWERS);
    assertThat(carrier.lookUp(talking.id()))
        .map(LegStatus::phase)
        .contains(LegStatus.Phase.TALKING);
    CarrierCall over = dial(request("b"), Meeting.ANSWERS_AND_HANGS_UP);
    Optional<LegStatus> status = carrier.lookUp(over.id());
    assertThat(status.map(LegStatus::phase)).contains(LegStatus.Phase.ENDED);
    assertThat(status.flatMap(LegStatus::end).map(LegEvent.Ended::cause))
        .contains(reports.ends(request("b").attempt()).get(0).cause());
    assertThat(carrier.lookUp(new CarrierCallId("never-there"))).isEmpty();
  }
}
