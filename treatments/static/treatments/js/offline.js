// The programme without a network. Nothing is kept on the phone before the patient asks for it; answers that cannot be
// sent wait on the phone and go out when the network is back. Sent twice they count once: each carries its own number.

const box = document.querySelector("[data-offline]");
const form = document.querySelector("[data-check-in]");
// A form that came back to be put right stands at another address than the page.
const home = new URL("../", form.action).pathname;
const waiting = `answers-${home}`;

class Waiting {
  get all() {
    return JSON.parse(localStorage.getItem(waiting) ?? "[]");
  }

  add(answers) {
    localStorage.setItem(waiting, JSON.stringify([...this.all, answers]));
  }

  drop(number) {
    localStorage.setItem(waiting, JSON.stringify(this.all.filter((one) => numberOf(one) !== number)));
  }
}

const numberOf = (answers) => answers.find(([name]) => name === "submission")[1];
const queue = new Waiting();
const AGAIN_MS = 5000;
let again;
let refused = false;

function say(words) {
  const line = box.querySelector("[data-offline-says]");
  line.textContent = words;
  line.hidden = !words;
}

async function keep() {
  const worker = await navigator.serviceWorker.register(box.dataset.worker);
  await navigator.serviceWorker.ready;
  const resources = performance.getEntriesByType("resource");
  const loaded = resources.filter(({ initiatorType }) => initiatorType !== "fetch").map(({ name }) => name);
  const figures = [...document.querySelectorAll("picture img")].map((image) => image.src);
  const page = location.origin + location.pathname;
  const own = [page, ...box.dataset.keep.split(" "), ...figures, ...loaded].map(
    (address) => new URL(address, location.href).href,
  );
  const addresses = [...new Set(own)].filter((address) => address.startsWith(location.origin));
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => say(data ? box.dataset.kept : box.dataset.failed);
  (worker.active ?? worker.waiting ?? worker.installing).postMessage({ addresses }, [channel.port2]);
}

// The page's own token: the one that was kept with the answers may be over by now.
function fresh(answers) {
  const own = new URLSearchParams(answers);
  own.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return own;
}

// Only the page after the answers says that they are there: the door, which also says "fine", has not taken them.
const hasArrived = ({ ok, url }) => ok && new URL(url).pathname.includes("/answered/");

// Neither another try nor the date of birth would change it.
const isRefused = ({ status }) => status >= 400 && status < 500 && ![401, 403, 408, 409, 410, 429].includes(status);

async function send() {
  for (const answers of queue.all) {
    try {
      const answer = await fetch(form.action, { method: "POST", body: fresh(answers) });
      if (answer.status === 410) return location.assign(home);
      if (!hasArrived(answer) && !isRefused(answer)) return say(box.dataset.again);
      queue.drop(numberOf(answers));
      refused ||= isRefused(answer);
      say(refused ? box.dataset.refused : box.dataset.sent);
      if (refused) show();
    } catch {
      return later();
    }
  }
}

function show() {
  location.hash = "contact";
  box.scrollIntoView({ block: "center" });
}

// "Online" may be said before anything gets through, or not at all.
function later() {
  say(box.dataset.waiting);
  clearTimeout(again);
  again = setTimeout(send, AGAIN_MS);
}

// The answers are handed over by the script, and wait on the phone where nobody takes them. What the server does not
// accept is sent once more in the ordinary way, so that it can say why.
form.addEventListener("submit", async (event) => {
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  const answers = [...new FormData(form).entries()];
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(answers) });
    if (isRefused(answer)) return form.submit();
    if (!hasArrived(answer)) queue.add(answers);
    location.assign(answer.ok ? answer.url : home);
  } catch {
    queue.add(answers);
    form.elements.submission.value = crypto.randomUUID();
    later();
    show();
  }
});

window.addEventListener("online", send);
if (queue.all.length) send();

if ("serviceWorker" in navigator && window.isSecureContext) {
  const button = box.querySelector("[data-keep-here]");
  button.hidden = false;
  button.addEventListener("click", () => keep().catch(() => say(box.dataset.failed)));
}
