// What was told of each day on this device, and which of it the clinic does not have yet. Two pages of one programme
// share it, so it is read anew each time, and neither takes away what the other told.

import { read, write } from "./kept.js";

export class DaysTold {
  constructor(store) {
    this.store = store;
  }

  get all() {
    return read(this.store, {});
  }

  on(day) {
    return { told: {}, waiting: {}, sent: "", ...this.all[day] };
  }

  get waiting() {
    return Object.entries(this.all).filter(([_day, { waiting }]) => Object.keys(waiting).length);
  }

  keep(day, said) {
    const { told, waiting, sent } = this.on(day);
    this.put(day, { told: { ...told, ...said }, waiting: { ...waiting, ...said }, sent });
  }

  // What was told otherwise in the meantime still waits. A symptom that was told is news when it is told again.
  took(day, said, at) {
    const { told, waiting } = this.on(day);
    for (const [name, value] of Object.entries(said)) if (waiting[name] === value) delete waiting[name];
    for (const name of ["symptom", "symptom_with"]) if (!(name in waiting)) delete told[name];
    this.put(day, { told, waiting, sent: at });
  }

  put(day, what) {
    write(this.store, { ...this.all, [day]: what });
  }

  drop(...days) {
    const left = Object.entries(this.all).filter(([day]) => !days.includes(day));
    write(this.store, Object.fromEntries(left));
  }

  // Of days that are over, only what still waits.
  forgetBut(today) {
    const over = Object.entries(this.all).filter(([day, { waiting }]) => day !== today && !Object.keys(waiting).length);
    this.drop(...over.map(([day]) => day));
  }
}
