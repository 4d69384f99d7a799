// The clinic has ended this link: what this device kept to open it without a network goes too. Answers that still wait
// reach nobody any more, and that is said first.
const line = document.querySelector("[data-lost]");
const own = new URL(line.dataset.home, location.href).pathname;
const kept = Object.keys(localStorage).filter((name) => name.endsWith(own));
const waiting = kept.flatMap((name) => daysIn(JSON.parse(localStorage.getItem(name))));

// A list holds check-ins, one by one; anything else a day of training each, with what of it still waits.
function daysIn(told) {
  if (Array.isArray(told)) return told.map((answers) => new Map(answers).get("day"));
  return Object.keys(told).filter((day) => Object.keys(told[day].waiting).length);
}

async function forget() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.filter(({ scope }) => new URL(scope).pathname === own).map((worker) => worker.unregister()));
  for (const name of (await window.caches?.keys()) ?? []) if (name.endsWith(own)) await caches.delete(name);
}

if (waiting.length) {
  const { lang } = document.documentElement;
  const days = [...new Set(waiting)].map((day) => new Date(`${day}T12:00`).toLocaleDateString(lang));
  line.textContent = line.textContent.replace("{days}", days.join(", "));
  line.hidden = false;
}
for (const name of kept) localStorage.removeItem(name);
sessionStorage.removeItem(`draft-${own}`);
forget();
