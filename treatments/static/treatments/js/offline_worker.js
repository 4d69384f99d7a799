// Keeps one programme on the phone of a patient who asked for it. Lives below the patient's own link and sees no other
// page. The page says what to keep; the network is asked first, what was kept is the answer when it is silent or broken.
const HOME = new URL(self.registration.scope).pathname;
const KEPT = `programme ${HOME}`;
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  event.waitUntil(keep(event.data.addresses).then((done) => event.ports[0].postMessage(done)));
});

async function keep(addresses) {
  const cache = await caches.open(KEPT);
  // What a visit kept is named with the part of the page it went to.
  const known = new Set((await cache.keys()).map(({ url }) => url.split("#")[0]));
  const missing = addresses.filter((address) => !known.has(address));
  const fresh = await Promise.allSettled(missing.map((address) => fetch(address, { credentials: "same-origin" })));
  const ours = await Promise.all(fresh.map(({ value }) => value && isOurs(value)));
  if (!ours.every(Boolean)) return false;
  await Promise.all(fresh.map(({ value }, place) => cache.put(missing[place], value)));
  for (const address of known) if (!addresses.includes(address)) await cache.delete(address);
  return true;
}

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const asking = asked(event.request);
  event.respondWith(answer(event.request, asking));
  event.waitUntil(asking.catch(() => {}));
});

// What is kept is kept as it was last seen, and goes with a link that has ended, however late the network says so.
async function asked(request) {
  const answer = await fetch(request);
  if (answer.status === 410) await caches.delete(KEPT);
  else if ((await found(request)) && (await isOurs(answer))) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}

// The door stands at the same address as the programme and is not it.
async function isOurs(answer) {
  if (!answer.ok || answer.redirected) return false;
  return new URL(answer.url).pathname !== HOME || (await answer.clone().text()).includes("data-check-in");
}

// Looking makes no cache where there is none.
const found = (request, how) => caches.match(request, { cacheName: KEPT, ignoreVary: true, ...how });

// A kept page says that it is one, and as of when.
async function kept(request) {
  const isPage = request.mode === "navigate";
  const copy = await found(request, { ignoreSearch: isPage });
  if (!copy || !isPage) return copy;
  const { headers } = copy;
  return new Response((await copy.text()).replace("<html ", "<html data-kept "), { headers });
}

async function answer(request, asking) {
  const patience = new Promise((_done, late) => setTimeout(late, PATIENCE_MS));
  try {
    const answer = await Promise.race([asking, patience]);
    return answer.status < 500 ? answer : ((await kept(request)) ?? answer);
  } catch {
    return (await kept(request)) ?? asking;
  }
}
