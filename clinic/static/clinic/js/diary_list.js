// The lists of the page, and what stands beside it, fetched again when the diary changed. Their links open the dialog.
const WIDE = matchMedia("(min-width: 90rem)");
const CALM_SECONDS = 10;
const PARTS = ["[data-diary-list]", "[data-diary-side-content]"];

export class List {
  constructor(root, dialogs) {
    Object.assign(this, { root, dialogs });
    root.addEventListener("click", (event) => this.pressed(event));
    const go = document.querySelector("[data-diary-go]");
    go.addEventListener("change", () => go.reportValidity() && go.requestSubmit());
    go.querySelector("button").hidden = true;
    const side = root.querySelector("[data-diary-side]");
    const last = localStorage.getItem("diary-side") ?? (WIDE.matches ? "open" : "closed");
    side.open = last === "open";
    side.addEventListener("toggle", () => localStorage.setItem("diary-side", side.open ? "open" : "closed"));
  }

  pressed(event) {
    const link = event.target.closest("[data-diary-free]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dialogs.book({ start: link.dataset.diaryFree, practitioner: link.dataset.practitioner });
  }

  // At once where the lists are what people look at; behind a grid they and the side panel may wait a little.
  changed() {
    if (!this.root.classList.contains("has-grid")) return this.refresh();
    this.timer ??= setTimeout(() => this.refresh(), CALM_SECONDS * 1000);
  }

  async refresh() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const answer = await fetch(location.href, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of PARTS) {
      const old = this.root.querySelector(part);
      const fresh = page.querySelector(part);
      if (!old || !fresh || old.contains(document.activeElement)) continue;
      old.replaceChildren(...fresh.childNodes);
      window.htmx?.process(old);
    }
  }
}
