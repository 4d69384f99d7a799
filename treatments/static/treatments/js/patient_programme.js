// The patient's page: an emergency answer is met at once, before anything is sent, and pictures can be paused.

const sheet = document.querySelector("[data-emergency-now]");
const questions = document.querySelector("[data-safety]");
const emergencies = new Set(questions?.dataset.safety.split(" "));

questions?.addEventListener("change", (event) => {
  const question = event.target.name?.replace("safety-", "");
  if (!emergencies.has(question) || event.target.value === "no") return;
  sheet.hidden = false;
  sheet.focus();
});

for (const image of document.querySelectorAll("[data-moving]")) {
  const button = image.closest("figure").querySelector("[data-pause]");
  const moving = image.src;
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const paused = button.getAttribute("aria-pressed") === "true";
    image.src = paused ? moving : `${moving}?still`;
    button.setAttribute("aria-pressed", String(!paused));
  });
}
