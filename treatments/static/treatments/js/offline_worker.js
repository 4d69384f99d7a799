// Keeps one programme on the phone of a patient who asked for it. Lives below the patient's own link and sees no other
// page. The page says what to keep; the network is asked first, what was kept is the answer when it is silent.
const KEPT = "programme";
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

async function answer(request) {
  const kept = () => caches.match(request, { ignoreVary: true });
  const patience = new Promise((_done, late) => setTimeout(late, PATIENCE_MS));
  try {
    return await Promise.race([fetch(request), patience]);
  } catch {
    return (await kept()) ?? fetch(request);
  }
}
