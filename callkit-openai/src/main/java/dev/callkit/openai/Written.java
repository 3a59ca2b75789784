package dev.callkit.openai;

/**
 * What came back from a model.
 *
 * @param model which model wrote it, by the id it was asked by
 * @param content one JSON object, complete
 * @param usage what it took
 */
record Written(String model, String content, Usage usage) {
  /** Hides the words. */
  @Override
  public String toString() {
    return "Written[" + model + ", " + usage + "]";
  }
}
