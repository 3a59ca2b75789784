package dev.callkit.twilio;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The binding for Jakarta Servlet that the documentation shows. */
final class TwilioServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private final transient TwilioTelephony twilio;

  TwilioServlet(TwilioTelephony twilio) {
    this.twilio = twilio;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String query = request.getQueryString();
    String target = request.getRequestURI() + (query == null ? "" : "?" + query);
    byte[] body = request.getInputStream().readAllBytes();
    WebhookResponse answer =
        twilio
            .webhooks()
            .handle(WebhookRequest.of(request.getMethod(), target, request::getHeader, body));
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    response.getOutputStream().write(answer.bytes());
  }
}
