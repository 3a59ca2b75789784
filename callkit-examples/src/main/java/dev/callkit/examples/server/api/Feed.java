package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.CallListener;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.examples.server.figures.CallIndex;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.CallStore;
import dev.callkit.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells pages what happens in the calls of their business: at once if it happens on this server,
 * within a second if on another one. A page that reads too slowly is cut off: it connects again and
 * reads what it has missed.
 */
public final class Feed implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  /** Where it is. */
  public static final String PATH = "/api/feed";

  private static final String STREAM = "text/event-stream";
  private static final int MOST_PAGES = 64;
  // Older ones do not change any more, but for a late callback.
  private static final int LATEST = 200;
  private static final int REMEMBERED = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final CallStore store;
  private final CallIndex index;
  private final TaskScheduler looking = TaskScheduler.threads(1);
  private final List<FeedPage> pages = new CopyOnWriteArrayList<>();
  // Touched by the thread that looks, and by no other.
  private final Map<CallId, Integer> told = new LinkedHashMap<>(16, 0.75f, true);

  /** Looks from now on. */
  public Feed(CallStore store, CallIndex index) {
    this.store = store;
    this.index = index;
    looking.schedule(LOOK_EVERY, this::round);
  }

  private void round() {
    try {
      businesses().forEach(this::look);
    } finally {
      looking.schedule(LOOK_EVERY, this::round);
    }
  }

  private Set<BusinessId> businesses() {
    return pages.stream().map(FeedPage::business).collect(Collectors.toSet());
  }

  @Override
  public void onEvent(CallRecord call, TimelineEntry entry) {
    if (businesses().contains(call.id().business())) {
      soon(() -> look(call.id().business()));
    }
  }

  private void soon(Runnable task) {
    try {
      looking.execute(task);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("not told any more");
    }
  }

  private void look(BusinessId business) {
    try {
      for (CallIndex.Entry entry : index.latest(business, Instant.EPOCH, LATEST)) {
        int from = told.getOrDefault(entry.id(), 0);
        if (entry.entries() > from) {
          tell(entry, from);
        }
      }
      forget();
    } catch (StoreException away) {
      LOG.debug("not looked at: {}", away.getMessage());
    }
  }

  private void tell(CallIndex.Entry entry, int from) {
    Optional<CallRecord> call = store.find(entry.id());
    List<TimelineEntry> entries =
        store.timeline(entry.id(), from, Math.max(1, entry.entries() - from));
    told.put(entry.id(), entry.entries());
    if (call.isEmpty()) {
      return;
    }
    ObjectNode status = CallJson.status(call.get());
    for (TimelineEntry each : entries) {
      ObjectNode json = Json.object();
      json.set("call", status);
      json.set("event", EventJson.of(each));
      String text = Json.text(json);
      pages.removeIf(page -> page.business().equals(entry.id().business()) && !page.offer(text));
    }
  }

  private void forget() {
    while (told.size() > REMEMBERED) {
      told.remove(told.keySet().iterator().next());
    }
  }

  /** Serves {@code /api/feed}. */
  public void routes(RoutesConfig routes) {
    routes.get(PATH, this::serve);
  }

  /**
   * Writes to the page on this thread until it is gone. Javalin's own streams answer from another
   * one, and then meet a response that a page has taken with it.
   */
  private void serve(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_READ);
    String accepted = Optional.ofNullable(context.header("Accept")).orElse("");
    if (!accepted.contains(STREAM)) {
      throw ApiError.of(406, "not_acceptable", "Expected the header Accept: " + STREAM + ".");
    }
    if (pages.size() >= MOST_PAGES) {
      throw ApiError.unavailable("There are too many pages that listen.");
    }
    FeedPage page = new FeedPage(caller.business());
    // Whoever is told that the stream is there misses nothing from then on.
    await(page);
    context.contentType(STREAM).header("X-Accel-Buffering", "no");
    try {
      page.write(context.res().getOutputStream());
    } catch (IOException gone) {
      LOG.debug("a page has gone");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      page.end();
      pages.remove(page);
    }
  }

  private void await(FeedPage page) {
    CompletableFuture<Void> listens = new CompletableFuture<>();
    soon(
        () -> {
          join(page);
          listens.complete(null);
        });
    try {
      listens.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      page.end();
      pages.remove(page);
      throw ApiError.unavailable("The store does not answer.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ApiError.unavailable("The server is stopping.");
    }
  }

  /** What has happened before is for the page to ask for, and not to be kept from the others. */
  private void join(FeedPage page) {
    if (businesses().contains(page.business())) {
      look(page.business());
    } else {
      index
          .latest(page.business(), Instant.EPOCH, LATEST)
          .forEach(entry -> told.put(entry.id(), entry.entries()));
    }
    pages.add(page);
  }

  /** Lets all pages go. */
  public void close() {
    looking.close();
    pages.forEach(FeedPage::end);
  }
}
