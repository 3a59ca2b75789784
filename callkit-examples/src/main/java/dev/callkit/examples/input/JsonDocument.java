package dev.callkit.examples.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.callkit.examples.input.JsonValue.Field;
import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.examples.input.JsonValue.Flag;
import dev.callkit.examples.input.JsonValue.Items;
import dev.callkit.examples.input.JsonValue.Nothing;
import dev.callkit.examples.input.JsonValue.Numeral;
import dev.callkit.examples.input.JsonValue.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of JSON. Jackson's own tree forgets the lines. */
final class JsonDocument {
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: .*?; line: ([0-9]+), column: ([0-9]+)\\]");

  /**
   * {@return the one value in the file}
   *
   * @param expected what there should be, for a file that is empty
   * @throws BadInput naming line and column if the text is no JSON
   */
  static JsonValue parse(TextFile file, String expected) {
    try (JsonParser parser = new JsonFactory().createParser(file.text())) {
      if (parser.nextToken() == null) {
        throw new BadInput(file.name() + ":1: expected " + expected + ", got an empty file");
      }
      JsonValue root = value(parser);
      if (parser.nextToken() != null) {
        JsonLocation place = parser.currentTokenLocation();
        throw malformed(file, place, "expected nothing after the end of the document");
      }
      return root;
    } catch (JsonProcessingException malformed) {
      throw malformed(file, malformed.getLocation(), reason(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it is all in memory
    }
  }

  private static BadInput malformed(TextFile file, @Nullable JsonLocation place, String reason) {
    String where = place == null ? "" : ":" + place.getLineNr() + ":" + place.getColumnNr();
    return new BadInput(file.name() + where + ": malformed JSON: " + reason);
  }

  private static String reason(JsonProcessingException malformed) {
    String plain = malformed.getOriginalMessage().replaceAll("\\s+", " ").strip();
    return SOURCE.matcher(plain).replaceAll("line $1, column $2");
  }

  private static JsonValue value(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> new Fields(line, fields(parser));
      case START_ARRAY -> new Items(line, items(parser));
      case VALUE_STRING -> new Text(line, parser.getText());
      case VALUE_TRUE -> new Flag(line, true);
      case VALUE_FALSE -> new Flag(line, false);
      case VALUE_NULL -> new Nothing(line);
      default -> new Numeral(line, parser.getText());
    };
  }

  private static List<Field> fields(JsonParser parser) throws IOException {
    List<Field> fields = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int line = parser.currentTokenLocation().getLineNr();
      String name = parser.currentName();
      parser.nextToken();
      fields.add(new Field(line, name, value(parser)));
    }
    return List.copyOf(fields);
  }

  private static List<JsonValue> items(JsonParser parser) throws IOException {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return List.copyOf(items);
  }

  private JsonDocument() {}
}
