// One tap for each set, and a timer for holds and walks. What is tapped stays on this device, for today.
// Each [data-exercise] names its dose: data-sets, data-hold and data-minutes; the words stand in [data-training].

const words = document.querySelector("[data-training]").dataset;
const today = new Date().toLocaleDateString("sv");
const store = `sets-${words.version}`;

class Memory {
  constructor() {
    this.taps = {};
    try {
      const kept = JSON.parse(localStorage.getItem(store) ?? "{}");
      if (kept.day === today) this.taps = kept.taps;
    } catch {
      // A browser that keeps nothing still counts while the page is open.
    }
  }

  set(name, count) {
    this.taps[name] = count;
    try {
      localStorage.setItem(store, JSON.stringify({ day: today, taps: this.taps }));
    } catch {
      // As above.
    }
  }
}

const memory = new Memory();

class Sets {
  constructor(card, name) {
    this.card = card;
    this.name = name;
    this.count = Number(card.dataset.sets) || 1;
    this.done = Math.min(memory.taps[name] ?? 0, this.count);
    this.buttons = Array.from({ length: this.count }, (_none, number) => this.button(number + 1));
    card.querySelector("[data-sets-here]").append(...this.buttons);
    this.show();
  }

  button(number) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "set";
    button.textContent = number;
    button.setAttribute("aria-label", words.set.replace("{number}", number).replace("{all}", this.count));
    button.addEventListener("click", () => this.tap(number));
    return button;
  }

  tap(number) {
    this.done = this.done === number ? number - 1 : number;
    memory.set(this.name, this.done);
    this.show();
    if (this.done === this.count) this.tick();
  }

  show() {
    this.buttons.forEach((button, place) => button.setAttribute("aria-pressed", String(place < this.done)));
  }

  tick() {
    const full = this.card.querySelector(".done [value=full]");
    if (!full || this.card.querySelector(".done :checked")) return;
    full.checked = true;
    full.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

class Timer {
  constructor(card, seconds) {
    this.seconds = seconds;
    this.button = card.querySelector("[data-timer]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => (this.running ? this.stop() : this.start()));
    this.say(seconds);
  }

  async start() {
    this.running = true;
    this.ends = Date.now() + this.seconds * 1000;
    this.sound = new (window.AudioContext ?? window.webkitAudioContext)();
    this.ticking = setInterval(() => this.step(), 200);
    this.button.setAttribute("aria-pressed", "true");
    this.awake = await navigator.wakeLock?.request("screen").catch(() => null);
    if (!this.running) this.awake?.release();
  }

  step() {
    const left = Math.ceil((this.ends - Date.now()) / 1000);
    this.say(Math.max(left, 0));
    if (left <= 0) this.ring();
  }

  ring() {
    navigator.vibrate?.([200, 100, 200]);
    const tone = new OscillatorNode(this.sound, { frequency: 880 });
    tone.connect(new GainNode(this.sound, { gain: 0.2 })).connect(this.sound.destination);
    tone.start();
    tone.stop(this.sound.currentTime + 0.5);
    tone.addEventListener("ended", (event) => event.target.context.close());
    this.sound = null;
    this.stop();
  }

  stop() {
    this.running = false;
    clearInterval(this.ticking);
    this.awake?.release();
    this.sound?.close();
    this.button.setAttribute("aria-pressed", "false");
    this.say(this.seconds);
  }

  say(seconds) {
    const clock = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const phrase = this.running ? words.stop : words.start;
    this.button.textContent = phrase.replace("{time}", clock);
  }
}

for (const [place, card] of document.querySelectorAll("[data-exercise]").entries()) {
  new Sets(card, `${place}-${card.dataset.exercise}`);
  const seconds = Number(card.dataset.hold) || Number(card.dataset.minutes) * 60;
  if (seconds >= 5) new Timer(card, seconds);
}
