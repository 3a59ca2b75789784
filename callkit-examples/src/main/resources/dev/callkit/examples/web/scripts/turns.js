// Whose turn it is to speak. Lines come from the server in order: what to say, then which turn to
// listen for. Nothing is answered before the question has been put: words that come earlier are
// given back to who wrote them.
import { canHear, canSpeak, hear, speak } from './voice.js';

// About as long as reading takes, but nobody waits for long.
const MILLIS_A_LETTER = 8;
const SHORTEST_MILLIS = 250;
const LONGEST_MILLIS = 1800;
// Whoever writes is not silent, and needs longer than whoever speaks.
const WRITING_MILLIS = 15000;
const KEYS_APART_MILLIS = 2000;

export class Turns {
  #wiring;
  #queue = [];
  #saying = null;
  #turn = null;
  #silence;
  #keys = '';
  #keyTimer;
  #deaf = () => {};
  #aloud = false;
  #earless = !canHear();

  /**
   * @param wiring `tell` sends a frame, `show` shows words of ours, `showReply` theirs, `turned` is
   *     told whenever the turn changes, `pressed` which keys are collected, `deaf` that the browser
   *     cannot hear after all
   */
  constructor(wiring) {
    this.#wiring = wiring;
  }

  /** What is waited for: a kind of answer, or null while we speak or think. */
  get expects() {
    return this.#turn?.expects ?? null;
  }

  get aloud() {
    return this.#aloud;
  }

  /** Speaks and listens from now on, or no longer. */
  speakAloud(on) {
    this.#aloud = on;
    if (!on) this.#hush();
    if (on && this.#turn) this.#listen();
    if (!on && !this.#turn) this.#next();
  }

  /** Takes new lines, in place of those before. */
  take(lines) {
    this.stop();
    this.#queue = [...lines];
    this.#next();
  }

  stop() {
    this.#hush();
    this.#close();
    this.#queue = [];
  }

  #next() {
    const line = this.#queue.shift();
    if (line?.type === 'say') this.#say(line);
    else if (line?.type === 'listen') this.#open(line);
    else if (line?.type === 'hangup') this.#wiring.tell({ type: 'hangup' });
  }

  #say(line) {
    this.#wiring.show(line.text);
    const done = () => {
      this.#saying = null;
      this.#next();
    };
    if (this.#aloud && canSpeak()) {
      this.#saying = { line, ...speak(line.text, done) };
      return;
    }
    const time = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS + line.text.length * MILLIS_A_LETTER);
    const timer = setTimeout(done, time);
    this.#saying = { line, stop: () => clearTimeout(timer) };
  }

  #hush() {
    this.#saying?.stop();
    this.#saying = null;
  }

  #open(line) {
    this.#turn = line;
    this.#wait();
    if (this.#aloud) this.#listen();
    this.#wiring.turned();
  }

  #close() {
    clearTimeout(this.#silence);
    clearTimeout(this.#keyTimer);
    this.#deaf();
    this.#deaf = () => {};
    this.#keys = '';
    this.#turn = null;
    this.#wiring.pressed('');
    this.#wiring.turned();
  }

  #wait() {
    clearTimeout(this.#silence);
    const patience = this.#turn.noInputAfterMillis + (this.#aloud && !this.#earless ? 0 : WRITING_MILLIS);
    this.#silence = setTimeout(() => this.#answer('silence', ''), patience);
  }

  /** Somebody is writing. */
  writing() {
    if (this.#turn) this.#wait();
  }

  #listen() {
    if (this.#earless) return;
    this.#deaf();
    this.#deaf = hear({
      partial: (words) => {
        this.#wait();
        this.#wiring.tell({ type: 'heard', turn: this.#turn.turn, as: 'partial', text: words });
      },
      final: (words) => this.#answer('speech', words),
      failed: () => {
        this.#earless = true;
        this.#wait();
        this.#wiring.deaf();
      },
    });
  }

  /**
   * Answers in words; false if the question has not been put yet, and the words are not taken.
   */
  reply(words) {
    if (!this.#ready()) return false;
    this.#answer('speech', words);
    return true;
  }

  /** Whether a turn is open, if need be by hurrying up with what was about to be said. */
  #ready() {
    if (this.#turn) return true;
    if (!this.#saying) return false;
    const unseen = this.#queue.some((line) => line.type === 'say');
    if (this.#saying.heard) return !unseen && this.#interrupt();
    // On paper all of it is there at once. Whoever has read it may answer; whoever has not, reads.
    this.#hush();
    while (this.#queue[0]?.type === 'say') this.#wiring.show(this.#queue.shift().text);
    this.#next();
    return Boolean(this.#turn) && !unseen;
  }

  /** Stops the voice in the middle of what it says, if it may be. */
  #interrupt() {
    const { line, heard } = this.#saying;
    if (!line.interruptible) return false;
    this.#wiring.tell({ type: 'interrupted', utterance: line.utterance, playedUpTo: heard() });
    this.#hush();
    this.#next();
    return Boolean(this.#turn);
  }

  #answer(as, text) {
    const { turn } = this.#turn;
    this.#close();
    if (as !== 'silence') this.#wiring.showReply(text);
    this.#wiring.tell({ type: 'heard', turn, as, text });
  }

  /** A key was pressed; false if keys are of no use now. */
  press(key) {
    if (!this.#ready() || this.#turn.maxKeys === 0) return false;
    clearTimeout(this.#keyTimer);
    this.#wait();
    this.#keys += key;
    this.#wiring.pressed(this.#keys);
    const send = () => this.#answer('keys', this.#keys);
    if (this.#keys.length >= this.#turn.maxKeys) send();
    else this.#keyTimer = setTimeout(send, KEYS_APART_MILLIS);
    return true;
  }
}
