// Reads an exercise aloud, each part in its own language, where the device has a voice for it.

const speech = window.speechSynthesis;
const buttons = [...document.querySelectorAll("[data-read-aloud]")];
let reading = null;

const plain = (language) => language.split(/[-_]/)[0];
const languageOf = (part) => part.closest("[lang]").lang;
const voiceFor = (part) => speech.getVoices().find(({ lang }) => plain(lang) === plain(languageOf(part)));
const partsOf = (button) => [...button.closest("[data-exercise]").querySelectorAll("[data-aloud]")];

function offer() {
  for (const button of buttons) button.hidden = !partsOf(button).every(voiceFor);
}

function show(button, pressed) {
  button.setAttribute("aria-pressed", String(pressed));
  button.textContent = pressed ? button.dataset.stop : button.dataset.start;
}

function stop() {
  if (reading) show(reading, false);
  reading = null;
  speech.cancel();
}

function utterance(part) {
  const words = new SpeechSynthesisUtterance(part.innerText.trim());
  words.lang = languageOf(part);
  words.voice = voiceFor(part);
  return words;
}

function read(button) {
  const spoken = partsOf(button).map(utterance);
  spoken.at(-1).addEventListener("end", () => {
    if (reading === button) stop();
  });
  reading = button;
  show(button, true);
  for (const words of spoken) speech.speak(words);
}

if (speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", stop);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const again = reading === button;
      stop();
      if (!again) read(button);
    });
  }
}
