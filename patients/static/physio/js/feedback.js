// Small answers to the hand: focus on the error summary, one submit per press, go back, failed htmx requests.
document.querySelector("[data-focus-on-load]")?.focus();

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "dialog") return;
  const button = event.submitter;
  if (!button || button.hasAttribute("data-again")) return;
  setTimeout(() => { button.disabled = true; });
});
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("button:disabled[type=submit], form button:disabled")) button.disabled = false;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go-back]");
  if (!link || history.length < 2 || !document.referrer.startsWith(location.origin)) return;
  event.preventDefault();
  history.back();
});

function say(text) {
  const place = document.getElementById("messages");
  if (!place || !text) return;
  const alert = document.createElement("div");
  alert.className = "alert alert-danger";
  alert.textContent = text;
  place.replaceChildren(alert);
  alert.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:responseError", (event) => {
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  say(answer.querySelector(".refusal-message, [data-message]")?.textContent || document.body.dataset.failed);
});
document.addEventListener("htmx:sendError", () => say(document.body.dataset.offline));
