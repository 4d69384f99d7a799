// The programme builder. Rows are dragged within and between the blocks, pictures into them; the server puts them there.
// Without a mouse the buttons of a row do the same: focus stays with the row, and where it went is said.
const form = document.getElementById("programme-form");
const rows = document.getElementById("programme-rows");
const status = form.querySelector("[data-row-said]");
const besideEachOther = window.matchMedia("(min-width: 62rem)");
const SAID_MS = 8000;
let forget = null;
let pressed = null;
let opened = [];

const keyOf = (row) => row?.dataset.key;
const nameOf = (row) => row.getAttribute("aria-label");
const rowOf = (key) => [...rows.querySelectorAll("[data-row]")].find((row) => keyOf(row) === key);

// What is being saved in the background gives the draft a new revision: a button waits until that has arrived.
document.addEventListener("htmx:confirm", (event) => {
  const state = form.querySelector("[data-save-state]");
  if (!form.contains(event.target) || state.dataset.state !== "saving") return;
  event.preventDefault();
  const watch = new MutationObserver(() => {
    if (state.dataset.state === "saving") return;
    watch.disconnect();
    event.detail.issueRequest();
  });
  watch.observe(state, { attributes: true, attributeFilter: ["data-state"] });
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!form.contains(event.detail.elt)) return;
  // The request carries the whole form, so nothing is left to be saved.
  tellDraft("under way");
  const button = event.detail.elt.closest("button");
  if (button?.name === "add") pressed = { key: button.value };
  const row = button?.closest("[data-row]");
  if (row) pressed = { name: button.name, key: keyOf(row), next: keyOf(row.nextElementSibling ?? row.previousElementSibling) };
  opened = [...rows.querySelectorAll("details[open]")].map((more) => keyOf(more.closest("[data-row]")));
});

// What could not be sent still stands in the form, rows where they were dropped: it is saved as soon as that works.
for (const name of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(name, (event) => form.contains(event.detail.elt) && form.dispatchEvent(new Event("change")));
}

// What is dragged tells of every place it passes by an event of this name too. Only where it lands is to be saved.
rows.addEventListener("change", (event) => event instanceof CustomEvent && event.stopPropagation());

// Once it has settled the buttons of the new rows are htmx's own.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== rows) return;
  for (const key of opened) rowOf(key)?.querySelector("details")?.setAttribute("open", "");
  makeSortable();
  const wish = pressed;
  pressed = null;
  const fault = rows.querySelector("[role=alert], .has-fault");
  tellDraft(fault ? "unsaved" : "saved");
  if (fault) return mend(fault);
  if (wish) goOn(wish);
});

function mend(fault) {
  const reasons = [...rows.querySelectorAll(".row-reason input")].filter((box) => !box.value);
  const box = reasons[0] ?? rows.querySelector(".is-invalid");
  if (box) box.focus();
  else fault.scrollIntoView({ block: "nearest" });
}

function tellDraft(detail) {
  form.dispatchEvent(new CustomEvent("draft:sent", { detail }));
}

function goOn({ name, key, next }) {
  const row = rowOf(key) ?? rowOf(next);
  if (!row) return (rows.querySelector("[data-row] button") ?? document.getElementById("exercise-words")).focus();
  if (keyOf(row) === key) tell(row);
  // Where the library stands below the programme, whoever adds from it stays there.
  if (name || besideEachOther.matches) row.scrollIntoView({ block: "nearest" });
  if (name) (row.querySelector(`button[name="${name}"]`) ?? row.querySelector("button")).focus();
}

function tell(row) {
  const list = row.parentElement;
  const place = [...list.children].indexOf(row) + 1;
  status.textContent = status.dataset.rowSaid
    .replace("{name}", nameOf(row)).replace("{place}", place)
    .replace("{all}", list.children.length).replace("{part}", list.dataset.name);
  clearTimeout(forget);
  forget = setTimeout(() => { status.textContent = ""; }, SAID_MS);
}

function makeSortable() {
  const shared = { animation: 120, forceFallback: true, fallbackOnBody: true, ghostClass: "row-ghost", dragClass: "row-drag",
    onStart: () => form.classList.add("is-dragging"), onUnchoose: () => form.classList.remove("is-dragging") };
  for (const list of rows.querySelectorAll("[data-block]")) {
    window.Sortable.create(list, { ...shared, group: "programme", handle: "[data-row-handle]", draggable: "[data-row]",
      onEnd: dropped, onAdd: (event) => event.item.dataset.pick && picked(event, list) });
  }
}

function dropped({ item, to, from, newIndex, oldIndex }) {
  if (to === from && newIndex === oldIndex) return;
  item.querySelector("select[name$='-block']").value = to.dataset.block;
  pressed = { key: keyOf(item) };
  send();
}

function picked({ item, newDraggableIndex }, list) {
  const key = item.dataset.pick;
  item.remove();
  pressed = { key };
  send({ add: key, into: list.dataset.block, at: newDraggableIndex });
}

function send(values = {}) {
  window.htmx.ajax("POST", location.href, { source: form, target: rows, values });
}

function makePickable() {
  const grid = document.querySelector("[data-picker]");
  if (!grid || !window.matchMedia("(pointer: fine)").matches) return;
  window.Sortable.create(grid, { group: { name: "programme", pull: "clone", put: false }, sort: false, draggable: "[data-pick]",
    filter: "button, .is-never", preventOnFilter: false, forceFallback: true, fallbackOnBody: true, fallbackTolerance: 6, dragClass: "row-drag",
    onStart: () => form.classList.add("is-dragging"), onUnchoose: () => form.classList.remove("is-dragging") });
}

document.addEventListener("htmx:afterSwap", (event) => event.detail.target.id === "exercise-picker" && makePickable());
makeSortable();
makePickable();
