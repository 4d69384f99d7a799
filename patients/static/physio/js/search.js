// Keys for form[data-search]: "/" focuses the box, arrows walk through the hits, Escape closes them.
const box = document.querySelector("[data-search] input");
const hits = document.querySelector("[data-search] .search-hits");

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");

function walk(step) {
  const links = [...hits.querySelectorAll("a, button")];
  if (!links.length) return;
  const here = links.indexOf(document.activeElement);
  const next = here + step;
  (next < 0 ? box : links[Math.min(next, links.length - 1)]).focus();
}

function onKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    event.preventDefault();
    window.htmx?.trigger(box, "htmx:abort");
    box.value = "";
    box.focus();
    hits.replaceChildren();
  } else if (event.key === "Enter" && event.target === box) {
    const only = hits.querySelectorAll("a");
    if (only.length === 1) {
      event.preventDefault();
      only[0].click();
    }
  }
}

if (box && hits) {
  box.form.addEventListener("keydown", onKey);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    box.select();
    box.focus();
  });
}
