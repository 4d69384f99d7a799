// Saves a draft while it is written. <form data-autosave-url="…"> posts itself there shortly after each change;
// [data-save-state] in it shows how that went, in the words of its data-saving, data-saved, data-failed, data-unsaved.
// A failed save keeps what was typed, says so, and tries again; the answer may carry JSON {"version": n}
// for an input[name=version]. The form has data-busy while it is being sent, and hears draft:idle when it no longer is.
const QUIET_MS = 1200;
const RETRY_MS = 8000;

class Draft {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-save-state]");
    this.timer = null;
    this.dirty = false;
    this.busy = false;
    this.afterSave = null;
    for (const name of ["input", "change", "formset:added", "formset:removed"]) {
      form.addEventListener(name, () => this.touch());
    }
    form.addEventListener("submit", (event) => this.leave(event));
    form.addEventListener("draft:sent", (event) => this.sentElsewhere(event.detail));
    window.addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty && this.save());
  }

  touch() {
    this.dirty = true;
    this.show("unsaved");
    this.wait(QUIET_MS);
  }

  // The page itself sends the whole form: "saving", then "saved", "unsaved" or "failed".
  sentElsewhere(state) {
    clearTimeout(this.timer);
    if (state === "saving") return this.begin();
    if (state === "failed") this.fail(true);
    else if (state === "saved" && this.dirty) this.touch();
    else {
      this.dirty = state === "unsaved";
      this.show(state);
    }
    this.end();
  }

  begin() {
    this.busy = true;
    this.form.toggleAttribute("data-busy", true);
    this.dirty = false;
    this.show("saving");
  }

  end() {
    this.busy = false;
    this.form.toggleAttribute("data-busy", false);
    const leave = this.afterSave;
    this.afterSave = null;
    if (leave) leave();
    else this.form.dispatchEvent(new Event("draft:idle"));
  }

  leave(event) {
    clearTimeout(this.timer);
    this.dirty = false;
    if (!this.busy) return;
    // The save under way gives the draft a new version. Sent now, the form would carry the old one and be refused.
    event.preventDefault();
    this.afterSave = () => this.sendAgain(event.submitter);
  }

  sendAgain(button) {
    this.form.dataset.confirmed = "yes";
    this.form.requestSubmit(button);
    delete this.form.dataset.confirmed;
  }

  wait(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save() {
    if (this.busy) return this.wait(QUIET_MS);
    clearTimeout(this.timer);
    this.begin();
    try {
      const answer = await fetch(this.form.dataset.autosaveUrl, {
        method: "POST",
        body: new FormData(this.form),
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      });
      await this.settle(answer);
    } catch {
      this.fail(true);
    } finally {
      this.end();
    }
  }

  async settle(answer) {
    const isJson = (answer.headers.get("content-type") || "").includes("json");
    const body = isJson ? await answer.json() : {};
    if (!answer.ok || answer.redirected) return this.fail(answer.status >= 500, body.message);
    const version = this.form.elements.namedItem("version");
    if (version && body.version !== undefined) version.value = body.version;
    if (!this.dirty) this.show("saved");
  }

  fail(again, message) {
    this.dirty = true;
    this.show("failed", message);
    if (again) this.wait(RETRY_MS);
  }

  show(name, message) {
    if (!this.state) return;
    this.state.dataset.state = name;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    this.state.textContent = message || (this.state.dataset[name] || "").replace("{time}", time);
  }
}

for (const form of document.querySelectorAll("form[data-autosave-url]")) new Draft(form);
