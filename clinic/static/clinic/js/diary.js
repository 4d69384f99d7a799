// The diary page. Without this script its list shows the same visits; with it they stand on a grid of time.
import { Card } from "./diary_card.js";
import { Deeds } from "./diary_deeds.js";
import { Dialogs } from "./diary_dialogs.js";
import { Feed } from "./diary_feed.js";
import { Grid } from "./diary_grid.js";
import { Keys } from "./diary_keys.js";
import { List } from "./diary_list.js";
import { Printing } from "./diary_printing.js";
import { Toasts } from "./diary_toasts.js";

const NARROW = matchMedia("(max-width: 47.99rem)");

class DiaryPage {
  constructor(root) {
    this.settings = JSON.parse(document.getElementById("diary-settings").textContent);
    this.feed = new Feed(this.settings, root.querySelector("[data-diary-offline]"));
    this.settings.clock = () => this.feed.now();
    this.toasts = new Toasts(this.settings.words);
    this.deeds = new Deeds(this.settings, this.feed, this.toasts);
    this.dialogs = new Dialogs(this.settings, this.deeds);
    this.list = new List(root, this.dialogs);
    const place = root.querySelector("[data-diary-grid]");
    if (place && !NARROW.matches) this.draw(root, place);
    this.feed.listen((state, changed) => changed && this.list.changed());
    new Printing(this.list);
    this.feed.start();
  }

  draw(root, place) {
    this.card = new Card(this.settings, this.deeds, this.dialogs);
    this.grid = new Grid(place, this.settings, { card: this.card, deeds: this.deeds, dialogs: this.dialogs });
    this.keys = new Keys(place, this.grid, this.card, this.dialogs);
    this.feed.listen((state) => {
      const isEmpty = this.settings.view !== "week" && !state.columns.length;
      root.classList.toggle("has-grid", !isEmpty);
      place.hidden = isEmpty;
      if (!isEmpty) this.grid.show(state);
    });
  }
}

const root = document.querySelector("[data-diary]");
if (root) new DiaryPage(root);
