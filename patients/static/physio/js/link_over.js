// The clinic has ended this link: what this device kept to open it without a network goes too.
const own = location.pathname.split("/").slice(0, 3).join("/") + "/";

async function forget() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.filter(({ scope }) => new URL(scope).pathname === own).map((worker) => worker.unregister()));
  for (const name of (await window.caches?.keys()) ?? []) if (name.endsWith(own)) await caches.delete(name);
}

for (const name of Object.keys(localStorage)) if (name.endsWith(own)) localStorage.removeItem(name);
forget();
