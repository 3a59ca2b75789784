package dev.callkit.testing.openai;

import java.util.concurrent.CountDownLatch;

/**
 * A local OpenAI as a program, to try something with that wants a base URL and a key: {@code java
 * dev.callkit.testing.openai.LocalOpenAiServer [PORT]}. Any key will do. It prints its URL and runs
 * until it is stopped.
 */
public final class LocalOpenAiServer {
  private static final int MOST_PORT = 65_535;

  /**
   * Serves.
   *
   * @param args nothing, or a port, 1 to 65535
   */
  public static void main(String[] args) throws InterruptedException {
    int port = args.length == 0 ? 0 : port(args[0]);
    if (args.length > 1 || port < 0) {
      System.err.println("expected nothing or a port, 1 to " + MOST_PORT);
      System.exit(2);
    }
    try (LocalOpenAi local = LocalOpenAi.start(port)) {
      System.out.println(local.url());
      new CountDownLatch(1).await();
    }
  }

  /** {@return the port, or -1 if the text is none} */
  static int port(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    return port >= 1 && port <= MOST_PORT ? port : -1;
  }

  private LocalOpenAiServer() {}
}
