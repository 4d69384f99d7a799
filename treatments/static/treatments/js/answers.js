// The answers are handed over by this script. What nobody takes now waits on the phone and goes out later; sent twice it
// counts once, because it carries its own number.

import { forget } from "./check_in_draft.js";
import { isBusy, patience, read, write } from "./kept.js";

const form = document.querySelector("[data-check-in]");
const lines = [...document.querySelectorAll("[data-answers-say]")];
// A form that came back to be put right stands at another address than the page.
const home = new URL("../", form.action).pathname;
const store = `answers-${home}`;
const AGAIN_MS = 5000;
const BUSY_MS = 20_000;
let [again, isHandingOver] = [0, false];

const numberOf = (answers) => answers.find(([name]) => name === "submission")[1];
const waiting = () => read(store, []);
const without = (number) => waiting().filter((one) => numberOf(one) !== number);
const keep = (answers) => write(store, [...without(numberOf(answers)), answers]);

function say(words) {
  for (const line of lines) {
    line.textContent = lines[0].dataset[words];
    line.hidden = false;
  }
  lines[0].scrollIntoView({ block: "center" });
}

// The page's own token: the one that was kept with the answers may be over by now.
function post(answers) {
  const body = new URLSearchParams(answers);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return fetch(form.action, { method: "POST", body, signal: patience() });
}

// Only the page after the answers says that they are there: the door, which also says "fine", has not taken them.
const hasArrived = ({ ok, url }) => ok && new URL(url).pathname.includes("/answered/");

// Neither another try nor the date of birth would change it.
const isRefused = (answer) =>
  answer.status >= 400 && !isBusy(answer) && ![401, 403, 409, 410].includes(answer.status);

async function send() {
  let became = "";
  for (const answers of waiting()) {
    let answer;
    try {
      answer = await post(answers);
    } catch {
      return later("waiting", AGAIN_MS);
    }
    if (isBusy(answer)) return later("busy", BUSY_MS);
    if (answer.status === 410) return location.assign(home);
    if (!hasArrived(answer) && !isRefused(answer)) return say("again");
    write(store, without(numberOf(answers)));
    if (isRefused(answer)) became = "refused";
    else await arrived(answers, answer);
    became ||= "sent";
  }
  if (became) say(became);
}

// Where something has to be done at once, the page that says so comes now, however late the answers were sent.
async function arrived(answers, answer) {
  if (form.elements.submission.value === numberOf(answers)) form.elements.submission.value = crypto.randomUUID();
  if ((await answer.text()).includes("data-act-now")) location.assign(answer.url);
}

// "Online" may be said before anything gets through, or not at all.
function later(words, pauseFor) {
  say(words);
  clearTimeout(again);
  again = setTimeout(send, pauseFor);
}

// What the server does not accept is sent once more in the ordinary way, so that it can say why.
async function handOver(answers) {
  let answer;
  try {
    answer = await post(answers);
  } catch {
    keep(answers);
    return later("waiting", AGAIN_MS);
  }
  if (isRefused(answer)) return form.submit();
  if (!hasArrived(answer)) keep(answers);
  if (isBusy(answer)) return later("busy", BUSY_MS);
  forget();
  location.assign(answer.ok ? answer.url : home);
}

form.addEventListener("submit", async (event) => {
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  if (isHandingOver) return;
  isHandingOver = true;
  event.submitter?.setAttribute("aria-busy", "true");
  await handOver([...new FormData(form).entries()]);
  event.submitter?.removeAttribute("aria-busy");
  isHandingOver = false;
});

window.addEventListener("online", send);
if (waiting().length) send();
