// Asks for the diary's state every few seconds. 304 means nothing changed. A lost connection is said, with the time of
// the state that is shown, and asked for again after ever longer pauses; a hidden tab does not ask at all.
const LONGEST_PAUSE_SECONDS = 60;

export class Feed {
  constructor(settings, notice) {
    this.settings = settings;
    this.notice = notice;
    this.listeners = [];
    this.failures = 0;
    this.asked = 0;
    this.seenAt = settings.now;
  }

  // `listener(state, changed)`: `changed` is false for the first state, which the page itself already shows.
  listen(listener) {
    this.listeners.push(listener);
  }

  // From the state that came with the page.
  start() {
    this.version = this.settings.version;
    this.seenSince = performance.now();
    const given = document.getElementById("diary-state");
    if (given) this.tell(JSON.parse(given.textContent), false);
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("online", () => this.look());
    this.plan();
  }

  // Ask now, whatever was planned. Only the newest question's answer counts.
  async look() {
    clearTimeout(this.timer);
    if (document.hidden) return;
    const question = ++this.asked;
    const failed = !(await this.ask(question).then(() => true, () => false));
    if (question !== this.asked) return;
    if (failed) this.lost();
    else this.found();
    this.plan();
  }

  plan() {
    const pause = Math.min(this.settings.seconds * 2 ** this.failures, LONGEST_PAUSE_SECONDS);
    if (!this.signedOut) this.timer = setTimeout(() => this.look(), pause * 1000);
  }

  tell(state, changed) {
    for (const listener of this.listeners) listener(state, changed);
  }

  async ask(question) {
    const headers = { "HX-Request": "true", "If-None-Match": this.version };
    const signal = AbortSignal.timeout(15000);
    const answer = await fetch(this.settings.addresses.events, { headers, signal, cache: "no-store" });
    if (answer.status === 401 || answer.status === 403) this.signedOut = true;
    if (!answer.ok && answer.status !== 304) throw new Error(String(answer.status));
    const state = answer.ok ? await answer.json() : null;
    if (question !== this.asked) return;
    this.seenAt = answer.headers.get("X-Wall-Clock");
    this.seenSince = performance.now();
    this.version = answer.headers.get("ETag");
    if (state) this.tell(state, true);
  }

  // What the location's wall shows, whatever this computer's clock says.
  now() {
    const passed = performance.now() - (this.seenSince);
    return new Date(Date.parse(`${this.seenAt}Z`) + passed).toISOString().slice(0, 16);
  }

  lost() {
    this.failures += 1;
    const { offline, sign_in: signIn } = this.settings.words;
    this.say(this.signedOut ? signIn : offline.replace("{time}", this.seenAt.slice(11)));
  }

  found() {
    this.failures = 0;
    this.say("");
  }

  say(words) {
    if (this.notice.textContent === words) return;
    this.notice.textContent = words;
    this.notice.hidden = !words;
  }
}
