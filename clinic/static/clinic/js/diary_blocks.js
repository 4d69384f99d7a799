// How the state becomes what event-calendar draws. Names are patients' own words: they only ever become text.
import { element, icon } from "./diary_dom.js";

// Times are wall times of the location without a zone. Counting them as UTC keeps the browser's own zone out.
export const shifted = (wall, seconds) => new Date(Date.parse(`${wall}Z`) + seconds * 1000).toISOString().slice(0, 16);

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");

// A block that has room for one line only.
const isShort = (block) => Date.parse(`${block.end}Z`) - Date.parse(`${block.start}Z`) < 25 * 60000;

export class Blocks {
  constructor(settings) {
    this.settings = settings;
    this.words = settings.words;
    this.contents = new WeakMap();
  }

  // The whole state as events of the calendar, each with an id of its own.
  of(state, now) {
    const columns = state.columns.map((column) => column.id);
    const shades = state.shades.map((shade) => this.shade(shade, columns));
    return [...shades, ...state.visits.map((block) => this.visit(block)), this.now(now, columns)];
  }

  visit(block) {
    const { tone } = this.settings.statuses[block.status];
    const mayChange = this.settings.may.change && !block.people;
    return {
      id: block.id,
      resourceIds: [block.column ?? ""],
      start: block.start,
      end: block.end,
      title: block.name,
      startEditable: mayChange && block.movable,
      durationEditable: mayChange && block.resizable,
      classNames: ["diary-visit", block.people ? "diary-shared" : `tone-${tone}`, ...(isShort(block) ? ["diary-short"] : [])],
      styles: [`--type: ${/^#[0-9a-f]{6}$/i.test(block.colour) ? block.colour : "transparent"}`],
      extendedProps: { block },
    };
  }

  shade(shade, columns) {
    return {
      id: `${shade.kind} ${shade.column ?? ""} ${shade.start} ${shade.end}`,
      resourceIds: shade.column === null ? columns : [shade.column],
      start: shade.start,
      end: shade.end,
      display: "background",
      classNames: ["diary-shade", `diary-${shade.kind}`],
      extendedProps: { words: this.shadeWords(shade) },
    };
  }

  shadeWords(shade) {
    if (shade.kind === "closed") return "";
    if (shade.kind === "kept") return filled(this.words.kept, shade);
    return shade.name || this.words[shade.kind];
  }

  // A thin line across all columns: the calendar's own follows the browser's clock.
  now(now, columns) {
    const end = shifted(now, 60);
    return {
      id: "now", resourceIds: columns, start: now, end, display: "background", classNames: ["diary-now"],
      extendedProps: { words: "" },
    };
  }

  // The calendar asks for all contents again whenever one event changes: a visit's own stays in place. What is drawn in
  // more columns than one needs its elements as often.
  content(event) {
    const { block } = event.extendedProps;
    const isOnce = block && event.display === "auto" && block.start.slice(0, 10) === block.end.slice(0, 10);
    if (!isOnce) return this.made(event);
    if (!this.contents.has(block)) this.contents.set(block, this.made(event));
    return this.contents.get(block);
  }

  made({ extendedProps: { block, words } }) {
    if (!block) return words === undefined ? undefined : { domNodes: [element("span", "", words)] };
    return { domNodes: block.people ? this.shared(block) : this.alone(block) };
  }

  alone(block) {
    const status = this.settings.statuses[block.status];
    const line = element("div", "diary-line");
    line.append(icon(status.icon), element("time", "", block.from), element("b", "", block.name));
    if (block.careful) line.append(icon("heart-pulse-fill"));
    if (block.overlap) line.append(icon("layers-half"));
    const more = [status.label, block.type, this.settings.view === "rooms" ? block.who : block.room, block.note];
    return [line, element("div", "diary-more", more.filter(Boolean).join(" · "))];
  }

  shared(block) {
    const line = element("div", "diary-line");
    line.append(icon("people-fill"), element("time", "", block.from), element("b", "", this.sharedName(block)));
    const people = block.people.map((person) => {
      const row = element("div", "diary-person");
      row.append(icon(this.settings.statuses[person.status].icon), document.createTextNode(person.name));
      return row;
    });
    return [line, ...people];
  }

  sharedName(block) {
    const isClass = block.capacity > 1;
    const values = { name: block.type, taken: block.people.length, places: block.capacity };
    return filled(isClass ? this.words.class : `${block.type}. ${this.words.offered}`, values);
  }

  // One sentence for a screen reader.
  label(block) {
    const status = this.settings.statuses[block.status].label;
    const name = block.people ? this.sharedName(block) : block.name;
    const parts = [filled(this.words.visit, { ...block, name, status })];
    if (block.room) parts.push(filled(this.words.room, block));
    if (block.careful) parts.push(this.words.careful);
    if (block.note) parts.push(block.note);
    if (block.people) parts.push(block.people.map((person) => person.name).join(", "));
    return parts.join(", ");
  }
}
