package dev.callkit.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good a connection was, by Twilio's Voice Insights; between Twilio and the telephone network,
 * in the direction from the person to us.
 *
 * @param complete false while Twilio still gathers, up to half an hour after the end
 * @param connected how long the line stood; empty if it does not say
 * @param jitter the mean, in milliseconds; empty if it does not say
 * @param packetLoss the lost share, in percent; empty if it does not say
 * @param tags what Twilio noticed, such as {@code high_jitter}; most often none
 */
public record CallQuality(
    boolean complete,
    Optional<Duration> connected,
    OptionalDouble jitter,
    OptionalDouble packetLoss,
    List<String> tags) {
  /** Copies the tags. */
  public CallQuality {
    tags = List.copyOf(tags);
  }
}
