package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.contract.CarrierRig;
import dev.callkit.testing.simulation.FastTime;
import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.twilio.Callee;
import dev.callkit.testing.twilio.LocalTwilio;
import dev.callkit.testing.twilio.PlacedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The adapter over real HTTP and sockets, with the local Twilio behind. */
final class LocalTwilioRig implements CarrierRig {
  private static final int PACE = 12;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int STEADY = 10;

  private final FastTime time = new FastTime(Instant.parse("2026-11-27T09:00:00Z"), PACE, 8);
  private final LocalTwilio network;
  private final JavalinHost server;
  private final TwilioTelephony adapter;
  private Callee next = ringsOut();
  private boolean nextHangsUp;
  private int looksInARow;
  private final Set<String> toEnd = ConcurrentHashMap.newKeySet();

  LocalTwilioRig(WayToTalk way, LegEvents legs, Conversations conversations) {
    network =
        LocalTwilio.builder(Lab.ACCOUNT, Lab.TOKEN, time, call -> take(call.sid()))
            // As on an ordinary line, what is hung up at once has not begun to ring.
            .setUp(Duration.ofSeconds(1))
            .start();
    server = new JavalinHost(this::adapter);
    adapter =
        TwilioTelephony.builder(Lab.ACCOUNT, Lab.TOKEN)
            .from(Lab.FROM)
            .publicUrl(server.url())
            .api(network.api())
            .talkBy(way)
            .clock(time)
            .tasks(time)
            .build();
    adapter.attach(legs, conversations);
  }

  private TwilioTelephony adapter() {
    return adapter;
  }

  private static Callee silent() {
    return said -> Reply.silence();
  }

  private static Callee ringsOut() {
    return silent().meeting(new Pickup.NoAnswer());
  }

  private synchronized Callee take(String sid) {
    Callee now = next;
    if (nextHangsUp) {
      toEnd.add(sid);
    }
    next = ringsOut();
    nextHangsUp = false;
    return now;
  }

  @Override
  public TelephonyProvider provider() {
    return adapter;
  }

  @Override
  public synchronized void nextPerson(Meeting meeting) {
    nextHangsUp = meeting == Meeting.ANSWERS_AND_HANGS_UP || meeting == Meeting.BUSY;
    next =
        switch (meeting) {
          case LETS_IT_RING -> ringsOut();
          case ANSWERS -> silent();
          case ANSWERS_AND_HANGS_UP ->
              silent().interrupting("Hej", new Interjection(5, Reply.hangsUp()));
          case BUSY -> silent().meeting(new Pickup.NotReached(HangupCause.BUSY));
        };
  }

  @Override
  public void nextRequest(Accident accident) {
    if (accident == Accident.ANSWER_LOST) {
      network.mishaps().loseNextCallAnswer();
    } else {
      network.mishaps().loseNextCallRequest();
    }
  }

  @Override
  public boolean nextRequestRefused(Kind kind) {
    switch (kind) {
      case NUMBER_INVALID -> network.mishaps().refuseNextCall(400, 21211);
      case NUMBER_BLOCKED -> network.mishaps().refuseNextCall(400, 21216);
      case RATE_LIMITED -> network.mishaps().refuseNextCall(429, 20429);
      case REFUSED -> network.mishaps().refuseNextCall(401, 20003);
      default -> {
        // Whatever Twilio answers with 5xx may have been placed.
        return false;
      }
    }
    return true;
  }

  private List<PlacedCall> of(AttemptId attempt) {
    return network.calls().stream()
        .filter(call -> call.url().contains("/" + attempt + "/"))
        .toList();
  }

  @Override
  public int rings(AttemptId attempt) {
    return (int) of(attempt).stream().filter(PlacedCall::rang).count();
  }

  /**
   * Nothing is under way, whoever hangs up has done so, and it stays like that: between two threads
   * of ours there are moments in which nothing seems to happen.
   */
  private boolean isSettled() {
    boolean quiet =
        network.isQuiet()
            && network.calls().stream()
                .filter(call -> toEnd.contains(call.sid()))
                .allMatch(PlacedCall::isOver);
    looksInARow = quiet ? looksInARow + 1 : 0;
    return looksInARow >= STEADY;
  }

  @Override
  public void settle() {
    looksInARow = 0;
    if (!network.await(this::isSettled, LONGEST)) {
      throw new AssertionError("not settled: " + network.calls() + " " + network.alerts());
    }
  }

  @Override
  public void reportEndAgain(AttemptId attempt) {
    of(attempt).forEach(call -> network.reportAgain(call.sid()));
    settle();
  }

  @Override
  public void close() {
    network.close();
    adapter.close();
    server.close();
    time.close();
  }
}
