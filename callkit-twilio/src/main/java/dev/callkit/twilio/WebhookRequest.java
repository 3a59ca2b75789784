package dev.callkit.twilio;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as the host's server received it, whatever the server is. Immutable, as long as nobody
 * changes the body.
 */
public final class WebhookRequest {
  private final String method;
  private final String target;
  private final Optional<String> signature;
  private final Optional<String> contentType;
  private final byte[] body;

  private WebhookRequest(
      String method,
      String target,
      Optional<String> signature,
      Optional<String> contentType,
      byte[] body) {
    this.method = method;
    this.target = target;
    this.signature = signature;
    this.contentType = contentType;
    this.body = body;
  }

  /**
   * Takes a request over from a server.
   *
   * @param method such as {@code POST}
   * @param target the path with its raw query, or the whole address; nothing may have been decoded.
   *     Only its own part is used: which address Twilio called is known from the configuration, not
   *     from what a client claims
   * @param header gives a header by name, or null; such as {@code request::getHeader}
   * @param body the raw body; empty for none
   */
  public static WebhookRequest of(
      String method, String target, Function<String, @Nullable String> header, byte[] body) {
    return new WebhookRequest(
        method,
        target,
        Optional.ofNullable(header.apply("X-Twilio-Signature")),
        Optional.ofNullable(header.apply("Content-Type")),
        body);
  }

  /**
   * A handshake that asks for a socket.
   *
   * @param target the path with its raw query, or the whole address
   * @param header gives a header by name, or null
   */
  public static WebhookRequest handshake(String target, Function<String, @Nullable String> header) {
    return of("GET", target, header, new byte[0]);
  }

  String target() {
    return target;
  }

  String signature() {
    return signature.orElse("");
  }

  byte[] body() {
    return body;
  }

  boolean hasBody() {
    return body.length > 0;
  }

  /** {@return whether the body is a form, as nearly always} */
  boolean isForm() {
    return hasBody()
        && contentType
            .map(type -> type.startsWith("application/x-www-form-urlencoded"))
            .orElse(true);
  }

  /** Hides everything that may hold numbers or words. */
  @Override
  public String toString() {
    return "WebhookRequest[" + method + ", " + body.length + " bytes]";
  }
}
