// Elements made of words, never of markup.
export function element(name, className, words) {
  const made = document.createElement(name);
  made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}

export function icon(name) {
  const sign = element("i", `bi bi-${name}`);
  sign.setAttribute("aria-hidden", "true");
  return sign;
}
