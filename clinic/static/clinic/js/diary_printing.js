// Prints the lists: close together, or with a page for each column.
export class Printing {
  constructor() {
    for (const button of document.querySelectorAll("[data-diary-print]")) {
      button.addEventListener("click", () => this.print(button.dataset.diaryPrint === "pages"));
    }
  }

  print(pages) {
    document.body.classList.toggle("print-pages", pages);
    window.print();
  }
}
