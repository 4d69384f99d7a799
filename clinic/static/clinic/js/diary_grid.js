// The grid of time: event-calendar with our state, our words and our roles. It draws; the server decides.
import { Blocks, shifted } from "./diary_blocks.js";

const VIEWS = { day: "resourceTimeGridDay", rooms: "resourceTimeGridDay", week: "timeGridWeek" };
// With more changes than this at once everything is drawn anew.
const FEW = 40;
const TABLE_ROLES = ["table", "row", "rowgroup", "cell", "columnheader"].map((role) => `[role=${role}]`).join();
const pad = (number) => String(number).padStart(2, "0");

export class Grid {
  constructor(place, settings, { card, deeds, dialogs }) {
    Object.assign(this, { place, settings, card, deeds, dialogs });
    this.blocks = new Blocks(settings);
    this.drawn = new Map();
    this.given = {};
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.giveUp(), true);
    setInterval(() => this.state && !this.dragging && this.update(), 30000);
  }

  options() {
    return {
      view: VIEWS[this.settings.view],
      date: this.settings.firstDay,
      firstDay: 1,
      locale: document.documentElement.lang,
      highlightedDates: [this.settings.today],
      headerToolbar: { start: "", center: "", end: "" },
      allDaySlot: false,
      slotDuration: "00:15",
      slotLabelInterval: "01:00",
      slotLabelFormat: (time) => `${pad(time.getHours())}:${pad(time.getMinutes())}`,
      dayHeaderFormat: { weekday: "short", day: "numeric", month: "short" },
      columnWidth: this.settings.view === "week" ? "minmax(6.5rem, 1fr)" : "minmax(7.5rem, 1fr)",
      slotEventOverlap: false,
      eventStartEditable: false,
      eventDurationEditable: false,
      longPressDelay: 500,
      eventContent: ({ event }) => this.blocks.content(event),
      eventDidMount: ({ event, el }) => this.mounted(event, el),
      eventClick: ({ event, el }) => this.card.open(event.extendedProps.block, el),
      eventMouseEnter: ({ event, el }) => this.dragging || this.card.peek(event.extendedProps.block, el),
      eventMouseLeave: () => this.card.leave(),
      eventDragStart: () => this.begin(),
      eventResizeStart: () => this.begin(),
      eventDrop: (info) => this.drop(info),
      eventResize: (info) => this.resize(info),
      eventAllUpdated: () => this.settle(),
      dateClick: (info) => this.dateClick(info),
    };
  }

  // A new state. While something is dragged it waits.
  show(state) {
    this.state = state;
    if (this.dragging) return;
    if (this.calendar) return this.update();
    const options = { ...this.options(), ...this.frame(), resources: this.columns() };
    const events = this.fresh();
    for (const event of events) this.drawn.set(event.id, JSON.stringify(event));
    this.calendar = window.EventCalendar.create(this.place, { ...options, events, scrollTime: this.firstSeen() });
  }

  update() {
    for (const [name, value] of Object.entries({ ...this.frame(), resources: this.columns() })) this.set(name, value);
    const events = this.fresh();
    const texts = new Map(events.map((event) => [event.id, JSON.stringify(event)]));
    const gone = [...this.drawn.keys()].filter((id) => !texts.has(id));
    const changed = events.filter((event) => this.drawn.get(event.id) !== texts.get(event.id));
    this.focused = document.activeElement?.dataset.visit;
    if (gone.length + changed.length > FEW) this.calendar.setOption("events", events);
    else {
      for (const id of gone) this.calendar.removeEventById(id);
      for (const event of changed) this.calendar[this.drawn.has(event.id) ? "updateEvent" : "addEvent"](event);
    }
    this.drawn = texts;
  }

  set(name, value) {
    const text = JSON.stringify(value);
    if (this.given[name] !== text) this.calendar.setOption(name, value);
    this.given[name] = text;
  }

  fresh() {
    return this.blocks.of(this.state, this.settings.clock());
  }

  frame() {
    return { slotMinTime: `${pad(this.state.from)}:00`, slotMaxTime: `${pad(this.state.to)}:00` };
  }

  columns() {
    return this.state.columns.map(({ id, name }) => ({ id, title: name }));
  }

  firstSeen() {
    const now = this.settings.clock();
    const isToday = this.settings.view === "week" || now.startsWith(this.settings.firstDay);
    return isToday ? shifted(now, -3600).slice(11) : `${pad(this.state.from)}:00`;
  }

  mounted(event, element) {
    const { block } = event.extendedProps;
    if (!block || event.display !== "auto") return element.setAttribute("aria-hidden", "true");
    element.dataset.visit = block.id;
    element.setAttribute("aria-label", this.blocks.label(block));
    element.setAttribute("aria-haspopup", "dialog");
    element.tabIndex = -1;
    element.block = block;
  }

  // After each drawing: the roles axe wants, one visit to tab to, and the focus where it was.
  settle() {
    for (const element of this.place.querySelectorAll(TABLE_ROLES)) {
      for (const name of ["role", "aria-colindex", "aria-colspan"]) element.removeAttribute(name);
    }
    const pane = this.place.querySelector(".ec-main");
    pane.tabIndex = 0;
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", this.settings.words.grid);
    const visits = [...this.place.querySelectorAll("[data-visit]")];
    const before = visits.find((visit) => visit.dataset.visit === this.focused);
    if (before && document.activeElement === document.body) before.focus({ preventScroll: true });
    const first = before ?? visits.find((visit) => visit.tabIndex === 0) ?? visits[0];
    if (first) first.tabIndex = 0;
    this.focused = undefined;
  }

  begin() {
    this.card.close();
    this.dragging = true;
    this.givenUp = false;
  }

  giveUp() {
    this.givenUp = this.dragging;
  }

  async drop(info) {
    const { block } = info.event.extendedProps;
    const start = shifted(block.start, info.delta.seconds + info.delta.days * 86400);
    await this.finish(info, () => this.deeds.drop(block, start, info.newResource?.id));
  }

  async resize(info) {
    const { block } = info.event.extendedProps;
    await this.finish(info, () => this.deeds.resize(block, info.endDelta.seconds / 60));
  }

  // Whatever was refused snaps back.
  async finish(info, deed) {
    const done = !this.givenUp && (await deed());
    if (!done) info.revert();
    this.dragging = false;
    this.update();
  }

  dateClick({ dateStr, resource }) {
    if (this.card.close() || !this.settings.may.book) return;
    this.dialogs.book({ start: dateStr.slice(0, 16), ...this.inColumn(resource?.id) });
  }

  inColumn(column) {
    if (this.settings.view === "rooms") return column === "none" ? {} : { room: column };
    return { practitioner: column ?? this.settings.practitioner };
  }
}
