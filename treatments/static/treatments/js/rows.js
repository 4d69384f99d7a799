// Rows that htmx brings and a button takes away again. Whoever watches the form (autosave) is told.
const say = (place, name) => place.dispatchEvent(new CustomEvent(name, { bubbles: true }));

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-row-remove]");
  if (!button) return;
  event.preventDefault();
  const row = button.closest("[data-row]");
  const place = row.parentElement;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  (next?.querySelector("[data-row-remove]") ?? place.closest("section").querySelector("button")).focus();
  say(place, "formset:removed");
});

document.addEventListener("htmx:afterSwap", (event) => {
  const place = event.detail.target;
  if (place.id !== "technique-rows") return;
  const row = place.lastElementChild;
  row?.querySelector("select, input:not([type=hidden])")?.focus();
  if (event.detail.requestConfig.elt.hasAttribute("data-rows-changed")) say(place, "formset:added");
});
