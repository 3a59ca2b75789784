package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallSession;
import dev.callkit.progress.CallStatus;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A node that is about to be stopped finishes its talks, or hands them over. */
class DrainTest {
  private static final NodeId OTHER = new NodeId("node-2");
  private static final Duration LONG = Duration.ofMinutes(5);

  private static Shop talking() {
    return Shop.hosted(() -> SimulatedRespondent.cooperative(7), host -> host.lease(LONG));
  }

  private static CallSession inTalk(Shop shop) {
    CallSession session = shop.request(1);
    boolean talking =
        shop.time.runUntil(
            () -> session.snapshot().status() == CallStatus.IN_PROGRESS, Duration.ofMinutes(2));
    assertThat(talking).isTrue();
    shop.time.runFor(Duration.ofSeconds(20));
    return session;
  }

  private static CompletableFuture<Boolean> drain(Shop shop, Duration atMost) {
    return shop.callKit.drain(atMost).toCompletableFuture();
  }

  @Test
  void aNodeWithNothingToDoIsReadyAtOnce() {
    assertThat(drain(talking(), Duration.ofMinutes(2))).isCompletedWithValue(true);
  }

  @Test
  void aTalkThatIsGoingOnIsFinishedAndNobodyElseIsRung() {
    Shop shop = talking();
    CallSession first = inTalk(shop);
    CompletableFuture<Boolean> drained = drain(shop, Duration.ofMinutes(2));
    CallSession second = shop.request(2);
    assertThat(drained).isNotDone();

    shop.time.runFor(Duration.ofMinutes(2));

    assertThat(drained).isCompletedWithValue(true);
    assertThat(first.snapshot().status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(first.snapshot().answers()).hasSizeGreaterThan(1);
    assertThat(second.snapshot().attempts()).as("left to the other nodes").isEmpty();
    assertThat(claimable(shop, second)).containsExactly(second.id().value());
  }

  @Test
  void aTalkThatGoesOnForTooLongIsHandedOverWithoutWaitingForTheLease() {
    Shop shop = talking();
    CallSession session = inTalk(shop);
    long before = session.snapshot().version();
    CompletableFuture<Boolean> drained = drain(shop, Duration.ofSeconds(5));
    shop.time.runFor(Duration.ofSeconds(4));
    assertThat(drained).isNotDone();
    assertThat(claimable(shop, session)).as("held as long as it is finished here").isEmpty();

    shop.time.runFor(Duration.ofSeconds(2));

    assertThat(drained).isCompletedWithValue(false);
    assertThat(session.snapshot().status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(session.snapshot().version()).isGreaterThan(before);
    assertThat(claimable(shop, session)).containsExactly(session.id().value());
  }

  /** What another node could claim at the moment when the call is to be looked at next. */
  private static List<String> claimable(Shop shop, CallSession session) {
    Instant due = session.snapshot().wakeAt().orElseThrow();
    return ids(shop.store.claimDue(OTHER, due, Duration.ofMillis(1), 10));
  }

  private static List<String> ids(List<Claim> claims) {
    return claims.stream().map(claim -> claim.call().id().value()).toList();
  }
}
