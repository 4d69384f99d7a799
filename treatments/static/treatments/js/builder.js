// The programme builder keeps the keyboard where it was: after a row moved, on the same button of the same exercise.
let pressed = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  const button = event.detail.elt.closest("[data-row] button");
  pressed = button && { name: button.name, exercise: exerciseOf(button.closest("[data-row]")) };
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "programme-rows") return;
  if (!pressed) return event.detail.target.lastElementChild?.scrollIntoView({ block: "nearest" });
  const rows = [...event.detail.target.querySelectorAll("[data-row]")];
  const row = rows.find((one) => exerciseOf(one) === pressed.exercise) ?? rows[0];
  const button = row?.querySelector(`button[name="${pressed.name}"]:enabled`) ?? row?.querySelector("button:enabled");
  (button ?? document.getElementById("exercise-words")).focus();
});

function exerciseOf(row) {
  return row.querySelector("[name$='-exercise']").value;
}
