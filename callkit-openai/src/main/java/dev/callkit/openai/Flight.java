package dev.callkit.openai;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * A request on its way, which can really be called back. The SDK has no way to: neither an
 * interrupt nor its futures stop the HTTP call. So an interceptor catches the call on the thread
 * that makes it.
 */
final class Flight {
  private static final ThreadLocal<Flight> OURS = new ThreadLocal<>();

  private Optional<Call> call = Optional.empty();
  private boolean calledBack;

  /** Catches every call of a client. */
  static final class Catcher implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Flight flight = OURS.get();
      if (flight != null) {
        flight.take(chain.call());
      }
      return chain.proceed(chain.request());
    }
  }

  private void take(Call taken) {
    boolean late;
    synchronized (this) {
      call = Optional.of(taken);
      late = calledBack;
    }
    if (late) {
      taken.cancel();
    }
  }

  /** Runs a request whose call this flight is. */
  <T> T run(Supplier<T> request) {
    OURS.set(this);
    try {
      return request.get();
    } finally {
      OURS.remove();
      landed();
    }
  }

  private synchronized void landed() {
    call = Optional.empty();
  }

  /** Ends the request at once, wherever it is. Doing it again, or late, changes nothing. */
  void callBack() {
    Optional<Call> flying;
    synchronized (this) {
      calledBack = true;
      flying = call;
    }
    flying.ifPresent(Call::cancel);
  }
}
