package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.examples.input.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeyboardTest {
  private static Optional<String> nextOf(Keyboard keyboard) {
    try {
      return keyboard.next();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void handsOnWhatTheSourceSays() throws IOException {
    try (Keyboard keyboard = new Keyboard(() -> Optional.of("ja"))) {
      assertThat(keyboard.next()).contains("ja");
    }
    try (Keyboard keyboard = new Keyboard(Optional::empty)) {
      assertThat(keyboard.next()).isEmpty();
    }
  }

  @Test
  void handsOnWhatTheSourceThrows() {
    try (Keyboard broken =
            new Keyboard(
                () -> {
                  throw new IOException("pulled out");
                });
        Keyboard unreadable =
            new Keyboard(
                () -> {
                  throw new BadInput("line 3");
                })) {
      assertThatThrownBy(broken::next).isInstanceOf(IOException.class).hasMessage("pulled out");
      assertThatThrownBy(unreadable::next).isInstanceOf(BadInput.class).hasMessage("line 3");
    }
  }

  @Test
  void nobodyWaitsForItWhenItIsClosed() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Keyboard keyboard =
        new Keyboard(
            () -> {
              asked.countDown();
              awaitQuietly(never);
              return Optional.of("too late");
            });
    CompletableFuture<Optional<String>> line =
        CompletableFuture.supplyAsync(() -> nextOf(keyboard));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

    keyboard.close();

    assertThat(line.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(Keyboard.isWaiting()).isTrue();
    assertThat(keyboard.next()).isEmpty();
    never.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
