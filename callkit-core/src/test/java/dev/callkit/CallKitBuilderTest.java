package dev.callkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallKitBuilderTest {
  @Test
  void saysEverythingThatIsMissingAtOnce() {
    assertThatThrownBy(() -> CallKit.builder().workers(0).lease(Duration.ofMillis(10)).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("telephony: expected")
        .hasMessageContaining("store: expected")
        .hasMessageContaining("business: expected")
        .hasMessageContaining("workers: expected 1 to 1000, got 0")
        .hasMessageContaining("lease: expected 3 s or more");
  }
}
