// The patient's page: a dangerous answer is met at once, before anything is sent; pictures can be paused; a line says
// what is still to do. Without this file the form is the same and the server says the same.

const form = document.querySelector("[data-check-in]");
const alarm = form.querySelector("[data-emergency-now]");
const dock = document.querySelector(".dock");

function alarming({ name, value }) {
  const { safety } = form.querySelector("[data-safety]").dataset;
  const { symptoms } = form.querySelector("[data-symptoms]").dataset;
  if (name === "symptom") return symptoms.split(" ").includes(value);
  return value !== "no" && safety.split(" ").includes(name.replace("safety-", ""));
}

form.addEventListener("change", ({ target }) => {
  if (alarming(target)) alarm.showModal();
});
alarm.querySelector("[data-close]").addEventListener("click", () => alarm.close());

const progress = form.querySelector("[data-progress]");
const line = form.querySelector("[data-left]");

// Of an exercise done on both sides, each side counts: so they are numbered on the page.
function show() {
  const asked = [...form.querySelectorAll(".exercise:has(.set)")];
  const done = asked.filter((one) => one.querySelector(".set[aria-pressed=true]")).length;
  const required = new Set([...form.querySelectorAll("input[type=radio][required]")].map((input) => input.name));
  const left = [...required].filter((name) => !form.elements[name].value).length;
  progress.querySelector("[data-progress-done]").textContent = progress.dataset.done
    .replace("{done}", done)
    .replace("{all}", asked.length);
  progress.querySelector("progress").max = asked.length || 1;
  progress.querySelector("progress").value = done;
  line.textContent = left ? line.dataset.some.replace("{left}", left) : line.dataset.ready;
  progress.hidden = !asked.length;
  line.hidden = false;
}

form.addEventListener("change", show);
form.addEventListener("filled", show);
window.addEventListener("pageshow", show);
show();

// Which part of the page is open is in its address; the style sheet shows it, and this says it.
function tell() {
  const open = document.getElementById(location.hash.slice(1))?.closest(".part") ?? document.querySelector(".part");
  for (const link of dock.querySelectorAll("[data-part]")) {
    if (link.hash === `#${open.id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

window.addEventListener("hashchange", tell);
tell();

for (const image of form.querySelectorAll("[data-moving]")) {
  const button = image.closest("figure").querySelector("[data-pause]");
  const moving = image.src;
  button.hidden = false;
  button.addEventListener("click", () => {
    const paused = button.getAttribute("aria-pressed") === "true";
    image.src = paused ? moving : image.dataset.moving;
    button.setAttribute("aria-pressed", String(!paused));
  });
}

// The pictures further down come when everything else is there: paper does not wait for them.
window.addEventListener("load", () => {
  for (const image of document.querySelectorAll("picture img")) image.loading = "eager";
});

window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".exercise details")) details.open = true;
});
