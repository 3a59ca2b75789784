package dev.callkit.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import dev.callkit.testing.openai.Answers;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The local OpenAI is one that the SDK takes for the real one, also where we use less of it. */
class LocalOpenAiTest {
  private static final ChatCompletionCreateParams CHAT =
      ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage("hej").build();

  private final LocalOpenAi local =
      LocalOpenAi.start().answering(Answers.script("Hej på dig, du!"));
  private final OpenAIClient client = client("any");

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder().apiKey(key).baseUrl(local.url()).maxRetries(0).build();
  }

  @AfterEach
  void stop() {
    client.close();
    local.close();
  }

  @Test
  void aCompletionIsStreamedPieceByPieceWithItsUsageLast() {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(CHAT)) {
      chunks.stream().forEach(all::accumulate);
    }
    ChatCompletion whole = all.chatCompletion();
    assertThat(whole.choices().get(0).message().content()).contains("Hej på dig, du!");
    assertThat(whole.usage().orElseThrow().completionTokens()).isEqualTo(4);
  }

  @Test
  void aResponseIsStreamedToItsEnd() {
    StringBuilder text = new StringBuilder();
    Optional<ResponseStreamEvent> last;
    try (StreamResponse<ResponseStreamEvent> events =
        client
            .responses()
            .createStreaming(
                ResponseCreateParams.builder().model("gpt-4o-mini").input("hej").build())) {
      last =
          events.stream()
              .peek(event -> event.outputTextDelta().ifPresent(delta -> text.append(delta.delta())))
              .reduce((before, next) -> next);
    }
    assertThat(text).hasToString("Hej på dig, du!");
    assertThat(last.orElseThrow().completed()).isPresent();
  }

  private void streamed() {
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(CHAT)) {
      ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
      chunks.stream().forEach(all::accumulate);
      all.chatCompletion();
    }
  }

  @Test
  void aStreamFailsAsTheReferenceSays() {
    local.then(Fault.STREAM_CUT);
    assertThatThrownBy(this::streamed).isInstanceOf(OpenAIIoException.class);
    local.then(Fault.STREAM_ERROR);
    assertThatThrownBy(this::streamed).isInstanceOf(SseException.class);
    local.then(Fault.STREAM_BROKEN_CHUNK);
    assertThatThrownBy(this::streamed).isInstanceOf(OpenAIInvalidDataException.class);
    // No exception of the stream itself: only the missing end shows it.
    local.then(Fault.STREAM_WITHOUT_END);
    assertThatThrownBy(this::streamed).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void modelsAreListedWithTheirEnds() {
    local.announceEnd("gpt-4o-mini", LocalDate.of(2027, 1, 14));
    assertThat(client.models().list().data())
        .extracting(model -> model.id() + " " + model.shutdownDate().map(LocalDate::toString))
        .containsExactly("gpt-4o-mini Optional[2027-01-14]", "gpt-6-luna Optional.empty");
  }

  @Test
  void whoHasNoKeyOrAsksForAModelThatIsNotThereIsTurnedAway() {
    local.then(Fault.UNAUTHORIZED);
    assertThatThrownBy(() -> client.chat().completions().create(CHAT))
        .isInstanceOf(UnauthorizedException.class);
    local.shutDown("gpt-4o-mini");
    assertThatThrownBy(() -> client.chat().completions().create(CHAT))
        .isInstanceOf(NotFoundException.class);
  }
}
