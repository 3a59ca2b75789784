package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.interview.InterviewFact;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.QuestionLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodecTest {
  private static final int SEEDS = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void everyCallComesBackAsItWas() {
    for (int seed = 0; seed < SEEDS; seed++) {
      CallRecord call = new RandomValues(seed).of(CallRecord.class);
      CallRecord back = Codec.call(Codec.write(call), call.version());
      assertThat(back).as("seed %d", seed).isEqualTo(call);
      assertThat(back.talk()).as("seed %d", seed).isEqualTo(call.talk());
    }
  }

  @Test
  void everyEntryOfEveryKindComesBackAsItWas() {
    Map<String, Integer> kinds = new TreeMap<>();
    for (int seed = 0; seed < SEEDS * 4; seed++) {
      TimelineEntry entry = new RandomValues(seed).of(TimelineEntry.class);
      kinds.merge(EventCodec.kind(entry.event()), 1, Integer::sum);
      assertThat(Codec.entry(Codec.write(entry))).as("seed %d", seed).isEqualTo(entry);
    }
    int talk = InterviewFact.class.getPermittedSubclasses().length;
    assertThat(kinds).hasSize(CallEvent.class.getPermittedSubclasses().length - 1 + talk);
  }

  @Test
  void everyLedgerComesBackAsItWas() {
    for (int seed = 0; seed < SEEDS; seed++) {
      QuestionLedger ledger = new RandomValues(seed).of(QuestionLedger.class);
      assertThat(Codec.ledger(Codec.write(ledger))).as("seed %d", seed).isEqualTo(ledger);
    }
  }

  @Test
  void fieldsThatANewerNodeAddedArePassedOver() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      CallRecord call = new RandomValues(seed).of(CallRecord.class);
      JsonNode tree = JSON.readTree(Codec.write(call));
      addUnknownFields(tree);
      assertThat(Codec.call(JSON.writeValueAsBytes(tree), call.version()))
          .as("seed %d", seed)
          .isEqualTo(call);
    }
  }

  private static void addUnknownFields(JsonNode tree) {
    tree.forEach(CodecTest::addUnknownFields);
    if (tree instanceof ObjectNode object) {
      object.put("fromTheFuture", 7);
      object.putObject("alsoNew").put("is", "unknown");
    }
  }

  @Test
  void aNewerFormIsRefusedAndSaysSo() throws IOException {
    CallRecord call = new RandomValues(1).of(CallRecord.class);
    ObjectNode tree = (ObjectNode) JSON.readTree(Codec.write(call));
    tree.put("form", Codec.FORM + 1);
    byte[] newer = JSON.writeValueAsBytes(tree);
    assertThatThrownBy(() -> Codec.call(newer, 1))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(
            "call: written in form 2, this version of the library reads up to 1; update"
                + " this node");
  }

  @Test
  void aKindThatIsNotKnownIsRefusedWithItsPlace() {
    byte[] entry =
        bytes(
            "{\"form\":1,\"at\":\"2026-11-23T09:00:00Z\",\"attempt\":1,"
                + "\"event\":{\"is\":\"teleported\"}}");
    assertThatThrownBy(() -> Codec.entry(entry))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("entry.event.is")
        .hasMessageNotContaining("teleported");
  }

  @Test
  void whateverIsBrokenNothingOfItIsQuoted() {
    for (int seed = 0; seed < 300; seed++) {
      CallRecord call = new RandomValues(seed).of(CallRecord.class);
      byte[] document = Codec.write(call);
      String secret = call.request().respondent().phone().e164().substring(1);
      byte[] cut = Arrays.copyOf(document, document.length * (seed % 100) / 100);
      byte[] wrong =
          bytes(new String(document, StandardCharsets.UTF_8).replace("+46", "secret-46"));
      for (byte[] broken : new byte[][] {cut, wrong}) {
        assertThatThrownBy(() -> Codec.call(broken, 1))
            .as("seed %d", seed)
            .isInstanceOf(UnreadableException.class)
            .satisfies(thrown -> assertThat(trace(thrown)).doesNotContain(secret, "secret-46"));
      }
    }
  }

  private static String trace(Throwable thrown) {
    StringBuilder all = new StringBuilder();
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      all.append(one).append('\n');
    }
    return all.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
