// Sends what the hand did. The server's sentence is what people read, whether it was done or refused.
const KEY = "00000000-0000-0000-0000-000000000000";

const MOST_TIMES = 3;
const wall = (time) => time.slice(0, 16);

export class Deeds {
  constructor(settings, feed, toasts) {
    this.settings = settings;
    this.feed = feed;
    this.toasts = toasts;
  }

  address(name, id) {
    return this.settings.addresses[name].replace(KEY, id);
  }

  // True when it was done. Either way the newest state is fetched: a refusal often means somebody was quicker.
  async send(address, fields, instead) {
    const answer = await this.post(address, new URLSearchParams(fields));
    if (answer.done) this.say(answer);
    else this.toasts.refused(this.refusal(answer), instead?.(answer.details?.next_free ?? []));
    await this.feed.look();
    return answer.done;
  }

  say({ sentence, undo }) {
    this.toasts.said(sentence, undo && (() => this.send(undo, {})));
  }

  // A code means that a rule said no; otherwise something broke on the way.
  refusal({ code, sentence }) {
    return code ? `${this.settings.words.not_possible} ${sentence}` : sentence;
  }

  async post(address, body) {
    const headers = { "X-CSRFToken": this.token(), "HX-Request": "true" };
    try {
      const answer = await fetch(address, { method: "POST", headers, body });
      const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (!isJson) return { done: false, html: await answer.text(), sentence: this.settings.words.failed };
      return { done: answer.ok, ...(await answer.json()) };
    } catch {
      return { done: false, sentence: document.body.dataset.offline };
    }
  }

  token() {
    return JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  }

  drop(block, start, column) {
    const kind = this.settings.view === "rooms" ? "room" : "practitioner";
    const to = column === undefined ? {} : { [kind]: column };
    const again = (time) => [this.at(time), () => this.drop(block, wall(time), column)];
    const instead = (times) => times.slice(0, MOST_TIMES).map(again);
    return this.send(this.address("drop", block.id), { start, sequence: block.sequence, ...to }, instead);
  }

  // "Mon 23, 11:15": a time of the location, whatever the browser's zone.
  at(time) {
    const day = new Date(`${wall(time)}Z`);
    const format = { weekday: "short", day: "numeric", timeZone: "UTC" };
    return `${day.toLocaleDateString(document.documentElement.lang, format)}, ${wall(time).slice(11)}`;
  }

  press(address, block) {
    return this.send(address.replace(KEY, block.id), {});
  }

  resize(block, minutes) {
    return this.send(this.address("resize", block.id), { minutes, sequence: block.sequence });
  }
}
