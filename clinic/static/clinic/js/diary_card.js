// The card of a visit: shown beside it while the pointer or the focus rests on it, kept open by a click or Enter.
import { element, icon } from "./diary_dom.js";

const REST_MS = 350;
const GAP_PX = 8;

export class Card {
  constructor(settings, deeds, dialogs) {
    Object.assign(this, { settings, deeds, dialogs });
    this.place = document.getElementById("diary-card");
    this.place.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.place.addEventListener("mouseleave", () => this.leave());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("pointerdown", (event) => this.outside(event.target) && this.close());
  }

  outside(target) {
    return !this.place.hidden && !this.place.contains(target) && !target.closest("[data-visit]");
  }

  // The pointer or the focus rests on a visit. One that was just closed stays closed.
  peek(block, beside) {
    if (this.kept || !block || beside === this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(block, beside), REST_MS);
  }

  leave() {
    clearTimeout(this.timer);
    this.closed = null;
    if (!this.kept) this.timer = setTimeout(() => this.close(), REST_MS);
  }

  open(block, beside) {
    clearTimeout(this.timer);
    this.show(block, beside);
    this.kept = beside;
    this.place.querySelector("a, button")?.focus();
  }

  // True when there was a card to close. The focus goes back to the visit.
  close() {
    clearTimeout(this.timer);
    if (this.place.hidden) return false;
    const back = this.place.contains(document.activeElement) && this.kept;
    this.place.hidden = true;
    this.closed = this.kept;
    this.kept = null;
    if (back) back.focus({ preventScroll: true });
    return true;
  }

  show(block, beside) {
    this.place.setAttribute("aria-label", beside.getAttribute("aria-label"));
    this.place.replaceChildren(...(block.people ? this.shared(block) : this.alone(block)));
    this.place.hidden = false;
    this.put(beside.getBoundingClientRect());
  }

  // Beside the visit where there is room, otherwise on its other side; never outside the window.
  put(visit) {
    const { width, height } = this.place.getBoundingClientRect();
    const right = visit.right + GAP_PX;
    const left = right + width < innerWidth ? right : visit.left - width - GAP_PX;
    this.place.style.left = `${Math.max(GAP_PX, left)}px`;
    this.place.style.top = `${Math.max(GAP_PX, Math.min(visit.top, innerHeight - height - GAP_PX))}px`;
  }

  alone(block) {
    return [this.heading(block), this.facts(block), this.buttons(block)];
  }

  shared(block) {
    const people = element("ul", "rows");
    for (const person of block.people) {
      const row = element("li", "");
      row.append(this.name(person), this.chip(person), this.deedsOf(person, 2));
      people.append(row);
    }
    const { from, until, type } = block;
    const heading = element("p", "diary-card-title", `${type}, ${from}–${until}`);
    return [heading, element("p", "muted", block.who), people, ...this.free(block)];
  }

  // A class that is not full yet takes another.
  free({ people, capacity, start, another }) {
    if (!this.settings.may.book || people.length >= capacity) return [];
    const row = element("div", "cluster");
    row.append(this.button(this.settings.words.place, () => this.dialogs.book({ start, ...another })));
    return [row];
  }

  heading(block) {
    const line = element("p", "diary-card-title");
    line.append(this.name(block), " ", this.chip(block));
    if (block.careful) {
      const careful = element("span", "chip chip-caution");
      careful.append(icon("heart-pulse-fill"), ` ${this.settings.words.careful}`);
      line.append(" ", careful);
    }
    return line;
  }

  name(block) {
    const link = element("a", "", block.name);
    link.href = this.deeds.address("visit", block.id);
    return link;
  }

  chip(block) {
    const { tone, icon: sign, label } = this.settings.statuses[block.status];
    const chip = element("span", `chip chip-${tone}`);
    chip.append(icon(sign), ` ${label}`);
    return chip;
  }

  facts(block) {
    const { words } = this.settings;
    const list = element("dl", "facts");
    const rows = [
      [words.when, `${block.from}–${block.until}, ${block.type}`],
      [words.with, block.who],
      [words.where, [block.room, block.equipment].filter(Boolean).join(", ")],
      [words.phone, block.phone],
      [words.note, block.note],
      [words.overlap, block.overlap],
    ];
    for (const [name, value] of rows.filter((row) => row[1])) {
      list.append(element("dt", "", name), element("dd", "", value));
    }
    return list;
  }

  buttons(block) {
    const row = this.deedsOf(block);
    const { words, may, statuses } = this.settings;
    const cancels = may.change && statuses[block.status].cancels;
    if (cancels) row.append(this.link(words.cancel, this.deeds.address("cancel", block.id)));
    row.append(this.link(words.file, this.deeds.address("patient", block.patient)));
    return row;
  }

  // The buttons that its status and the time allow, the next steps first.
  deedsOf(block, most = 9) {
    const row = element("div", "cluster");
    if (!this.settings.may.change) return row;
    const { presses } = this.settings.statuses[block.status];
    const due = presses.filter((press) => this.isDue(press, block.start));
    for (const press of due.slice(0, most)) row.append(this.button(press.label, () => this.deeds.press(press.address, block)));
    if (block.movable) row.append(this.button(this.settings.words.move, () => this.dialogs.move(block)));
    return row;
  }

  // The start is wall time, of which the first ten letters are the day.
  isDue({ awaits }, start) {
    const now = this.settings.clock();
    if (awaits === "day") return start.slice(0, 10) <= now.slice(0, 10);
    return awaits !== "start" || start <= now;
  }

  button(label, does) {
    const button = element("button", "btn btn-sm btn-secondary", label);
    button.type = "button";
    button.addEventListener("click", () => this.close() && does());
    return button;
  }

  link(label, address) {
    const link = element("a", "btn btn-sm btn-quiet", label);
    link.href = address;
    return link;
  }
}
