// Asks before a deed: any button or form with data-confirm="sentence" (data-confirm-label names the button).
const dialog = document.getElementById("confirm-dialog");

function ask(element) {
  dialog.querySelector("[data-confirm-text]").textContent = element.dataset.confirm;
  const button = dialog.querySelector("[data-confirm-button]");
  button.textContent = element.dataset.confirmLabel || button.dataset.defaultLabel;
  const danger = element.matches("[data-confirm-danger], .btn-danger, .btn-outline-danger");
  button.classList.toggle("btn-danger", danger);
  button.classList.toggle("btn-primary", !danger);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "confirm"), { once: true });
  });
}

async function onSubmit(event) {
  const asking = [event.submitter, event.target].find((element) => element?.dataset.confirm);
  if (!asking || event.target.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await ask(asking))) return;
  event.target.dataset.confirmed = "yes";
  event.target.requestSubmit(event.submitter);
  delete event.target.dataset.confirmed;
}

async function onHtmx(event) {
  const element = event.detail.elt;
  if (!element.dataset.confirm || event.detail.triggeringEvent?.type === "submit") return;
  event.preventDefault();
  if (await ask(element)) event.detail.issueRequest(true);
}

if (dialog) {
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("htmx:confirm", onHtmx);
}
