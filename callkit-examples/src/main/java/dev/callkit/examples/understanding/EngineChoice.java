package dev.callkit.examples.understanding;

import dev.callkit.openai.ModelProfile;
import dev.callkit.openai.OpenAiDialogue;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Who is to understand replies. */
public final class EngineChoice {
  /** The built-in Swedish rules. */
  public static final EngineChoice RULES = new EngineChoice(Optional.empty());

  private record Access(String key, URI place, List<ModelProfile> models) {
    /** Hides the key. */
    @Override
    public String toString() {
      return "Access[" + place + "]";
    }
  }

  private final Optional<Access> access;

  private EngineChoice(Optional<Access> access) {
    this.access = access;
  }

  static EngineChoice openAi(String key, URI place, List<ModelProfile> models) {
    return new EngineChoice(Optional.of(new Access(key, place, models)));
  }

  /**
   * {@return the model, not asked anything yet; empty if the rules are to understand}
   *
   * @param clock the one that deadlines are told by
   * @throws IllegalStateException if the model has been shut down; the message names it
   */
  public Optional<OpenAiDialogue> open(InstantSource clock) {
    return access.map(
        to ->
            OpenAiDialogue.builder(to.key())
                .baseUrl(to.place())
                .models(to.models().toArray(ModelProfile[]::new))
                .clock(clock)
                .build());
  }

  /** {@return which model is asked where, such as {@code gpt-4o-mini at api.openai.com}} */
  public Optional<String> place() {
    return access.map(to -> to.models().get(0).id() + " at " + to.place().getHost());
  }
}
