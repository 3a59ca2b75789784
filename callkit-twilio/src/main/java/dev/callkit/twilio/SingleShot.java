package dev.callkit.twilio;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets each request out once. OkHttp repeats some by itself, such as one answered with {@code 503}
 * and {@code Retry-After: 0}, and a call would be placed twice. Also remembers whether anything was
 * let out at all: what never was has certainly rung nobody.
 */
final class SingleShot implements Interceptor {

  /** What became of one request. */
  static final class Mark {
    private volatile boolean sent;

    boolean sent() {
      return sent;
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Mark mark = chain.request().tag(Mark.class);
    if (mark != null) {
      if (mark.sent) {
        throw new IOException("sent once already");
      }
      mark.sent = true;
    }
    return chain.proceed(chain.request());
  }
}
