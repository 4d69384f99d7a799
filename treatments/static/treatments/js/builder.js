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
let gridSortable = null;
const sortables = [];

const everyRow = () => [...rows.querySelectorAll("[data-row]")];
const keyOf = (row) => row?.dataset.key;
const nameOf = (row) => row.getAttribute("aria-label");
const rowOf = (key) => everyRow().find((row) => keyOf(row) === key);

// Each answer gives the draft a new revision: the next press waits for it, and then sends what the answer brought.
function whenIdle(deed) {
  if (!form.hasAttribute("data-busy")) return deed();
  form.addEventListener("draft:idle", () => whenIdle(deed), { once: true });
}

document.addEventListener("htmx:confirm", (event) => {
  const { elt, triggeringEvent, issueRequest } = event.detail;
  if (!form.contains(elt)) return;
  event.preventDefault();
  // Whoever clicks twice where one click is enough means one.
  if (elt.name === "add" && triggeringEvent.detail > 1) return;
  whenIdle(issueRequest);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt } = event.detail;
  if (!form.contains(elt)) return;
  tellDraft("saving");
  if (elt.name === "add") pressed = { key: elt.value };
  const row = elt.closest("[data-row]");
  if (row) pressed = { name: (elt.name ?? elt.control.name).replace(/^i\d+-/, ""), key: keyOf(row), place: everyRow().indexOf(row) };
  opened = [...rows.querySelectorAll("details[open]")].map((more) => keyOf(more.closest("[data-row]")));
  // The answer takes the place of all rows: what was written into them meanwhile would be lost.
  rows.inert = true;
});

// What could not be sent still stands in the form, rows where they were dropped: it is saved as soon as that works.
for (const name of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    if (!form.contains(event.detail.elt)) return;
    rows.inert = false;
    if (pressed?.name) focusOn(rowOf(pressed.key), pressed.name);
    pressed = null;
    tellDraft("failed");
  });
}

// What is dragged tells of every place it passes by an event of this name too: only where it lands is to be saved. What
// a step of the ladder changes is under way by now.
rows.addEventListener("change", (event) => {
  if (event instanceof CustomEvent || event.target.closest("[hx-post]")) event.stopPropagation();
});

// Once it has settled the buttons of the new rows are htmx's own.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== rows) return;
  rows.inert = false;
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

// A level has made another exercise of the row; a removed one leaves its place to the next.
function goOn({ name, key, place }) {
  const row = rowOf(key) ?? everyRow()[place] ?? everyRow().at(-1);
  if (!row) return document.getElementById("exercise-words").focus();
  // Where no other exercise is known, its words have become the note.
  const variation = keyOf(row) === key && ["harder", "easier"].includes(name);
  if (name !== "remove") tell(row, variation ? row.querySelectorAll("summary .muted") : []);
  // Where the library stands below the programme, whoever adds from it stays there.
  if (name || besideEachOther.matches) row.scrollIntoView({ block: "nearest" });
  if (name) focusOn(row, name);
}

function focusOn(row, name) {
  const found = row.querySelector(`[name="${name}"], [name$="-${name}"]`) ?? row.querySelector(".row-levels button");
  (found ?? row.querySelector("button")).focus({ preventScroll: true });
}

function tell(row, more) {
  const list = row.parentElement;
  const place = [...list.children].indexOf(row) + 1;
  status.textContent = status.dataset.rowSaid
    .replace("{name}", nameOf(row)).replace("{place}", place)
    .replace("{all}", list.children.length).replace("{part}", list.dataset.name)
    + [...more].map((words) => ` ${words.textContent}`).join("");
  clearTimeout(forget);
  forget = setTimeout(() => { status.textContent = ""; }, SAID_MS);
}

function makeSortable() {
  // To end one while something is dragged would end that too.
  if (!form.classList.contains("is-dragging")) for (const old of sortables.splice(0)) old.destroy();
  const shared = { animation: 120, forceFallback: true, fallbackOnBody: true, ghostClass: "row-ghost", dragClass: "row-drag",
    onStart: () => form.classList.add("is-dragging"), onUnchoose: () => form.classList.remove("is-dragging") };
  for (const list of rows.querySelectorAll("[data-block]")) {
    sortables.push(window.Sortable.create(list, { ...shared, group: "programme", handle: "[data-row-handle]", draggable: "[data-row]",
      onEnd: dropped, onAdd: (event) => event.item.dataset.pick && picked(event, list) }));
  }
}

function dropped({ item, to, from, newIndex, oldIndex }) {
  if (to === from && newIndex === oldIndex) return;
  item.querySelector("select[name$='-block']").value = to.dataset.block;
  send({ key: keyOf(item) });
}

function picked({ item, newDraggableIndex }, list) {
  const key = item.dataset.pick;
  item.remove();
  send({ key }, { add: key, into: list.dataset.block, at: newDraggableIndex });
}

function send(wish, values = {}) {
  whenIdle(() => {
    pressed = wish;
    window.htmx.ajax("POST", location.href, { source: form, target: rows, values });
  });
}

function makePickable() {
  gridSortable?.destroy();
  gridSortable = null;
  const grid = document.querySelector("[data-picker]");
  if (!grid || !window.matchMedia("(pointer: fine)").matches) return;
  gridSortable = window.Sortable.create(grid, { group: { name: "programme", pull: "clone", put: false }, sort: false, draggable: "[data-pick]",
    filter: "button, .is-never", preventOnFilter: false, forceFallback: true, fallbackOnBody: true, fallbackTolerance: 6, dragClass: "row-drag",
    onStart: () => form.classList.add("is-dragging"), onUnchoose: () => form.classList.remove("is-dragging") });
}

document.addEventListener("htmx:afterSwap", (event) => event.detail.target.id === "exercise-picker" && makePickable());
makeSortable();
makePickable();
