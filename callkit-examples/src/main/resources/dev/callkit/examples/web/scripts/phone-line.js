// The socket between the phone in the page and the server. It stays connected, so that the phone
// can be rung at any time, and it connects again when it is lost.
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 5000;
// A server that has never answered here may well ring by other means, and have no phones of this kind.
const DOUBTFUL_PAUSE_MILLIS = 30000;
const ALIVE_MILLIS = 20000;
// The server's way to say that the token does not do.
const REFUSED = 1008;

export class PhoneLine {
  #socket = null;
  #pause = FIRST_PAUSE_MILLIS;
  #registered = false;
  #known = false;
  #waiting = [];
  #number;
  #wiring;

  /**
   * @param wiring `token` gives the token to register with, `onFrame` takes what comes, `onLost` is
   *     told that the connection broke, `onRefused` that the token did not do, and may renew it
   */
  constructor(number, wiring) {
    this.#number = number;
    this.#wiring = wiring;
    setInterval(() => this.#socket?.readyState === WebSocket.OPEN && this.#socket.send('ping'), ALIVE_MILLIS);
    this.#connect();
  }

  /** Done as soon as the phone can be rung. */
  async ready() {
    while (!this.#registered) await new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Is another number from now on. */
  change(number) {
    this.#number = number;
    this.#pause = 0;
    this.#socket.close();
  }

  send(frame) {
    if (this.#registered) this.#socket.send(JSON.stringify(frame));
  }

  #connect() {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/phone`);
    this.#socket = socket;
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: 'register', token: this.#wiring.token(), number: this.#number }));
    socket.onmessage = (message) => this.#receive(JSON.parse(message.data));
    socket.onclose = (event) => this.#lost(event);
  }

  #receive(frame) {
    if (frame.type === 'registered') {
      this.#registered = true;
      this.#known = true;
      this.#pause = FIRST_PAUSE_MILLIS;
      this.#waiting.splice(0).forEach((resolve) => resolve());
    }
    this.#wiring.onFrame(frame);
  }

  async #lost(event) {
    const before = this.#registered;
    this.#registered = false;
    this.#wiring.onLost(before);
    if (event.code === REFUSED && !(await this.#wiring.onRefused())) return;
    setTimeout(() => this.#connect(), this.#pause);
    const longest = this.#known ? LONGEST_PAUSE_MILLIS : DOUBTFUL_PAUSE_MILLIS;
    this.#pause = Math.min(Math.max(this.#pause, FIRST_PAUSE_MILLIS) * 1.5, longest);
  }
}
