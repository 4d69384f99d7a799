// Places the lists of a [data-diary] on a grid of time. Attributes: data-from, data-to ("08:00"), data-step (minutes).
// Each .diary-day holds li[data-start][data-end]; overlapping ones share the width. data-open="08:00-13:00 14:00-19:00"
// shades the rest; data-new-url opens on a click into free time, with ?start=HH:MM added; data-now draws the present.
const minutes = (clock) => {
  const [hours, rest] = clock.split(":").map(Number);
  return hours * 60 + rest;
};
const clock = (time) => `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;

class Diary {
  constructor(root) {
    this.root = root;
    this.from = minutes(root.dataset.from);
    this.to = minutes(root.dataset.to);
    this.step = Number(root.dataset.step || 15);
    root.style.setProperty("--slots", (this.to - this.from) / this.step);
    root.style.setProperty("--per-hour", 60 / this.step);
    root.classList.add("is-placed");
    root.prepend(this.hours());
    for (const day of root.querySelectorAll(".diary-day")) this.fill(day);
    this.showNow();
  }

  row(time) {
    const inside = Math.min(Math.max(time, this.from), this.to);
    return Math.round((inside - this.from) / this.step) + 1;
  }

  span(element, start, end) {
    element.style.gridRow = `${this.row(start)} / ${Math.max(this.row(end), this.row(start) + 1)}`;
    return element;
  }

  hours() {
    const gutter = document.createElement("div");
    gutter.className = "diary-hours";
    gutter.setAttribute("aria-hidden", "true");
    for (let time = this.from; time < this.to; time += 60) {
      const label = document.createElement("span");
      label.textContent = clock(time);
      gutter.append(this.span(label, time, time + 60));
    }
    return gutter;
  }

  fill(day) {
    const blocks = [...day.querySelectorAll(":scope > [data-start]")].map((element) => ({
      element,
      start: minutes(element.dataset.start),
      end: minutes(element.dataset.end),
    }));
    blocks.sort((one, other) => one.start - other.start || other.end - one.end);
    const lanes = this.lanes(blocks);
    day.style.gridTemplateColumns = `repeat(${lanes}, minmax(0, 1fr))`;
    for (const block of blocks) this.place(block);
    this.shade(day);
    if (day.dataset.newUrl) day.addEventListener("click", (event) => this.book(event, day));
  }

  lanes(blocks) {
    const ends = [];
    for (const block of blocks) {
      const free = ends.findIndex((end) => end <= block.start);
      block.lane = free < 0 ? ends.length : free;
      ends[block.lane] = block.end;
    }
    for (const block of blocks) {
      block.alone = !blocks.some((other) => other !== block && other.start < block.end && block.start < other.end);
    }
    return Math.max(ends.length, 1);
  }

  place(block) {
    const { element, start, end, lane, alone } = block;
    this.span(element, start, end);
    element.style.gridColumn = alone ? "1 / -1" : `${lane + 1}`;
    element.classList.toggle("is-short", end - start < 2 * this.step);
  }

  shade(day) {
    if (day.dataset.open === undefined) return;
    const open = day.dataset.open.split(" ").filter(Boolean).map((range) => range.split("-").map(minutes));
    let since = this.from;
    for (const [start, end] of [...open, [this.to, this.to]]) {
      if (start > since) day.prepend(this.closed(since, start));
      since = Math.max(since, end);
    }
  }

  closed(start, end) {
    const shadow = document.createElement("li");
    shadow.className = "diary-closed";
    shadow.setAttribute("aria-hidden", "true");
    return this.span(shadow, start, end);
  }

  book(event, day) {
    if (event.target.closest("[data-start]")) return;
    const { top, height } = day.getBoundingClientRect();
    const slot = Math.floor(((event.clientY - top) / height) * ((this.to - this.from) / this.step));
    const target = new URL(day.dataset.newUrl, location.href);
    target.searchParams.set("start", clock(this.from + slot * this.step));
    location.assign(target);
  }

  showNow() {
    const now = this.root.dataset.now;
    if (!now || minutes(now) < this.from || minutes(now) >= this.to) return;
    for (const day of this.root.querySelectorAll(".diary-day")) {
      const line = document.createElement("li");
      line.className = "diary-now";
      line.setAttribute("aria-hidden", "true");
      day.append(this.span(line, minutes(now), minutes(now) + this.step));
    }
    const box = this.root;
    box.scrollTop = ((minutes(now) - this.from) / (this.to - this.from)) * box.scrollHeight - box.clientHeight / 3;
  }
}

for (const root of document.querySelectorAll("[data-diary]")) new Diary(root);
