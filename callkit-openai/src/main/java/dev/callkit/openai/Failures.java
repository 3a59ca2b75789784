package dev.callkit.openai;

import com.openai.core.http.Headers;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says of everything the SDK throws what to do about it, and nothing of what it quotes. */
final class Failures {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  static ModelFailure of(OpenAIException failed, Instant now) {
    if (failed instanceof OpenAIServiceException refused) {
      return refused(refused, now);
    }
    if (failed instanceof OpenAIIoException) {
      return ModelFailure.of(ModelFailure.Kind.PASSING, "the network failed or took too long");
    }
    return failed instanceof OpenAIInvalidDataException
        ? ModelFailure.of(ModelFailure.Kind.PASSING, "the answer is no such document")
        : ModelFailure.of(ModelFailure.Kind.PASSING, "the SDK failed");
  }

  private static ModelFailure refused(OpenAIServiceException refused, Instant now) {
    String code = refused.code().orElse("");
    String what =
        "status "
            + refused.statusCode()
            + ", code "
            + plain(code)
            + ", request "
            + plain(first(refused.headers(), "x-request-id").orElse(""));
    return switch (refused.statusCode()) {
      case 400 -> ModelFailure.of(badRequest(code, refused.param().orElse("")), what);
      case 401 -> ModelFailure.of(ModelFailure.Kind.NOT_ALLOWED, what);
      case 403, 404 ->
          ModelFailure.of(
              aboutTheModel(code)
                  ? ModelFailure.Kind.MODEL_GONE
                  : refused.statusCode() == 403
                      ? ModelFailure.Kind.NOT_ALLOWED
                      : ModelFailure.Kind.BAD_REQUEST,
              what);
      case 429 ->
          code.equals("insufficient_quota")
              ? ModelFailure.of(ModelFailure.Kind.OUT_OF_QUOTA, what)
              : ModelFailure.busy(what, after(refused.headers(), now));
      case 408, 409 -> ModelFailure.of(ModelFailure.Kind.PASSING, what);
      default ->
          ModelFailure.of(
              refused.statusCode() >= 500
                  ? ModelFailure.Kind.PASSING
                  : ModelFailure.Kind.BAD_REQUEST,
              what);
    };
  }

  private static boolean aboutTheModel(String code) {
    return code.startsWith("model_") || code.endsWith("_model");
  }

  private static ModelFailure.Kind badRequest(String code, String parameter) {
    if (aboutTheModel(code)) {
      return ModelFailure.Kind.MODEL_GONE;
    }
    if (code.startsWith("unsupported_") && parameter.equals("temperature")) {
      return ModelFailure.Kind.NO_TEMPERATURE;
    }
    return code.startsWith("unsupported_") && parameter.startsWith("reasoning")
        ? ModelFailure.Kind.NO_EFFORT
        : ModelFailure.Kind.BAD_REQUEST;
  }

  /** Codes and ids only; a sentence may quote somebody. */
  private static String plain(String text) {
    return text.isEmpty() ? "none" : PLAIN.matcher(text).matches() ? text : "not shown";
  }

  private static Optional<Duration> after(Headers headers, Instant now) {
    return first(headers, "retry-after-ms")
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> Duration.ofNanos((long) (Double.parseDouble(text) * 1_000_000)))
        .or(() -> first(headers, "retry-after").flatMap(text -> after(text, now)));
  }

  private static Optional<Duration> after(String text, Instant now) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1_000)));
    }
    try {
      Instant at =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant();
      return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Headers headers, String name) {
    return headers.values(name).stream().findFirst();
  }

  private Failures() {}
}
