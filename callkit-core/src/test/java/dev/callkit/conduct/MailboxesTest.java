package dev.callkit.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxesTest {
  private static final CallId ONE = new CallId(new BusinessId("shop"), "one");
  private static final CallId TWO = new CallId(new BusinessId("shop"), "two");

  private final TaskScheduler workers = TaskScheduler.threads(4);
  private final Mailboxes mailboxes = new Mailboxes(workers);

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void oneCallIsHandledInOrderAndOneThingAtATime() throws InterruptedException {
    List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean busy = new AtomicBoolean();
    AtomicBoolean overlapped = new AtomicBoolean();
    CountDownLatch all = new CountDownLatch(1000);
    for (int number = 0; number < 1000; number++) {
      int letter = number;
      mailboxes.post(
          ONE,
          () -> {
            if (!busy.compareAndSet(false, true)) {
              overlapped.set(true);
            }
            handled.add(letter);
            busy.set(false);
            all.countDown();
          });
    }
    assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(overlapped).isFalse();
    assertThat(handled).isEqualTo(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void aStuckCallKeepsNoOtherWaiting() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    mailboxes.post(
        ONE,
        () -> {
          try {
            release.await();
          } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
          }
        });
    mailboxes.post(TWO, done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    release.countDown();
  }

  @Test
  void aFailedStepDoesNotStopTheNextOne() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    mailboxes.post(
        ONE,
        () -> {
          throw new IllegalStateException("broken on purpose");
        });
    mailboxes.post(ONE, done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
