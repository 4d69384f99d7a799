// Keeps one programme on the phone of a patient who asked for it. Lives below the patient's own link and sees no other
// page. The page says what to keep; the network is asked first, what was kept is the answer when it is silent.
const KEPT = `programme ${new URL(self.registration.scope).pathname}`;
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  event.waitUntil(keep(event.data.addresses).then((done) => event.ports[0].postMessage(done)));
});

async function keep(addresses) {
  const fresh = await Promise.allSettled(addresses.map((address) => fetch(address, { credentials: "same-origin" })));
  if (fresh.some((one) => one.status === "rejected" || !one.value.ok)) return false;
  const cache = await caches.open(KEPT);
  for (const old of await cache.keys()) await cache.delete(old);
  await Promise.all(fresh.map((one, place) => cache.put(addresses[place], one.value)));
  return true;
}

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

// What is kept is kept as it was last seen. The door stands at the same address and is not the programme.
async function asked(request) {
  const answer = await fetch(request);
  const cache = await caches.open(KEPT);
  if (answer.ok && !answer.redirected && (await cache.match(request, { ignoreVary: true }))) {
    const copy = answer.clone();
    if (request.mode !== "navigate" || (await answer.clone().text()).includes("data-check-in")) await cache.put(request, copy);
  }
  return answer;
}

async function answer(request) {
  const ways = { ignoreVary: true, ignoreSearch: request.mode === "navigate" };
  const kept = async () => (await caches.open(KEPT)).match(request, ways);
  const patience = new Promise((_done, late) => setTimeout(late, PATIENCE_MS));
  try {
    return await Promise.race([asked(request), patience]);
  } catch {
    return (await kept()) ?? fetch(request);
  }
}
