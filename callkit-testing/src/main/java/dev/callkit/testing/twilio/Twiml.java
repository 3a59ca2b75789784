package dev.callkit.testing.twilio;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads TwiML as strictly as Twilio does, and a little more so. */
final class Twiml {
  private static final Set<String> VERBS =
      Set.of("Say", "Gather", "Pause", "Redirect", "Hangup", "Connect", "Start");
  private static final Set<String> GATHER =
      Set.of(
          "input",
          "action",
          "method",
          "timeout",
          "speechTimeout",
          "numDigits",
          "finishOnKey",
          "language",
          "speechModel",
          "hints",
          "profanityFilter",
          "actionOnEmptyResult",
          "partialResultCallback",
          "partialResultCallbackMethod",
          "bargeIn");
  private static final Set<String> RELAY =
      Set.of(
          "url",
          "language",
          "ttsLanguage",
          "transcriptionLanguage",
          "ttsProvider",
          "voice",
          "transcriptionProvider",
          "speechModel",
          "interruptible",
          "interruptSensitivity",
          "ignoreBackchannel",
          "dtmfDetection",
          "reportInputDuringAgentSpeech",
          "preemptible",
          "speechTimeout",
          "partialPrompts",
          "profanityFilter",
          "hints",
          "events",
          "welcomeGreeting");

  /** A document that Twilio would not carry out. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    Broken(int code, String what) {
      super(what);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** {@return the verbs of a document, in order} */
  static List<Element> verbs(String document) throws Broken {
    if (document.isEmpty()) {
      throw new Broken(11770, "no body");
    }
    Element root = parse(document).getDocumentElement();
    if (!root.getTagName().equals("Response")) {
      throw new Broken(12102, "root " + root.getTagName());
    }
    List<Element> verbs = children(root);
    for (Element verb : verbs) {
      check(verb);
    }
    return verbs;
  }

  private static Document parse(String document) throws Broken {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(document)));
    } catch (Exception notXml) {
      throw new Broken(12100, "no XML");
    }
  }

  private static void check(Element verb) throws Broken {
    if (!VERBS.contains(verb.getTagName())) {
      throw new Broken(12200, "verb " + verb.getTagName());
    }
    switch (verb.getTagName()) {
      case "Say" -> checkSay(verb);
      case "Gather" -> {
        checkAttributes(verb, GATHER);
        if (attribute(verb, "speechModel").isPresent()
            && attribute(verb, "speechTimeout").equals(Optional.of("auto"))) {
          throw new Broken(13335, "speechTimeout");
        }
        for (Element nested : children(verb)) {
          checkSay(nested);
        }
      }
      case "Connect" -> {
        for (Element noun : children(verb)) {
          checkAttributes(noun, RELAY);
        }
      }
      default -> {
        // Nothing that could be wrong.
      }
    }
  }

  private static void checkSay(Element say) throws Broken {
    String words = say.getTextContent();
    if (words.isBlank()) {
      throw new Broken(13520, "empty Say");
    }
    if (words.length() > 3_000) {
      throw new Broken(13521, "long Say");
    }
  }

  private static void checkAttributes(Element element, Set<String> known) throws Broken {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!known.contains(attributes.item(i).getNodeName())) {
        throw new Broken(12200, "attribute " + attributes.item(i).getNodeName());
      }
    }
  }

  static List<Element> children(Element parent) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  static Optional<String> attribute(Element element, String name) {
    return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
  }

  static int number(Element element, String name, int otherwise) {
    return attribute(element, name).map(Integer::parseInt).orElse(otherwise);
  }

  private Twiml() {}
}
