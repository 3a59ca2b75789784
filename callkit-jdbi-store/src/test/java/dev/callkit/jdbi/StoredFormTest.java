package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.BusinessId;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.HostNote;
import dev.callkit.progress.TimelineEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What was stored by an earlier version must stay readable. The files hold documents of form 1, one
 * a line. If this test fails, the form has changed: teach the codec to read both, and add a file
 * beside the old one instead of replacing it.
 */
class StoredFormTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456789Z");

  private static CallRecord call() {
    return Finished.call(new BusinessId("matboden"), "c1", "+46701740605", "Åsa", NOW);
  }

  private static List<String> stored(String file) throws IOException {
    try (InputStream stream = StoredFormTest.class.getResourceAsStream(file)) {
      assertThat(stream).as(file).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void aCallStoredInFormOneIsReadAndWrittenAsEver() throws IOException {
    // The first is without lateness and passedOn, which came later.
    List<String> documents = stored("form-1-call.json");
    for (String document : documents) {
      assertThat(Codec.call(document.getBytes(StandardCharsets.UTF_8), 7))
          .isEqualTo(call().saved(7));
    }
    assertThat(new String(Codec.write(call()), StandardCharsets.UTF_8))
        .isEqualTo(documents.get(documents.size() - 1));
  }

  @Test
  void whatACallCostIsReadAndWrittenAsEver() throws IOException {
    CallRecord priced = Finished.priced(call(), NOW);
    String document = stored("form-1-call-cost.json").get(0);
    assertThat(new String(Codec.write(priced), StandardCharsets.UTF_8)).isEqualTo(document);
    assertThat(Codec.call(document.getBytes(StandardCharsets.UTF_8), 7)).isEqualTo(priced.saved(7));
    assertThat(priced.cost()).hasToString("Optional[0.0999 USD]");
  }

  @Test
  void whatAHostHasNotedIsReadAndWrittenAsEver() throws IOException {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("code", "VÅR26");
    details.put("by", "kundtjänst");
    TimelineEntry noted =
        new TimelineEntry(NOW, 0, new CallEvent.Noted(new HostNote("coupon_sent", details)));
    String document = stored("form-1-entry-noted.json").get(0);
    assertThat(new String(Codec.write(noted), StandardCharsets.UTF_8)).isEqualTo(document);
    TimelineEntry read = Codec.entry(document.getBytes(StandardCharsets.UTF_8));
    assertThat(read).isEqualTo(noted);
    assertThat(((CallEvent.Noted) read.event()).note().details().keySet())
        .containsExactly("code", "by");
  }

  @Test
  void entriesStoredInFormOneAreReadAndWrittenAsEver() throws IOException {
    List<TimelineEntry> read = new ArrayList<>();
    List<String> written = new ArrayList<>();
    List<String> documents = stored("form-1-entries.json");
    for (String document : documents) {
      read.add(Codec.entry(document.getBytes(StandardCharsets.UTF_8)));
    }
    for (TimelineEntry entry : Finished.entries(NOW)) {
      written.add(new String(Codec.write(entry), StandardCharsets.UTF_8));
    }
    assertThat(read).isEqualTo(Finished.entries(NOW));
    assertThat(written).isEqualTo(documents);
  }
}
