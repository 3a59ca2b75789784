package dev.callkit.openai;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a model wants to be asked. Models come and go, so this is data.
 *
 * @param id the model's id, such as {@code gpt-4o-mini}
 * @param api the endpoint
 * @param temperature what to send, 0 to 2; empty to send none, as models that reason demand
 * @param reasoningEffort what to send, such as {@code none}; empty for models that do not reason
 * @param shutdown the day on which it is shut down; empty if none has been announced
 */
public record ModelProfile(
    String id,
    Api api,
    OptionalDouble temperature,
    Optional<String> reasoningEffort,
    Optional<LocalDate> shutdown) {
  /** The endpoints. */
  public enum Api {
    /** {@code /v1/chat/completions}. */
    CHAT_COMPLETIONS,
    /** {@code /v1/responses}. */
    RESPONSES
  }

  /** The default; shut down on 2027-01-14, as read in the SDK's sources on 2026-11-23. */
  public static final ModelProfile GPT_4O_MINI =
      plain("gpt-4o-mini").until(LocalDate.of(2027, 1, 14));

  /** The announced successor. It reasons, which takes time, so it is told not to. */
  public static final ModelProfile GPT_6_LUNA = reasoning("gpt-6-luna");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the id is blank or the temperature is not 0 to 2
   */
  public ModelProfile {
    if (id.isBlank()) {
      throw new IllegalArgumentException("model id: expected a name, got a blank one");
    }
    if (temperature.isPresent()
        && !(temperature.getAsDouble() >= 0 && temperature.getAsDouble() <= 2)) {
      throw new IllegalArgumentException(
          "temperature: expected 0 to 2, got " + temperature.getAsDouble());
    }
  }

  /** A model that does not reason: chat completions at temperature 0. */
  public static ModelProfile plain(String id) {
    return new ModelProfile(
        id, Api.CHAT_COMPLETIONS, OptionalDouble.of(0), Optional.empty(), Optional.empty());
  }

  /** A model that reasons, told not to: chat completions, effort {@code none}, no temperature. */
  public static ModelProfile reasoning(String id) {
    return new ModelProfile(
        id, Api.CHAT_COMPLETIONS, OptionalDouble.empty(), Optional.of("none"), Optional.empty());
  }

  /** {@return what is known of a model; an unknown one is taken for one that reasons} */
  public static ModelProfile of(String id) {
    return switch (id) {
      case "gpt-4o-mini" -> GPT_4O_MINI;
      case "gpt-4o-mini-2024-07-18", "gpt-4o", "gpt-4.1", "gpt-4.1-mini" ->
          plain(id).until(LocalDate.of(2027, 1, 14));
      case "gpt-5", "gpt-5-mini", "gpt-5-nano" ->
          reasoning(id).effort("minimal").until(LocalDate.of(2026, 12, 11));
      default -> reasoning(id);
    };
  }

  /** {@return the same model over another endpoint} */
  public ModelProfile over(Api endpoint) {
    return new ModelProfile(id, endpoint, temperature, reasoningEffort, shutdown);
  }

  /** {@return the same model with another effort} */
  public ModelProfile effort(String effort) {
    return new ModelProfile(id, api, temperature, Optional.of(effort), shutdown);
  }

  /** {@return the same model, shut down on a day} */
  public ModelProfile until(LocalDate day) {
    return new ModelProfile(id, api, temperature, reasoningEffort, Optional.of(day));
  }

  /** {@return the same model, asked without a temperature} */
  ModelProfile withoutTemperature() {
    return new ModelProfile(id, api, OptionalDouble.empty(), reasoningEffort, shutdown);
  }

  /** {@return the same model, asked without an effort} */
  ModelProfile withoutEffort() {
    return new ModelProfile(id, api, temperature, Optional.empty(), shutdown);
  }
}
