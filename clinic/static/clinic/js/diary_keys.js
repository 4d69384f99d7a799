// Keys work only while the focus is inside the grid. Arrows go to the nearest visit in that direction.
export class Keys {
  constructor(place, grid, card, dialogs) {
    Object.assign(this, { place, grid, card, dialogs });
    place.addEventListener("keydown", (event) => this.pressed(event));
    place.addEventListener("focusin", ({ target }) => this.rove(target.closest("[data-visit]")));
    place.addEventListener("focusout", () => this.card.leave());
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const visit = event.target.closest("[data-visit]");
    if (this.done(event.key, visit)) event.preventDefault();
  }

  done(key, visit) {
    if (key.startsWith("Arrow")) return this.go(key.slice(5), visit);
    if (key === "?") return this.dialogs.keys.showModal() ?? true;
    if (key === "n" || key === "N") return this.book(visit?.block);
    if ((key === "m" || key === "M") && visit) return this.move(visit.block);
    return false;
  }

  book(block) {
    if (!this.grid.settings.may.book) return false;
    this.dialogs.book(block ? { ...this.grid.inColumn(block.column || undefined), start: block.end } : {});
    return true;
  }

  move(block) {
    if (block.movable && !block.people && this.grid.settings.may.change) this.dialogs.move(block);
    else this.dialogs.deeds.toasts.refused(this.grid.settings.words.not_now);
    return true;
  }

  go(direction, visit) {
    const next = visit ? this.nearest(direction, visit) : this.place.querySelector("[data-visit]");
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  }

  // Up and down stay in the column; left and right go to the next column with a visit, as level as can be.
  nearest(direction, visit) {
    const here = visit.getBoundingClientRect();
    const others = [...this.place.querySelectorAll("[data-visit]")].filter((other) => other !== visit);
    const upright = direction === "Up" || direction === "Down";
    const ahead = direction === "Down" || direction === "Right" ? 1 : -1;
    let best;
    for (const other of others) {
      const there = other.getBoundingClientRect();
      const along = ahead * (upright ? there.top - here.top : there.left - here.left);
      const across = Math.abs(upright ? there.left - here.left : there.top - here.top);
      const isBeside = upright ? across < here.width : along > here.width / 2;
      if (along <= 0 || !isBeside) continue;
      const distance = upright ? along : along * 1000 + across;
      if (!best || distance < best.distance) best = { other, distance };
    }
    return best?.other;
  }

  // Tab goes into the grid once, to the visit that had the focus last.
  rove(visit) {
    if (!visit) return;
    for (const other of this.place.querySelectorAll("[data-visit][tabindex='0']")) other.tabIndex = -1;
    visit.tabIndex = 0;
    if (visit.matches(":focus-visible")) this.card.peek(visit.block, visit);
  }
}
