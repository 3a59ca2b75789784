package dev.callkit.twilio;

import java.nio.charset.StandardCharsets;

/**
 * What the host's server is to answer.
 *
 * @param status the HTTP status: 200, 204, 403 or 413
 * @param contentType the header {@code Content-Type}; empty if there is no body
 * @param body the body; empty for none
 */
public record WebhookResponse(int status, String contentType, String body) {

  /** {@return the body as bytes, in UTF-8} */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  static WebhookResponse twiml(String document) {
    return new WebhookResponse(200, "text/xml; charset=utf-8", document);
  }

  static WebhookResponse noContent() {
    return new WebhookResponse(204, "", "");
  }

  static WebhookResponse forbidden() {
    return new WebhookResponse(403, "", "");
  }

  static WebhookResponse tooLarge() {
    return new WebhookResponse(413, "", "");
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "WebhookResponse[" + status + ", " + body.length() + " characters]";
  }
}
