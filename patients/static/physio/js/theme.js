// A classic script, loaded before the first paint: a stored choice of light or dark never flashes.
(() => {
  const root = document.documentElement;
  const stored = localStorage.getItem("physio-theme");
  if (stored === "light" || stored === "dark") root.dataset.bsTheme = stored;

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const dark = root.dataset.bsTheme
      ? root.dataset.bsTheme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.bsTheme = dark ? "light" : "dark";
    localStorage.setItem("physio-theme", root.dataset.bsTheme);
  });
})();
