// The programme without a network, on the phone from when the patient asks for it until they ask for it to go. What was
// told today, and what waits to be sent, is remembered anyway.

const box = document.querySelector("[data-offline]");
const { pathname: home } = new URL("../", document.querySelector("[data-check-in]").action);
const [keeping, removing] = [box.querySelector("[data-keep-here]"), box.querySelector("[data-remove-here]")];

function say(words, isKept) {
  const line = box.querySelector("[data-offline-says]");
  line.textContent = box.dataset[words] ?? "";
  line.hidden = !words;
  keeping.hidden = isKept;
  removing.hidden = !isKept;
}

// Pictures and letters come last.
async function everything() {
  if (document.readyState !== "complete") await new Promise((come) => window.addEventListener("load", come));
  await document.fonts.ready;
}

function addresses() {
  const resources = performance.getEntriesByType("resource");
  const loaded = resources.filter(({ initiatorType }) => initiatorType !== "fetch").map(({ name }) => name);
  const figures = [...document.querySelectorAll("picture img")].map((image) => image.src);
  const own = [home, ...box.dataset.keep.split(" "), ...figures, ...loaded].map(
    (address) => new URL(address, location.href).href,
  );
  return [...new Set(own)].filter((address) => address.startsWith(location.origin));
}

// What is kept already stays, what came with a change of the page comes along, and what went goes.
async function keep() {
  await everything();
  const worker = await navigator.serviceWorker.register(box.dataset.worker);
  const { active } = await navigator.serviceWorker.ready;
  const channel = new MessageChannel();
  const done = new Promise((told) => (channel.port1.onmessage = ({ data }) => told(data)));
  (worker.active ?? active).postMessage({ addresses: addresses() }, [channel.port2]);
  if (!(await done)) throw new Error("Something could not be fetched");
}

async function kept() {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.find(({ scope }) => new URL(scope).pathname === home);
}

async function remove() {
  await (await kept())?.unregister();
  for (const name of await caches.keys()) if (name.endsWith(home)) await caches.delete(name);
}

if ("serviceWorker" in navigator && window.isSecureContext) {
  keeping.addEventListener("click", () => keep().then(() => say("kept", true), () => say("failed", false)));
  removing.addEventListener("click", () => remove().then(() => say("", false), () => say("failed", true)));
  const own = await kept();
  if (own) say("kept", true);
  else keeping.hidden = false;
  // What could not be fetched now is fetched with the next visit.
  if (own && navigator.onLine) keep().catch(() => {});
}
