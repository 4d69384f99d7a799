// Today's training is saved as it happens. What cannot be sent waits on this device, day by day, and goes out when the
// network is back; the server counts the same day told twice once. The form is the truth: sets and timers fill it in.

const form = document.querySelector("[data-check-in]");
const state = document.querySelector("[data-save-state]");
const store = `training-${new URL("../", form.action).pathname}`;
const PAUSE_MS = 1200;
const SAID_MS = 4000;
const AGAIN_MS = 5000;
const OWN = /^(?:done|sets|peak|felt)-|^(?:day|version|before|morning|morning_of|symptom|symptom_with)$/;

// The clinic's day, wherever the phone is.
const today = () => new Date().toLocaleDateString("sv", { timeZone: form.dataset.zone });

class Days {
  constructor() {
    this.all = {};
    try {
      this.all = JSON.parse(localStorage.getItem(store) ?? "{}");
    } catch {
      // A browser that keeps nothing still sends while the page is open.
    }
  }

  keep(day, told) {
    this.all[day] = { told, sent: "" };
    this.write();
  }

  sent(day, told, at) {
    const unchanged = JSON.stringify(this.all[day]?.told) === JSON.stringify(told);
    if (unchanged) this.all[day] = { told: told.filter(([name]) => !name.startsWith("symptom")), sent: at };
    for (const old of Object.keys(this.all)) if (old !== today() && this.all[old].sent) delete this.all[old];
    this.write();
  }

  drop(day) {
    delete this.all[day];
    this.write();
  }

  get waiting() {
    return Object.entries(this.all).filter(([_day, { sent }]) => !sent);
  }

  write() {
    try {
      localStorage.setItem(store, JSON.stringify(this.all));
    } catch {
      // As above.
    }
  }
}

const days = new Days();
let fading;
let pause;

function say(words) {
  state.textContent = state.dataset[words] ?? "";
  state.dataset.state = words;
  clearTimeout(fading);
  if (words === "saved") fading = setTimeout(say, SAID_MS, "");
}

// The page's own token: the one that was kept may be over by now.
function withToken(told) {
  const own = new URLSearchParams(told);
  own.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return own;
}

async function send() {
  let said = "saved";
  for (const [day, { told }] of days.waiting) {
    let answer;
    try {
      const headers = { Accept: "application/json" };
      const body = withToken(told);
      answer = await fetch(form.dataset.training, { method: "POST", headers, body, keepalive: document.hidden });
    } catch {
      return later();
    }
    if (answer.status === 410) return location.reload();
    if (!answer.headers.get("Content-Type").startsWith("application/json")) return say("again");
    const now = await answer.json();
    if (now.code === "day") days.drop(day);
    else if (!answer.ok) said = "again";
    if (!answer.ok) continue;
    days.sent(day, told, now.at);
    if (day === today()) forgetSymptom(told);
    if (now.hold !== form.dataset.hold || now.left_out !== form.dataset.leftOut) return show(now);
  }
  say(said);
}

// Told again, it is news again: what was told once is not said a second time with the next set.
function forgetSymptom(told) {
  const { symptom, symptom_with: which } = form.elements;
  if (symptom.value === new URLSearchParams(told).get("symptom")) symptom.value = which.value = "";
}

// "Online" may be said before anything gets through, or not at all.
function later() {
  say("kept");
  clearTimeout(pause);
  pause = setTimeout(send, AGAIN_MS);
}

// Something has to be left out from now on: the server says what, at the top of a new page.
function show({ hold }) {
  if (hold === "E") return location.assign(form.dataset.safetyNow);
  history.scrollRestoration = "manual";
  location.hash = "";
  location.reload();
}

function save({ target }) {
  if (!OWN.test(target.name)) return;
  days.keep(today(), [...new FormData(form)].filter(([name]) => OWN.test(name)));
  say("saving");
  clearTimeout(pause);
  pause = setTimeout(send, target.name === "symptom" ? 0 : PAUSE_MS);
}

function fill(told) {
  clear();
  for (const [name, value] of told) {
    const field = form.elements[name];
    if (field && !["day", "version"].includes(name)) field.value = value;
  }
}

// A page kept since another day shows nothing of that day.
function clear() {
  for (const field of form.elements) {
    if (!OWN.test(field.name) || ["day", "version", "morning_of"].includes(field.name)) continue;
    if (field.type === "radio") field.checked = field.value === "";
    else field.value = "";
  }
}

const kept = days.all[today()];
if (kept && !(kept.sent && Date.parse(kept.sent) <= Date.parse(form.dataset.now))) fill(kept.told);
else if (form.elements.day.value !== today()) clear();
if (form.elements.day.value !== today()) document.querySelector("[data-morning]")?.remove();
form.elements.day.value = today();

document.querySelector("[data-save-today]").hidden = true;
form.addEventListener("change", save);
window.addEventListener("online", send);
document.addEventListener("visibilitychange", () => {
  if (document.hidden && days.waiting.length) send();
  else if (!document.hidden && form.elements.day.value !== today()) location.reload();
});
if (days.waiting.length) send();
