// After a refused form the reader starts where something has to be changed.

const summary = document.querySelector("[data-focus-on-load]");
const field = document.querySelector(".has-error input, .has-error textarea");
(summary ?? field)?.focus();
