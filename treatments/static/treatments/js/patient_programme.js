// The patient's page: a dangerous answer is met at once, before anything is sent; pictures can be paused; a line says
// what is still to do. Without this file the form is the same and the server says the same.

const form = document.querySelector("[data-check-in]");
const alarm = form.querySelector("[data-emergency-now]");
const safety = form.querySelector("[data-safety]");
const emergencies = new Set(safety.dataset.safety.split(" "));

const bar = form.querySelector("[data-send]");

safety.addEventListener("change", ({ target }) => {
  if (!emergencies.has(target.name.replace("safety-", "")) || target.value === "no") return;
  alarm.showModal();
  bar.hidden = true;
});
alarm.addEventListener("close", () => {
  bar.hidden = false;
});
alarm.querySelector("[data-close]").addEventListener("click", () => alarm.close());

const progress = form.querySelector("[data-progress]");

function show() {
  const cards = [...form.querySelectorAll("[data-exercise]:has(.done)")];
  const done = cards.filter((card) => card.querySelector("[value=full]:checked, [value=part]:checked")).length;
  const required = new Set([...form.querySelectorAll("input[type=radio][required]")].map((input) => input.name));
  const left = [...required].filter((name) => !form.elements[name].value).length;
  const { dataset } = progress;
  progress.querySelector("[data-progress-done]").textContent = dataset.done
    .replace("{done}", done)
    .replace("{all}", cards.length);
  progress.querySelector("[data-progress-left]").textContent = left
    ? dataset.left.replace("{left}", left)
    : dataset.ready;
  progress.querySelector("progress").max = cards.length || 1;
  progress.querySelector("progress").value = done;
  progress.hidden = false;
}

form.addEventListener("change", show);
window.addEventListener("pageshow", show);
show();

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
