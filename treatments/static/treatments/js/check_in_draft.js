// Answers half given survive that the page is loaded again: a pull too far, a new day, a programme that was changed.
// Only this tab remembers them, and only until they are handed over.

const form = document.querySelector("[data-check-in]");
const store = `draft-${new URL("../", form.action).pathname}`;
const OWN = /^(?:pain_now|overall|confidence|words|call_me|safety-.+)$/;

export function forget() {
  try {
    sessionStorage.removeItem(store);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function keep({ target }) {
  if (!OWN.test(target.name)) return;
  try {
    sessionStorage.setItem(store, JSON.stringify([...new FormData(form)].filter(([name]) => OWN.test(name))));
  } catch {
    // As above.
  }
}

function fill() {
  let kept = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(store) ?? "[]");
  } catch {
    // As above.
  }
  for (const [name, value] of kept) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = true;
    else if (field) field.value = value;
  }
  if (kept.length) form.dispatchEvent(new Event("filled"));
}

// A form that came back to be put right holds what was sent.
if (!form.classList.contains("all-parts")) fill();
form.addEventListener("input", keep);
form.addEventListener("change", keep);
