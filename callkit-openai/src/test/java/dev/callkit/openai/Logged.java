package dev.callkit.openai;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged for as long as it is open. */
final class Logged extends Handler implements AutoCloseable {
  private final Logger logger;
  private final Level before;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Logged(Logger logger, Level level) {
    this.logger = logger;
    this.before = logger.getLevel();
    setLevel(level);
    if (level.equals(Level.ALL)) {
      logger.setLevel(level);
    }
    logger.addHandler(this);
  }

  /** What one class logs, from warnings upwards. */
  static Logged of(Class<?> type) {
    return new Logged(Logger.getLogger(type.getName()), Level.WARNING);
  }

  /** What everybody logs, libraries included, down to the finest. */
  static Logged everything() {
    return new Logged(Logger.getLogger(""), Level.ALL);
  }

  /** {@return each line, behind {@code ERROR}, {@code WARN} or {@code OTHER}} */
  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    Level level = record.getLevel();
    String name =
        level.equals(Level.SEVERE) ? "ERROR" : level.equals(Level.WARNING) ? "WARN" : "OTHER";
    Throwable thrown = record.getThrown();
    lines.add(name + " " + record.getMessage() + (thrown == null ? "" : " " + thrown));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(before);
  }
}
