package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.business.BusinessDirectory;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.CallStatus;
import dev.callkit.progress.CallStep;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.store.Claim;
import dev.callkit.store.Save;
import dev.callkit.testing.simulation.VirtualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What a dial asks the store for. A claim and a save give the call as it is, so it is not read
 * again; and if somebody else has changed it after all, the decision is taken anew.
 */
class FewReadsTest {
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final Business BUSINESS =
      Business.builder(SHOP, "Matboden")
          .catalogue(
              new Catalogue(
                  List.of(
                      Question.builder(
                              "hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
                          .build())))
          .build();

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final CallStore kept = CallStore.inMemory();
  private final HandCarrier carrier = new HandCarrier();
  private final List<String> asked = new ArrayList<>();
  private Consumer<Claim> afterClaiming = claim -> {};

  private final CallStore store =
      (CallStore)
          Proxy.newProxyInstance(
              CallStore.class.getClassLoader(),
              new Class<?>[] {CallStore.class},
              (proxy, method, arguments) -> ask(method, arguments));

  private Object ask(Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(kept, arguments);
      boolean emptyClaim = answer instanceof List<?> claims && claims.isEmpty();
      if (!emptyClaim) {
        asked.add(method.getName());
      }
      if (method.getName().equals("claimDue")) {
        ((List<?>) answer).forEach(claim -> afterClaiming.accept((Claim) claim));
      }
      return answer;
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private CallSession request() {
    BusinessDirectory businesses =
        id -> {
          asked.add("business");
          return id.equals(SHOP) ? Optional.of(BUSINESS) : Optional.empty();
        };
    CallKit node =
        CallKit.builder()
            .telephony(carrier)
            .store(store)
            .businesses(businesses)
            .clock(time)
            .tasks(time)
            .chance(() -> 0)
            .build();
    CallSession session =
        node.request(
            CallRequest.of(
                SHOP,
                Respondent.of(PhoneNumber.of("+46701740605")),
                Visit.at(time.instant()),
                new Basis(new VerificationId("v1"), time.instant(), "feedback", true)));
    asked.clear();
    node.start();
    return session;
  }

  @Test
  void aDialReadsNothingTwice() {
    CallSession session = request();
    time.runFor(Duration.ofSeconds(1));
    assertThat(asked)
        .containsExactly(
            "onDue", "claimDue", "business", "ledger", "person", "save", "business", "save");
    assertThat(session.snapshot().openAttempt()).map(Attempt::phase).contains(Attempt.Phase.PLACED);
  }

  @Test
  void aCallThatWasChangedSinceItWasClaimedIsDecidedAnew() {
    afterClaiming =
        claim -> {
          CallRecord call = claim.call();
          CallStep cancelled =
              new CallMachine(CallRules.DEFAULT)
                  .on(call, new CallInput.Cancel(), time.instant(), 0.5);
          kept.save(
              new Save(
                  cancelled.record(),
                  cancelled.entries(),
                  Optional.empty(),
                  false,
                  false,
                  Optional.empty()));
        };
    CallSession session = request();
    time.runFor(Duration.ofSeconds(60));
    assertThat(session.snapshot().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(carrier.dialled).isEmpty();
    assertThat(kept.ledger(SHOP).ledger().open()).as("nothing stays reserved").isEmpty();
  }
}
