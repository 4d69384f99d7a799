// Prints the lists: close together, or with a page for each column.
export class Printing {
  constructor(list) {
    this.list = list;
    for (const button of document.querySelectorAll("[data-diary-print]")) {
      button.addEventListener("click", () => this.print(button.dataset.diaryPrint === "pages"));
    }
  }

  async print(pages) {
    await this.list.refresh();
    document.body.classList.toggle("print-pages", pages);
    window.print();
  }
}
