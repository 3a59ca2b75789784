package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.question.AnswerKind;
import dev.callkit.testing.simulation.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One talk over one socket, frame by frame, in virtual time. */
class RelayTalkTest {
  private static final Duration LISTENING = Duration.ofSeconds(5);
  private static final Expectation NPS = new Expectation.Answer(new AnswerKind.Nps());

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final List<String> told = new ArrayList<>();
  private final List<String> frames = new ArrayList<>();
  private Speaker speaker = lines -> false;
  private TwilioSocket socket;

  private final class Library implements Conversations {
    @Override
    public void connected(AttemptId attempt, Speaker now) {
      speaker = now;
    }

    @Override
    public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker now) {
      String kind = heard.isComplete() ? heard.getClass().getSimpleName() : "Partial";
      told.add(turn + " " + kind + " " + heard.words());
    }

    @Override
    public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
      told.add("interrupted " + utterance + " at " + playedUpTo);
    }

    @Override
    public void dropped(AttemptId attempt) {
      told.add("dropped");
    }
  }

  @BeforeEach
  void open() {
    TwilioTelephony twilio =
        TwilioTelephony.builder(Lab.ACCOUNT, Lab.TOKEN)
            .from(Lab.FROM)
            .publicUrl(URI.create(Requests.PUBLIC))
            .clock(time)
            .tasks(time)
            .build();
    twilio.attach((attempt, event) -> {}, new Library());
    String url = Requests.addresses().socket(Requests.ATTEMPT, Requests.SID);
    socket =
        twilio
            .sockets()
            .onOpen(
                Requests.handshake(url, Requests.sign(Lab.TOKEN, url, Map.of())),
                new SocketSender() {
                  @Override
                  public void send(String text) {
                    frames.add(text);
                  }

                  @Override
                  public void close() {
                    frames.add("closed");
                  }
                });
    socket.onText(
        "{\"type\":\"setup\",\"accountSid\":\"%s\",\"callSid\":\"%s\",\"customParameters\":{\"attempt\":\"%s\"}}"
            .formatted(Lab.ACCOUNT, Requests.SID, Requests.ATTEMPT));
  }

  private static Line.Say say(int id, String words) {
    return new Line.Say(new UtteranceId(id), words, true);
  }

  private static Line.Listen listen(int turn) {
    return new Line.Listen(new TurnId(turn), NPS, LISTENING, List.of());
  }

  private void ask() {
    speaker.speak(List.of(say(1, "Tack."), say(2, "Hur troligt är det?"), listen(1)));
  }

  private void info(String who, String value) {
    socket.onText(
        "{\"type\":\"info\",\"name\":\"%s\",\"value\":\"%s\",\"ts\":1}".formatted(who, value));
  }

  private void spoken() {
    info("agentSpeaking", "on");
    time.runFor(Duration.ofSeconds(2));
    info("tokensPlayed", "Tack. ");
    info("tokensPlayed", "Hur troligt är det?");
    info("agentSpeaking", "off");
  }

  private void prompt(String words, boolean last) {
    socket.onText(
        "{\"type\":\"prompt\",\"voicePrompt\":\"%s\",\"lang\":\"sv-SE\",\"last\":%s}"
            .formatted(words, last));
  }

  private void key(String digit) {
    socket.onText("{\"type\":\"dtmf\",\"digit\":\"%s\"}".formatted(digit));
  }

  @Test
  void aTurnOfOursIsTokensOfWhichTheLastSaysSo() {
    ask();
    assertThat(frames).hasSize(2);
    assertThat(frames.get(0)).contains("\"token\":\"Tack. \"", "\"last\":false", "sv-SE");
    assertThat(frames.get(1)).contains("\"token\":\"Hur troligt är det?\"", "\"last\":true");
  }

  @Test
  void aSilenceIsMeasuredFromTheEndOfOurWords() {
    ask();
    spoken();
    time.runFor(LISTENING);
    assertThat(told).isEmpty();
    time.runFor(Duration.ofSeconds(1));
    assertThat(told).containsExactly("1 Silence ");
  }

  @Test
  void whereTwilioTellsNothingTheEndOfOurWordsIsReckoned() {
    ask();
    time.runFor(LISTENING);
    assertThat(told).isEmpty();
    time.runFor(Duration.ofSeconds(6));
    assertThat(told).containsExactly("1 Silence ");
  }

  @Test
  void betweenTwoChunksOfOursNobodyIsSilent() {
    ask();
    info("agentSpeaking", "on");
    info("tokensPlayed", "Tack. ");
    info("agentSpeaking", "off");
    time.runFor(Duration.ofSeconds(2));
    info("agentSpeaking", "on");
    time.runFor(Duration.ofSeconds(4));
    assertThat(told).isEmpty();
  }

  @Test
  void whoBeginsToSpeakIsWaitedFor() {
    ask();
    spoken();
    time.runFor(Duration.ofSeconds(4));
    info("clientSpeaking", "on");
    time.runFor(Duration.ofSeconds(4));
    assertThat(told).isEmpty();
    prompt("en nia", true);
    assertThat(told).containsExactly("1 Speech en nia");
  }

  @Test
  void wordsSoFarAreBroughtAndAreWhatThereIsIfNoMoreCome() {
    ask();
    spoken();
    prompt("ja alltså", false);
    assertThat(told).containsExactly("1 Partial ja alltså");
    time.runFor(Duration.ofSeconds(13));
    assertThat(told).containsExactly("1 Partial ja alltså", "1 Speech ja alltså");
  }

  @Test
  void keysBelongTogetherForTwoSeconds() {
    ask();
    spoken();
    key("1");
    time.runFor(Duration.ofMillis(1_900));
    assertThat(told).isEmpty();
    key("0");
    assertThat(told).containsExactly("1 Keys 10");
  }

  @Test
  void aSingleKeyIsWholeAfterTwoSeconds() {
    ask();
    spoken();
    key("7");
    time.runFor(Duration.ofSeconds(2));
    assertThat(told).containsExactly("1 Keys 7");
  }

  @Test
  void anInterruptionTellsHowMuchWasHeardAndTheWordsAreTheReply() {
    ask();
    info("agentSpeaking", "on");
    socket.onText(
        "{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":\"Tack. Hur troligt\",\"durationUntilInterruptMs\":900}");
    prompt("en nia", true);
    assertThat(told).containsExactly("interrupted 2 at 12", "1 Speech en nia");
  }

  @Test
  void wordsThatComeWhileNobodyListensAreNoAnswer() {
    ask();
    spoken();
    prompt("en nia", true);
    prompt("eller en åtta", true);
    key("5");
    assertThat(told).containsExactly("1 Speech en nia");
  }

  @Test
  void theSameReplyTwiceIsSpokenOnce() {
    ask();
    ask();
    assertThat(frames).hasSize(2);
  }

  @Test
  void aGoodbyeIsHeardBeforeTheSessionEnds() {
    speaker.speak(List.of(say(1, "Hej då!"), new Line.HangUp()));
    info("agentSpeaking", "on");
    assertThat(frames).hasSize(1);
    info("tokensPlayed", "Hej då!");
    info("agentSpeaking", "off");
    time.runFor(Duration.ofSeconds(1));
    assertThat(frames).hasSize(2);
    assertThat(frames.get(1)).contains("\"type\":\"end\"", "handoffData");
    assertThat(speaker.speak(List.of(say(2, "mer")))).isFalse();
  }

  @Test
  void aSocketThatIsGoneIsADropAndSpeaksNoMore() {
    ask();
    socket.onClose();
    socket.onClose();
    time.runFor(Duration.ofSeconds(60));
    assertThat(told).containsExactly("dropped");
    assertThat(speaker.speak(List.of(say(3, "hallå")))).isFalse();
  }
}
