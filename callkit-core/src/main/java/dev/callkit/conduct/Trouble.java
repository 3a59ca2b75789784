package dev.callkit.conduct;

/**
 * Words for a log about something that was thrown: what and where, never the message, which may
 * quote a person.
 */
final class Trouble {

  static String of(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String where = trace.length == 0 ? "an unknown place" : trace[0].toString();
    return thrown.getClass().getName() + " at " + where;
  }

  private Trouble() {}
}
