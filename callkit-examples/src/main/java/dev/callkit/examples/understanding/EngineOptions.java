package dev.callkit.examples.understanding;

import dev.callkit.openai.ModelProfile;
import dev.callkit.openai.OpenAiDialogue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who understands replies. The key comes from the environment alone. */
public final class EngineOptions {
  /** The environment variable with the key. */
  public static final String KEY = "OPENAI_API_KEY";

  /** The environment variable with the place, where it is another one than OpenAI's. */
  public static final String BASE_URL = "OPENAI_BASE_URL";

  private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

  private final Map<String, String> environment;
  private final boolean modelIfThereIsAKey;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "Who understands replies: rules (built in) or openai (a model; its key in OPENAI_API_KEY,"
              + " another place than OpenAI's in OPENAI_BASE_URL).")
  private @Nullable String engine;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Asks this model of OpenAI's; default: gpt-4o-mini, then gpt-6-luna.")
  private @Nullable String model;

  /**
   * Options as they stand when none is given.
   *
   * @param environment of the process
   * @param modelIfThereIsAKey whether a model understands when there is a key and nobody says who
   */
  public EngineOptions(Map<String, String> environment, boolean modelIfThereIsAKey) {
    this.environment = Map.copyOf(environment);
    this.modelIfThereIsAKey = modelIfThereIsAKey;
  }

  /**
   * {@return what the environment alone says: a model if there is a key, else the rules}
   *
   * @param model another model than the usual ones
   */
  public static EngineChoice of(
      Map<String, String> environment, Optional<String> model, List<String> problems) {
    EngineOptions options = new EngineOptions(environment, true);
    Optional<String> key =
        Optional.ofNullable(environment.get(KEY)).filter(text -> !text.isBlank());
    if (model.filter(id -> !MODEL_ID.matcher(id).matches()).isPresent()) {
      problems.add("OPENAI_MODEL: expected a model's id, such as gpt-4o-mini");
    } else if (key.isPresent()) {
      options.model = model.orElse(null);
    }
    return options.check(problems);
  }

  /**
   * {@return who is to understand; the rules, and a problem, if the options are not as expected}
   */
  public EngineChoice check(List<String> problems) {
    Optional<String> key =
        Optional.ofNullable(environment.get(KEY))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    String named = engine == null ? "" : engine;
    boolean asksModel =
        named.equals("openai")
            || (named.isEmpty() && (model != null || (modelIfThereIsAKey && key.isPresent())));
    if (!named.isEmpty() && !named.equals("openai") && !named.equals("rules")) {
      problems.add("--engine: expected rules or openai, got \"" + named + "\"");
      return EngineChoice.RULES;
    }
    if (named.equals("rules") && model != null) {
      problems.add("--model: expected no model beside --engine rules");
    }
    if (!asksModel) {
      return EngineChoice.RULES;
    }
    if (key.isEmpty()) {
      problems.add("--engine openai: expected an API key in " + KEY + ", found none");
      return EngineChoice.RULES;
    }
    return url(problems)
        .map(place -> EngineChoice.openAi(key.get(), place, models(problems)))
        .orElse(EngineChoice.RULES);
  }

  private List<ModelProfile> models(List<String> problems) {
    if (model == null) {
      return List.of(ModelProfile.GPT_4O_MINI, ModelProfile.GPT_6_LUNA);
    }
    if (!MODEL_ID.matcher(model).matches()) {
      problems.add("--model: expected a model's id, such as gpt-4o-mini");
      return List.of(ModelProfile.GPT_4O_MINI);
    }
    return List.of(ModelProfile.of(model));
  }

  private Optional<URI> url(List<String> problems) {
    String set = environment.getOrDefault(BASE_URL, "").strip();
    if (set.isEmpty()) {
      return Optional.of(OpenAiDialogue.DEFAULT_URL);
    }
    try {
      URI place = new URI(set);
      if (("https".equals(place.getScheme()) || "http".equals(place.getScheme()))
          && place.getHost() != null
          && place.getUserInfo() == null) {
        return Optional.of(place);
      }
    } catch (URISyntaxException noUrl) {
      // Said below, together with the other ways of being none.
    }
    problems.add(BASE_URL + ": expected a URL such as " + OpenAiDialogue.DEFAULT_URL);
    return Optional.empty();
  }
}
