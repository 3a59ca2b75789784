package dev.callkit.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.store.StoreException;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.testing.simulation.VirtualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A carrier whose book does not answer says so as every carrier does. */
class BookAwayTest {
  private static final AttemptId ATTEMPT = AttemptId.parse("shop.a.1");
  private static final DialRequest REQUEST =
      new DialRequest(
          ATTEMPT, PhoneNumber.of("+46701740605"), Duration.ofSeconds(30), Duration.ofSeconds(150));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-27T09:00:00Z"));
  private final BrowserPhones phones = new BrowserPhones("a secret", away(), time, time);

  private static LineBook away() {
    return (LineBook)
        Proxy.newProxyInstance(
            LineBook.class.getClassLoader(),
            new Class<?>[] {LineBook.class},
            (proxy, called, arguments) -> {
              throw new StoreException("on purpose", true, new IllegalStateException());
            });
  }

  private static void expect(Kind kind, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            TelephonyException.class, told -> assertThat(told.kind()).isEqualTo(kind));
  }

  @Test
  void whetherItHasRungIsNotKnownThen() {
    expect(Kind.OUTCOME_UNKNOWN, () -> phones.dial(REQUEST));
  }

  @Test
  void nothingElseCanBeAskedOfIt() {
    CarrierCallId call = new CarrierCallId("browser-" + ATTEMPT);
    expect(Kind.UNAVAILABLE, () -> phones.hangUp(call));
    expect(Kind.UNAVAILABLE, () -> phones.lookUp(call));
    expect(Kind.UNAVAILABLE, () -> phones.findDialed(REQUEST));
  }
}
