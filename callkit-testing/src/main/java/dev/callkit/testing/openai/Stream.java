package dev.callkit.testing.openai;

import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** An answer as a stream of server-sent events. */
final class Stream {
  private static final int PIECE = 16;
  private static final int CHUNK_BYTES = 512;

  private final StringBuilder events = new StringBuilder();
  private final ModelRequest request;

  private Stream(ModelRequest request) {
    this.request = request;
  }

  static MockResponse of(
      ModelRequest request,
      String content,
      Documents.Finish finish,
      Documents.Tokens tokens,
      Fault[] faults) {
    Fault fault = faults.length == 0 ? null : faults[0];
    Stream stream = new Stream(request);
    int sent = stream.pieces(content);
    if (fault == Fault.STREAM_ERROR) {
      stream.data(Documents.error("server_error", "server_error", "The stream failed."));
    } else if (fault == Fault.STREAM_BROKEN_CHUNK) {
      stream.data("{\"choices\":[");
    } else if (fault != Fault.STREAM_WITHOUT_END && fault != Fault.STREAM_CUT) {
      stream.end(content, finish, tokens, sent);
    }
    MockResponse.Builder response =
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/event-stream; charset=utf-8")
            .addHeader("x-request-id", "req_local")
            .chunkedBody(new Buffer().writeUtf8(stream.events.toString()), CHUNK_BYTES);
    return fault == Fault.STREAM_CUT
        ? response.onResponseBody(new SocketEffect.CloseSocket()).build()
        : response.build();
  }

  private int pieces(String content) {
    int sent = 0;
    for (int from = 0; from < content.length(); from += PIECE) {
      String piece = content.substring(from, Math.min(content.length(), from + PIECE));
      if (request.api() == ModelRequest.Api.CHAT) {
        data(Documents.chunk(request, piece, ""));
      } else {
        event("response.output_text.delta", Documents.delta(piece, sent));
      }
      sent++;
    }
    return sent;
  }

  private void end(String content, Documents.Finish finish, Documents.Tokens tokens, int sent) {
    if (request.api() == ModelRequest.Api.CHAT) {
      data(Documents.chunk(request, "", finish.name().toLowerCase(Locale.ROOT)));
      data(Documents.usageChunk(request, tokens));
      data("[DONE]");
    } else {
      event("response.completed", Documents.completed(request, content, finish, tokens, sent));
    }
  }

  private void data(String json) {
    events.append("data: ").append(json).append("\n\n");
  }

  private void event(String name, String json) {
    events.append("event: ").append(name).append('\n');
    data(json);
  }
}
