// Reads an exercise aloud in the page's language, where the device has a voice for it.

const speech = window.speechSynthesis;
const language = document.documentElement.lang;
const buttons = [...document.querySelectorAll("[data-read-aloud]")];
let reading = null;

const spoken = ({ lang }) => lang.split(/[-_]/)[0] === language.split("-")[0];

function offer() {
  const known = speech.getVoices().some(spoken);
  for (const button of buttons) button.hidden = !known;
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

function read(button) {
  const parts = [...button.closest("[data-exercise]").querySelectorAll("[data-aloud]")];
  const words = parts.map((part) => part.innerText.trim().replace(/[^.!?]$/, "$&.")).join(" ");
  const voice = new SpeechSynthesisUtterance(words);
  voice.lang = language;
  voice.voice = speech.getVoices().find(spoken);
  voice.addEventListener("end", () => {
    if (reading === button) stop();
  });
  reading = button;
  show(button, true);
  speech.speak(voice);
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
