// One tap for each set, and a timer for holds and walks. The taps fill in the form; `training_day.js` saves it.
// Each [data-exercise] names its dose: data-sets, data-hold and data-minutes; the words stand in [data-words].

const words = document.querySelector("[data-words]").dataset;
const form = document.querySelector("[data-check-in]");

// The sets of one card. Of an exercise done on both sides there are two.
class Sets {
  constructor(card, exercise) {
    this.exercise = exercise;
    this.count = Number(card.dataset.sets) || 1;
    this.done = 0;
    this.buttons = Array.from({ length: this.count }, (_none, place) => this.button(place + 1));
    card.querySelector("[data-sets-here]")?.append(...this.buttons);
  }

  button(number) {
    const button = document.createElement("button");
    const all = words.set.replace("{number}", number).replace("{all}", this.count);
    button.type = "button";
    button.className = this.count === 1 ? "set set-only" : "set";
    button.textContent = this.count === 1 ? words.done : number;
    button.setAttribute("aria-label", this.count === 1 ? words.done : all);
    // A trembling finger taps twice, and means once.
    button.addEventListener("click", ({ detail }) => detail > 1 || this.exercise.tap(this, number));
    return button;
  }

  show() {
    this.buttons.forEach((button, place) => button.setAttribute("aria-pressed", String(place < this.done)));
  }
}

class Exercise {
  constructor(key, cards) {
    this.total = form.elements[`sets-${key}`];
    this.asked = [...form.querySelectorAll(`input[name="done-${key}"]`)];
    this.sides = cards.map((card) => new Sets(card, this));
    this.restore();
  }

  get count() {
    return this.sides.reduce((sum, side) => sum + side.count, 0);
  }

  restore() {
    const full = this.asked.some(({ checked, value }) => checked && value === "full");
    let left = this.total.value === "" ? (full ? this.count : 0) : Number(this.total.value);
    for (const side of this.sides) {
      side.done = Math.min(left, side.count);
      left -= side.done;
      side.show();
    }
  }

  tap(side, number) {
    side.done = side.done === number ? number - 1 : number;
    side.show();
    const done = this.sides.reduce((sum, one) => sum + one.done, 0);
    const said = done === this.count ? "full" : done ? "part" : "none";
    this.total.value = done;
    for (const choice of this.asked) choice.checked = choice.value === said;
    this.asked[0].dispatchEvent(new Event("change", { bubbles: true }));
  }
}

class Timer {
  constructor(card, seconds) {
    this.seconds = seconds;
    this.button = card.querySelector("[data-timer]");
    this.says = card.querySelector("[data-timer-says]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => (this.running ? this.stop() : this.start()));
    document.addEventListener("visibilitychange", () => this.stayAwake());
    this.say(seconds);
  }

  async start() {
    this.running = true;
    this.says.textContent = "";
    this.ends = Date.now() + this.seconds * 1000;
    this.sound = new (window.AudioContext ?? window.webkitAudioContext)();
    this.ticking = setInterval(() => this.step(), 200);
    this.button.setAttribute("aria-pressed", "true");
    await this.stayAwake();
  }

  // A screen that was left lets go of the lock.
  async stayAwake() {
    if (!this.running || document.hidden) return;
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
    this.says.textContent = words.over;
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

const exercises = [];
const cards = [...document.querySelectorAll("[data-exercise]")];
for (const key of new Set(cards.map((card) => card.dataset.exercise))) {
  exercises.push(new Exercise(key, cards.filter((card) => card.dataset.exercise === key)));
}
form.addEventListener("filled", () => exercises.forEach((exercise) => exercise.restore()));
for (const card of cards.filter((one) => one.querySelector("[data-timer]"))) {
  const seconds = Number(card.dataset.hold) || Number(card.dataset.minutes) * 60;
  if (seconds >= 5) new Timer(card, seconds);
}
form.classList.add("has-taps");
