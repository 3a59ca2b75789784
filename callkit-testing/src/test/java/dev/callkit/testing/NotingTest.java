package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.CallListener;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.progress.HostNote;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.StoreException;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What a host writes into a call's timeline. */
class NotingTest {
  private static final HostNote NOTE = new HostNote("coupon_sent", Map.of("code", "A1"));

  private final TroubledTalk talk = new TroubledTalk();

  private CompletableFuture<Void> note() {
    CompletableFuture<Void> stored = talk.session.note(NOTE).toCompletableFuture();
    talk.time.runFor(TroubledTalk.MOMENT);
    return stored;
  }

  private List<HostNote> noted() {
    return talk.session.events().stream()
        .map(TimelineEntry::event)
        .filter(CallEvent.Noted.class::isInstance)
        .map(event -> ((CallEvent.Noted) event).note())
        .toList();
  }

  @Test
  void aTalkGoesOnAfterANote() {
    talk.consented();
    assertThat(note()).isCompleted();
    talk.hear("fyra");
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(noted()).containsExactly(NOTE);
    assertThat(talk.session.snapshot().answers()).hasSize(1);
  }

  @Test
  void aFinalCallTakesANoteAndStaysAsItIs() {
    talk.session.cancel();
    talk.time.runFor(Duration.ofSeconds(1));
    CallRecord over = talk.session.snapshot();
    assertThat(over.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(note()).isCompleted();
    assertThat(noted()).containsExactly(NOTE);
    assertThat(talk.session.snapshot()).isEqualTo(over.saved(over.version() + 1));
  }

  @Test
  void whetherItIsStoredIsSaid() {
    talk.store.isAway();
    assertThatThrownBy(note()::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StoreException.class);
    talk.store.isBack();
    assertThat(noted()).isEmpty();
  }

  @Test
  void theListenersHearOfItInOrderAlsoAfterTheEnd() {
    List<String> heard = new ArrayList<>();
    Shop shop =
        Shop.hosted(
            () -> SimulatedRespondent.cooperative(1),
            host ->
                host.listener(
                    new CallListener() {
                      @Override
                      public void onEvent(CallRecord call, TimelineEntry entry) {
                        heard.add(entry.event().getClass().getSimpleName());
                      }

                      @Override
                      public void onEnded(CallRecord call) {
                        heard.add("ended");
                      }
                    }));
    CallRecord over = shop.callOnce();
    shop.callKit.session(over.id()).orElseThrow().note(NOTE);
    shop.time.runFor(Duration.ofSeconds(1));
    assertThat(heard).endsWith("Closed", "ended", "Noted");
  }
}
