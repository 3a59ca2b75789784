package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors of the protocol reference, section 3.1; V7 is Twilio's own. */
class SignaturesTest {
  private static final Signatures OURS = new Signatures("0123456789abcdef0123456789abcdef");
  private static final String STATUS = "https://callkit.example.com/twilio/status";

  private static FormFields form(String... pairs) {
    List<FormFields.Field> fields = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(new FormFields.Field(pairs[i], pairs[i + 1]));
    }
    return new FormFields(fields);
  }

  @Test
  void aForm() {
    FormFields fields =
        form(
            "Timestamp", "Mon, 05 Oct 2026 08:15:30 +0000",
            "AccountSid", "AC00000000000000000000000000000001",
            "ApiVersion", "2010-04-01",
            "CallDuration", "37",
            "CallSid", "CA00000000000000000000000000000002",
            "CallStatus", "completed",
            "CallbackSource", "call-progress-events",
            "Called", "+46700000001",
            "Caller", "+46700000002",
            "Direction", "outbound-api",
            "Duration", "1",
            "From", "+46700000002",
            "SequenceNumber", "3",
            "SipResponseCode", "200",
            "To", "+46700000001");
    assertThat(OURS.ofForm(STATUS + "?attempt=7f3a", fields, "ymU+bFXImzh8tonQjxOnGUfXPUc="))
        .isTrue();
    assertThat(OURS.ofForm(STATUS + "?attempt=7f3b", fields, "ymU+bFXImzh8tonQjxOnGUfXPUc="))
        .isFalse();
    assertThat(OURS.ofForm(STATUS + "?attempt=7f3a", form(), "ymU+bFXImzh8tonQjxOnGUfXPUc="))
        .isFalse();
  }

  @Test
  void aFormWithSwedishWordsAnEmptyValueAndALowerCaseName() {
    FormFields fields =
        form(
            "msg", "hej",
            "CallSid", "CA00000000000000000000000000000002",
            "Confidence", "0.87",
            "Digits", "",
            "SpeechResult", "Ja, på tisdag går bra – åäö");
    String url = "https://callkit.example.com/twilio/gather";
    assertThat(OURS.ofForm(url, fields, "vfYCI3v2WSVTCVykO15MpVSFCUI=")).isTrue();
  }

  @Test
  void aBodyByItsHash() {
    String hash = "69a16e1830cf6e467d6c8520cd6b6520af343ada5631fa2d3b7e4ded552896a2";
    String url = "https://callkit.example.com/twilio/json?bodySHA256=" + hash;
    String body = "{\"CallSid\":\"CA0000000000000000000000000000000%d\",\"note\":\"åäö\"}";
    FormFields query = form("bodySHA256", hash);
    assertThat(OURS.ofBody(url, query, utf8(body.formatted(2)), "4BRlK5wRNJtJ+cT/HwhgB+Uj01k="))
        .isTrue();
    assertThat(OURS.ofBody(url, query, utf8(body.formatted(3)), "4BRlK5wRNJtJ+cT/HwhgB+Uj01k="))
        .isFalse();
    assertThat(OURS.ofBody(url, form(), utf8(body.formatted(2)), "4BRlK5wRNJtJ+cT/HwhgB+Uj01k="))
        .isFalse();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aSocketWithAndWithoutASlash() {
    String url = "wss://callkit.example.com/twilio/relay";
    assertThat(OURS.ofForm(url, form(), "XjPqE7ZLbBOvVUq4aeC71hjvGoQ=")).isTrue();
    assertThat(OURS.ofForm(url + "/", form(), "ZmG79iIvX4lhsb5a9NSRlKXqBHQ=")).isTrue();
    assertThat(OURS.ofForm(url, form(), "ZmG79iIvX4lhsb5a9NSRlKXqBHQ=")).isFalse();
  }

  @Test
  void aGetWithItsRawQuery() {
    String url =
        "https://callkit.example.com/twilio/twiml?call=42&CallSid=CA00000000000000000000000000000002"
            + "&From=%2B46700000002&To=%2B46700000001";
    assertThat(OURS.ofForm(url, form(), "hbVOaz5JIfc8AhGIci4WOR5XWu8=")).isTrue();
    assertThat(OURS.ofForm(url.replace("%2B", "+"), form(), "hbVOaz5JIfc8AhGIci4WOR5XWu8="))
        .isFalse();
  }

  @Test
  void aPortThatTwilioDrops() {
    FormFields fields =
        form("CallSid", "CA00000000000000000000000000000002", "CallStatus", "ringing");
    String signature = "yT7ZUM4VVDBh0XmKgoXYd2nhhiQ=";
    assertThat(OURS.ofForm(STATUS, fields, signature)).isTrue();
    assertThat(OURS.ofForm("https://callkit.example.com:8443/twilio/status", fields, signature))
        .isTrue();
    assertThat(OURS.ofForm("https://callkit.example.org/twilio/status", fields, signature))
        .isFalse();
  }

  @Test
  void twiliosOwnExample() {
    FormFields fields =
        form(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675310",
            "Digits", "1234",
            "From", "+14158675310",
            "To", "+18005551212");
    assertThat(
            new Signatures("12345")
                .ofForm(
                    "https://example.com/myapp.php?foo=1&bar=2",
                    fields,
                    "L/OH5YylLD5NRKLltdqwSvS0BnU="))
        .isTrue();
  }

  @Test
  void whatTheLocalTwilioSignsTwiliosOwnLibraryAccepts() {
    // Ours and Twilio's validator agree on a request that the local Twilio's formula made.
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("CallSid", "CA00000000000000000000000000000002");
    fields.put("CallStatus", "ringing");
    String signature = "yT7ZUM4VVDBh0XmKgoXYd2nhhiQ=";
    boolean theirs =
        new RequestValidator("0123456789abcdef0123456789abcdef")
            .validate(STATUS, fields, signature);
    assertThat(theirs).isTrue();
    assertThat(OURS.ofForm(STATUS, FormFields.parse(encoded(fields)).orElseThrow(), signature))
        .isEqualTo(theirs);
  }

  private static String encoded(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }

  @Test
  void noSignatureOrAnythingElseIsNone() {
    for (String nonsense : List.of("", "=", "åäö", "AAAA", "ymU+bFXImzh8tonQjxOnGUfXPUc")) {
      assertThat(OURS.ofForm(STATUS, form(), nonsense)).as(nonsense).isFalse();
    }
  }
}
