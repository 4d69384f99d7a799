// Today's training is saved as it happens, one request after the other. What cannot be sent waits on this device and
// goes out when somebody takes it. Only what was touched here is told, so that a page left open elsewhere, which shows an
// older state, takes nothing back. The form is the truth: sets and timers fill it in.

import { DaysTold } from "./days_told.js";
import { isBusy, patience } from "./kept.js";

const form = document.querySelector("[data-check-in]");
const state = document.querySelector("[data-save-state]");
const home = new URL("../", form.action).href;
const days = new DaysTold(`training-${new URL(home).pathname}`);
const PAUSE_MS = 1200;
const WHICH_MS = 8000;
const SAID_MS = 4000;
const OFFLINE_MS = 5000;
const BUSY_MS = 20_000;
const REST_MS = 30 * 60_000;
const OF_EXERCISE = /^(?:done|sets|peak|felt)-(.+)$/;
const OF_DAY = /^(?:before|symptom|symptom_with)$/;
const OF_MORNING = /^(?:morning|morning_of)$/;

// The clinic's day, wherever the phone is.
const today = () => new Date().toLocaleDateString("sv", { timeZone: form.dataset.zone });
const isOwn = (name) => [OF_EXERCISE, OF_DAY, OF_MORNING].some((names) => names.test(name));
const lost = new Set();
let [fading, pause, touched, sending] = [0, 0, 0, false];

function say(words) {
  clearTimeout(fading);
  const over = lost.size > 0 && ["saved", ""].includes(words);
  state.textContent = over ? state.dataset.lost.replace("{days}", written(lost)) : (state.dataset[words] ?? "");
  state.dataset.state = over ? "lost" : words;
  if (words === "saved") fading = setTimeout(say, SAID_MS, "");
}

function written(which) {
  const { lang } = document.documentElement;
  return [...which].map((day) => new Date(`${day}T12:00`).toLocaleDateString(lang)).join(", ");
}

function post(day, said) {
  const body = new URLSearchParams({ ...said, day });
  // The page's own token: the one that was kept may be over by now.
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const headers = { Accept: "application/json" };
  const how = { signal: patience(), keepalive: document.hidden };
  return fetch(form.dataset.training, { method: "POST", headers, body, ...how });
}

async function send() {
  if (sending || !days.waiting.length) return;
  sending = true;
  let became = "saved";
  try {
    while (became === "saved" && days.waiting.length) became = await sendDay(...days.waiting[0]);
  } finally {
    sending = false;
  }
  days.forgetBut(today());
  say(became);
  if (became === "kept") later(OFFLINE_MS);
  if (became === "busy") later(BUSY_MS);
}

// What became of it, in the words of the page.
async function sendDay(day, { waiting }) {
  let answer;
  let now;
  try {
    answer = await post(day, waiting);
    if (isBusy(answer)) return "busy";
    if (answer.status === 410) return leave(location.href);
    if (!(answer.headers.get("Content-Type") ?? "").startsWith("application/json")) return "again";
    now = await answer.json();
  } catch {
    return "kept";
  }
  if (!answer.ok) return refused(day);
  days.took(day, waiting, now.at);
  forgetSymptom(waiting);
  return isAnother(now) ? show(now) : "saved";
}

// Told again it would be refused again.
function refused(day) {
  lost.add(day);
  days.drop(day);
  return "saved";
}

// Told again, it is news again: what was told once is not said a second time with the next set.
function forgetSymptom(told) {
  const { symptom, symptom_with: which } = form.elements;
  if (told.symptom && symptom.value === told.symptom) symptom.value = which.value = "";
}

// "Online" may be said before anything gets through, or not at all.
function later(pauseFor) {
  clearTimeout(pause);
  pause = setTimeout(send, pauseFor);
}

// Something has to be left out from now on, or the programme is another one: the server says what, on a new page.
const isAnother = ({ hold, left_out: leftOut, version }) =>
  hold !== form.dataset.hold || leftOut !== form.dataset.leftOut || version !== form.elements.version.value;

function show({ hold }) {
  if (hold === "E" && form.dataset.hold !== "E") return leave(form.dataset.safetyNow);
  history.scrollRestoration = "manual";
  return leave(home);
}

function leave(address) {
  if (address === location.href) location.reload();
  else location.assign(address);
  return "";
}

// What is told together. With a symptom goes everything that was done, because it may have come with any of it.
function goesWith(name) {
  const [, key] = OF_EXERCISE.exec(name) ?? [];
  if (OF_MORNING.test(name)) return (other) => OF_MORNING.test(other);
  if (key) return (other) => other === "before" || OF_EXERCISE.exec(other)?.[1] === key;
  return (other) => isOwn(other) && !OF_MORNING.test(other);
}

function toldWith(name) {
  const goes = goesWith(name);
  return Object.fromEntries([...new FormData(form)].filter(([other]) => other === "version" || goes(other)));
}

// Whoever trains over midnight trains on the day they began.
function save({ target }) {
  if (!isOwn(target.name)) return;
  touched = Date.now();
  days.keep(form.elements.day.value, toldWith(target.name));
  const pauseFor = pauseAfter(target);
  say(pauseFor > PAUSE_MS ? "" : "saving");
  later(pauseFor);
}

// What needs help at once goes at once; with anything else new there is time to say with which exercise it came.
function pauseAfter({ name, value }) {
  if (name !== "symptom") return PAUSE_MS;
  return document.querySelector("[data-symptoms]").dataset.symptoms.split(" ").includes(value) ? 0 : WHICH_MS;
}

function fill(told) {
  for (const [name, value] of Object.entries(told)) {
    const field = name === "version" ? null : form.elements[name];
    if (field) field.value = value;
  }
  form.dispatchEvent(new Event("filled"));
}

// A page kept since another day shows nothing of that day.
function clear() {
  for (const field of form.elements) {
    if (!isOwn(field.name)) continue;
    if (field.type === "radio") field.checked = field.value === "";
    else field.value = "";
  }
  document.querySelector("[data-morning]")?.remove();
  form.elements.day.value = today();
}

// A page left open becomes the page of the new day, once nobody is training any more.
function turn() {
  if (form.elements.day.value === today() || Date.now() - touched < REST_MS) return;
  if (navigator.onLine) return location.reload();
  clear();
  fill({});
}

if (form.elements.day.value !== today()) clear();
const kept = days.on(today());
fill(Date.parse(kept.sent) > Date.parse(form.dataset.now) ? kept.told : kept.waiting);

document.querySelector("[data-save-today]").hidden = true;
form.addEventListener("change", save);
window.addEventListener("online", send);
window.addEventListener("storage", ({ key }) => {
  if (key === days.store && form.elements.day.value === today()) fill(days.on(today()).waiting);
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) turn();
  else if (days.waiting.length) send();
});
setInterval(turn, 60_000);
if (days.waiting.length) send();
