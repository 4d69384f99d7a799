// Marks on the body outline, kept as JSON in the hidden input: [{view, region, x, y, kind}], x and y from 0 to 1
// across and down the whole drawing. Everything the pointer does, the list of regions does for the keyboard.
const SVG = "http://www.w3.org/2000/svg";

class BodyChart {
  constructor(root, outline) {
    this.root = root;
    this.input = root.querySelector("input[type=hidden]");
    this.list = root.querySelector("[data-body-marks]");
    this.readonly = root.hasAttribute("data-readonly");
    this.svg = document.importNode(outline, true);
    this.box = this.svg.viewBox.baseVal;
    this.layer = this.svg.appendChild(document.createElementNS(SVG, "g"));
    this.kind = root.querySelector("[data-kind]").dataset.kind;
    this.marks = this.read();
    this.svg.setAttribute("aria-hidden", "true");
    root.querySelector("[data-body-figure]").append(this.svg);
    if (!this.readonly) this.listen();
    this.draw();
  }

  read() {
    try {
      const marks = JSON.parse(this.input.value || "[]");
      return Array.isArray(marks) ? marks : [];
    } catch {
      return [];
    }
  }

  listen() {
    this.root.querySelector("[data-body-tools]").hidden = false;
    this.svg.addEventListener("click", (event) => this.tap(event));
    this.root.querySelector("[data-body-add]").addEventListener("click", () => this.addChosen());
    for (const button of this.root.querySelectorAll("[data-kind]")) {
      button.addEventListener("click", () => this.choose(button));
    }
  }

  choose(button) {
    this.kind = button.dataset.kind;
    for (const other of this.root.querySelectorAll("[data-kind]")) other.setAttribute("aria-pressed", other === button);
  }

  tap(event) {
    const region = event.target.closest("[data-region]");
    if (!region) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    this.add(region, point);
  }

  addChosen() {
    const [view, name] = this.root.querySelector("[data-body-regions]").value.split(" ");
    const region = this.find(view, name);
    const area = region.getBBox();
    const shift = region.closest("[data-view]").transform.baseVal.getItem(0).matrix.e;
    this.add(region, { x: area.x + area.width / 2 + shift, y: area.y + area.height / 2 });
  }

  find(view, name) {
    return this.svg.querySelector(`[data-view="${view}"] [data-region="${name}"]`);
  }

  add(region, { x, y }) {
    const { view } = region.closest("[data-view]").dataset;
    const round = (number) => Math.round(number * 1000) / 1000;
    const place = { x: round(x / this.box.width), y: round(y / this.box.height) };
    this.marks.push({ view, region: region.dataset.region, ...place, kind: this.kind });
    this.keep();
  }

  keep() {
    this.input.value = JSON.stringify(this.marks);
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.draw();
  }

  draw() {
    for (const region of this.svg.querySelectorAll(".is-marked")) region.classList.remove("is-marked");
    this.layer.replaceChildren(...this.marks.map((mark, index) => this.drawMark(mark, index + 1)));
    this.list.replaceChildren(...this.marks.map((mark, index) => this.listMark(mark, index)));
    if (!this.marks.length) this.list.append(Object.assign(document.createElement("li"), { className: "muted", textContent: this.list.dataset.empty }));
  }

  drawMark(mark, number) {
    this.find(mark.view, mark.region)?.classList.add("is-marked");
    const group = document.createElementNS(SVG, "g");
    const disc = group.appendChild(document.createElementNS(SVG, "circle"));
    const text = group.appendChild(document.createElementNS(SVG, "text"));
    group.setAttribute("class", `body-mark symptom-${mark.kind}`);
    group.setAttribute("transform", `translate(${mark.x * this.box.width} ${mark.y * this.box.height})`);
    disc.setAttribute("r", "8.5");
    text.setAttribute("dy", "3.6");
    text.textContent = number;
    return group;
  }

  listMark(mark, index) {
    const item = document.createElement("li");
    const option = this.root.querySelector(`option[value="${mark.view} ${mark.region}"]`);
    const kind = this.root.querySelector(`[data-kind="${mark.kind}"]`);
    const where = option ? `${option.textContent} (${option.parentElement.label.toLowerCase()})` : mark.region;
    item.append(`${kind ? kind.textContent.trim() : mark.kind}: ${where}`);
    if (!this.readonly) item.append(this.removeButton(index, item.textContent));
    return item;
  }

  removeButton(index, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-quiet btn-icon";
    button.setAttribute("aria-label", `${this.list.dataset.remove}: ${name}`);
    button.append(Object.assign(document.createElement("i"), { className: "bi bi-x-lg", ariaHidden: "true" }));
    button.addEventListener("click", () => {
      this.marks.splice(index, 1);
      this.keep();
      (this.list.querySelector("button") || this.root.querySelector("[data-body-add]")).focus();
    });
    return button;
  }
}

async function start() {
  const roots = [...document.querySelectorAll("[data-body-chart]")];
  if (!roots.length) return;
  const answer = await fetch(roots[0].dataset.outline);
  const outline = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  for (const root of roots) new BodyChart(root, outline);
}

start();
