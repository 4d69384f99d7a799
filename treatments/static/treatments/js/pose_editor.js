// Draws while a slider moves. <form data-drawing="url"> is sent there shortly after each change; the answer has the
// pictures for [data-picture] by name, or sentences for [data-faults]. Without it, the button "Draw" does the same.
const QUIET_MS = 120;

class Editor {
  constructor(form) {
    this.form = form;
    this.timer = null;
    this.sent = 0;
    form.addEventListener("input", (event) => this.changed(event.target));
    form.addEventListener("change", (event) => event.target.matches("[data-view]") && this.redraw(event.target));
  }

  /** The slider and the number beside it say the same. */
  changed(control) {
    const number = control.dataset.slides && this.form.elements[control.dataset.slides];
    if (number) number.value = control.value;
    const slider = control.id && this.form.querySelector(`[data-slides="${CSS.escape(control.id)}"]`);
    if (slider) slider.value = control.value;
    if (control.name === "base") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), QUIET_MS);
  }

  /** Another view has other joints: the whole page is drawn anew. */
  redraw(control) {
    clearTimeout(this.timer);
    this.form.action = `#pose-${control.closest("[data-pose]").dataset.pose}`;
    this.form.requestSubmit(this.form.querySelector("[name=draw]"));
  }

  async draw() {
    const turn = ++this.sent;
    const body = new FormData(this.form);
    let answer;
    try {
      answer = await fetch(this.form.dataset.drawing, { method: "POST", body });
    } catch {
      return;
    }
    if (turn !== this.sent || !answer.headers.get("Content-Type")?.includes("json")) return;
    const { pictures = {}, faults = {} } = await answer.json();
    for (const [name, address] of Object.entries(pictures)) {
      const image = this.form.querySelector(`[data-picture="${name}"]`);
      if (image) image.src = address;
    }
    const said = [...new Set(Object.values(faults))].map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    });
    this.form.querySelector("[data-faults]").replaceChildren(...said);
  }
}

for (const form of document.querySelectorAll("form[data-drawing]")) new Editor(form);
