// Forms in a dialog, fetched from the server and sent back to it. What it refuses comes back as the same form.
export class Dialogs {
  constructor(settings, deeds) {
    Object.assign(this, { settings, deeds });
    this.dialog = document.getElementById("diary-dialog");
    this.body = this.dialog.querySelector("[data-dialog-body]");
    this.keys = document.getElementById("diary-keys");
    this.dialog.addEventListener("submit", (event) => this.submit(event));
    this.dialog.addEventListener("click", (event) => event.target.closest("[data-dialog-close]") && this.dialog.close());
    document.querySelector("[data-diary-keys]")?.addEventListener("click", () => this.keys.showModal());
    document.querySelector("[data-diary-tools]")?.removeAttribute("hidden");
    document.querySelector("[data-diary-book]")?.addEventListener("click", (event) => this.fromLink(event));
  }

  // Wherever a link would open a page of its own, one with a key held down still does.
  fromLink(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.book({});
  }

  book(wanted) {
    const address = new URL(this.settings.addresses.book, location.href);
    for (const [name, value] of Object.entries(wanted)) if (value) address.searchParams.set(name, value);
    return this.open(address);
  }

  move(block) {
    return this.open(this.deeds.address("move", block.id));
  }

  async open(address) {
    this.address = String(address);
    const answer = await fetch(this.address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return this.deeds.toasts.refused(this.refusal(await answer?.text()));
    this.fill(await answer.text());
    if (!this.dialog.open) this.dialog.showModal();
    this.body.querySelector("[autofocus], input:not([type=hidden]), select")?.focus();
  }

  refusal(html) {
    if (html === undefined) return document.body.dataset.offline;
    const answer = new DOMParser().parseFromString(html, "text/html");
    return answer.querySelector("[data-message], .refusal-message")?.textContent.trim() || this.settings.words.failed;
  }

  // The form's markup is the server's own and escaped there.
  fill(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    this.body.replaceChildren(...answer.body.childNodes);
    window.htmx?.process(this.body);
    this.body.querySelector("[data-focus-on-load]")?.focus();
  }

  async submit(event) {
    event.preventDefault();
    const form = event.target;
    if (this.sending) return;
    this.sending = true;
    const answer = await this.deeds.post(this.address, new FormData(form, event.submitter));
    this.sending = false;
    if (answer.done) {
      this.dialog.close();
      this.deeds.say(answer);
      await this.deeds.feed.look();
    } else if (answer.html?.includes("<form")) this.fill(answer.html);
    else this.deeds.toasts.refused(answer.sentence);
  }
}
