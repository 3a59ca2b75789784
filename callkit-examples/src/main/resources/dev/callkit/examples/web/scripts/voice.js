// The browser's own voice and ears, in Swedish, where it has them.
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const SWEDISH = 'sv-SE';
// A voice that never says it is done must not stop the talk: slower than this nobody speaks.
const LONGEST_MILLIS_A_LETTER = 120;

export const canSpeak = () => Boolean(window.speechSynthesis);
export const canHear = () => Boolean(Recognition);

/**
 * Reads a text aloud.
 *
 * @param done is called once it has been said, or could not be
 * @return `stop`, and `heard`: how many letters were heard so far
 */
export function speak(text, done) {
  const words = new SpeechSynthesisUtterance(text);
  let heard = 0;
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    clearTimeout(watch);
    done();
  };
  const watch = setTimeout(end, 2000 + text.length * LONGEST_MILLIS_A_LETTER);
  words.lang = SWEDISH;
  words.onboundary = (event) => {
    heard = event.charIndex;
  };
  words.onend = end;
  words.onerror = end;
  speechSynthesis.speak(words);
  return {
    heard: () => heard,
    stop: () => {
      over = true;
      clearTimeout(watch);
      speechSynthesis.cancel();
    },
  };
}

/**
 * Listens until it is stopped; the browser gives up after a while and is asked again.
 *
 * @param ears `partial` and `final` take words, `failed` is told that the browser may not or cannot
 * @return stops it
 */
export function hear({ partial, final, failed }) {
  const ears = new Recognition();
  let stopped = false;
  ears.lang = SWEDISH;
  ears.interimResults = true;
  ears.onresult = (event) => {
    const result = event.results[event.results.length - 1];
    const words = result[0].transcript.trim();
    if (words && !stopped) (result.isFinal ? final : partial)(words);
  };
  ears.onerror = (event) => {
    if (['aborted', 'no-speech'].includes(event.error) || stopped) return;
    stopped = true;
    failed();
  };
  ears.onend = () => {
    if (!stopped) ears.start();
  };
  ears.start();
  return () => {
    stopped = true;
    ears.abort();
  };
}
