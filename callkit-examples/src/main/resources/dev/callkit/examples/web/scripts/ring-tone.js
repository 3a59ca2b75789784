// The sound of the phone: two soft tones, a pause, and again.
const EVERY_MILLIS = 2400;
const TONES_HERTZ = [660, 528];
const LOUDNESS = 0.06;
const TONE_SECONDS = 0.32;

let audio = null;
let timer = null;

/** Rings, or no longer. A browser in which nobody has pressed anything yet stays silent. */
export function ringing(on) {
  clearInterval(timer);
  timer = null;
  if (!on || !window.AudioContext) return;
  audio ??= new AudioContext();
  play();
  timer = setInterval(play, EVERY_MILLIS);
}

function play() {
  if (audio.state === 'running') TONES_HERTZ.forEach((hertz, place) => tone(hertz, place * TONE_SECONDS));
}

function tone(hertz, after) {
  const start = audio.currentTime + after;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.03);
  volume.gain.linearRampToValueAtTime(0, start + TONE_SECONDS);
  source.connect(volume).connect(audio.destination);
  source.start(start);
  source.stop(start + TONE_SECONDS);
}
