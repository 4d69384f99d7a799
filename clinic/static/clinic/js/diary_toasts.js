// Short answers in the corner. A refusal stays until it is closed; an answer with something to undo stays longer.
import { element, icon } from "./diary_dom.js";
const SECONDS = 6;
const SECONDS_TO_UNDO = 20;

export class Toasts {
  constructor(words) {
    this.words = words;
    this.place = document.getElementById("diary-toasts");
  }

  said(sentence, undo) {
    const toast = this.toast("success", "check-circle-fill", sentence);
    if (undo) toast.querySelector(".toast-body").append(this.button(toast, this.words.undo, undo));
    this.show(toast, undo ? SECONDS_TO_UNDO : SECONDS);
  }

  // `instead`: other things to do, as [label, what it does].
  refused(sentence, instead = []) {
    const toast = this.toast("danger", "exclamation-octagon-fill", sentence);
    const buttons = element("div", "cluster w-100");
    for (const [label, does] of instead) buttons.append(this.button(toast, label, does));
    if (instead.length) toast.querySelector(".toast-body").append(buttons);
    this.show(toast, 0);
  }

  toast(look, sign, sentence) {
    const toast = element("div", `toast diary-toast diary-toast-${look}`);
    const body = element("div", "toast-body");
    body.append(icon(sign), element("span", "diary-toast-words", sentence));
    const close = element("button", "btn-close");
    close.type = "button";
    close.setAttribute("aria-label", this.words.close);
    close.addEventListener("click", () => toast.remove());
    toast.append(body, close);
    toast.setAttribute("role", look === "danger" ? "alert" : "status");
    return toast;
  }

  button(toast, label, does) {
    const button = element("button", "btn btn-sm btn-secondary", label);
    button.type = "button";
    button.addEventListener("click", () => {
      toast.remove();
      does();
    });
    return button;
  }

  show(toast, seconds) {
    toast.classList.add("show");
    this.place.append(toast);
    while (this.place.children.length > 3) this.place.firstElementChild.remove();
    if (seconds) setTimeout(() => toast.matches(":hover, :focus-within") || toast.remove(), seconds * 1000);
  }
}
