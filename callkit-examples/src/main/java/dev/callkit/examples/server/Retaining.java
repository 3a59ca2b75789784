package dev.callkit.examples.server;

import dev.callkit.conduct.TaskScheduler;
import dev.callkit.examples.storage.Storage;
import dev.callkit.jdbi.PersonalData;
import dev.callkit.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what has been kept for long enough, at the start and then every few hours. Of servers
 * that do so at the same time one does the work.
 */
final class Retaining implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retaining.class);
  private static final Duration EVERY = Duration.ofHours(6);

  private final Optional<PersonalData> people;
  private final InstantSource clock;
  private final TaskScheduler timer = TaskScheduler.threads(1);

  Retaining(Storage storage, InstantSource clock) {
    this.people = storage.database().map(database -> database.store().personalData());
    this.clock = clock;
  }

  void start() {
    people.ifPresent(kept -> timer.execute(() -> run(kept)));
  }

  private void run(PersonalData kept) {
    try {
      PersonalData.Removed removed = kept.retain(PersonalData.Retention.DEFAULT, clock.instant());
      LOG.debug("retention: {}", removed);
    } catch (StoreException away) {
      LOG.warn("retention: {}", away.getMessage());
    } finally {
      timer.schedule(EVERY, () -> run(kept));
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
