package dev.callkit.examples.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A request that is answered with an error, in the shape that the API documents. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<String> details;
  private final transient Optional<Duration> retryAfter;

  private ApiError(
      int status,
      String code,
      String message,
      List<String> details,
      Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = List.copyOf(details);
    this.retryAfter = retryAfter;
  }

  /** A request that is not as expected; every problem is named. */
  public static ApiError malformed(List<String> problems) {
    return new ApiError(
        400, "malformed", "The request is not as expected.", problems, Optional.empty());
  }

  /** A token that is missing, not ours, or over. */
  public static ApiError unauthorized(String why) {
    return new ApiError(401, "unauthorized", why, List.of(), Optional.empty());
  }

  /** A token that does not allow this. */
  public static ApiError forbidden(String why) {
    return new ApiError(403, "forbidden", why, List.of(), Optional.empty());
  }

  /** Nothing of this id, or nothing of this business's. */
  public static ApiError notFound(String what) {
    return new ApiError(
        404, "not_found", "There is no such " + what + ".", List.of(), Optional.empty());
  }

  /** Something that can no longer be done. */
  public static ApiError conflict(String why) {
    return new ApiError(409, "conflict", why, List.of(), Optional.empty());
  }

  /** A gate refused. */
  public static ApiError refused(String code, String why) {
    return new ApiError(422, code, why, List.of(), Optional.empty());
  }

  /** Too much at once. */
  public static ApiError tooMany(Duration wait) {
    return new ApiError(
        429, "too_many_requests", "This token has asked too often.", List.of(), Optional.of(wait));
  }

  /** Something that this server, as it is started, does not have. */
  public static ApiError unavailable(String why) {
    return new ApiError(503, "unavailable", why, List.of(), Optional.of(Duration.ofSeconds(5)));
  }

  /** Any other status of the server's own. */
  public static ApiError of(int status, String code, String message) {
    return new ApiError(status, code, message, List.of(), Optional.empty());
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<String> details() {
    return details;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
