// How large a patient's page is written, remembered on this device. In the head and not a module, so that the page is
// drawn in its size at once. Every measure is in rem, so the page grows as a whole.
(() => {
  const SIZES = [0.875, 1, 1.25, 1.5, 1.75, 2];
  const store = "text-size";
  const root = document.documentElement;
  let place = 1;

  function show() {
    root.style.fontSize = place === 1 ? "" : `${SIZES[place] * 100}%`;
    root.toggleAttribute("data-large-text", SIZES[place] >= 1.5);
  }

  function change(step) {
    place = step ? Math.min(Math.max(place + step, 0), SIZES.length - 1) : 1;
    show();
    try {
      localStorage.setItem(store, String(place));
    } catch {
      // A browser that keeps nothing still writes larger while the page is open.
    }
  }

  try {
    const kept = Number(localStorage.getItem(store) ?? 1);
    if (kept in SIZES) place = kept;
  } catch {
    // As above.
  }
  show();

  document.addEventListener("DOMContentLoaded", () => {
    const buttons = document.querySelector("[data-text-sizes]");
    if (!buttons) return;
    buttons.hidden = false;
    buttons.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-text-size]");
      if (button) change(Number(button.dataset.textSize));
    });
  });
})();
