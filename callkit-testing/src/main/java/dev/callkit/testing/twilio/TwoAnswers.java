package dev.callkit.testing.twilio;

import java.util.Optional;

/** Compares the answers to one request that was made twice: they must be the same. Thread-safe. */
final class TwoAnswers {
  private final LocalCall call;
  private Optional<String> one = Optional.empty();
  private Optional<String> other = Optional.empty();

  TwoAnswers(LocalCall call) {
    this.call = call;
  }

  synchronized void first(Optional<Asking.Answer> answer) {
    one = Optional.of(answer.map(Asking.Answer::body).orElse(""));
    compare();
  }

  synchronized void second(Optional<Asking.Answer> answer) {
    other = Optional.of(answer.map(Asking.Answer::body).orElse(""));
    compare();
  }

  private void compare() {
    if (one.isPresent() && other.isPresent() && !one.equals(other)) {
      call.alert(0, "two answers to one request");
    }
  }
}
