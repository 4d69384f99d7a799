// The safety questions: "All no" fills in what a group still lacks, questions that depend on another one appear with
// it, and the foot says how many are left. Every answer is a radio button of its own and is sent as such.
const form = document.querySelector("[data-screen]");
const left = form.querySelector("[data-left]");
const questions = [...form.querySelectorAll("[data-question]")];
const byId = new Map(questions.map((question) => [question.dataset.question, question]));

const answer = (question) => question?.querySelector("input:checked")?.value ?? "";
const isAsked = (question) => {
  const follows = question.dataset.follows.split(" ").filter(Boolean);
  return !follows.length || follows.some((id) => ["yes", "unsure"].includes(answer(byId.get(id))));
};

function refresh() {
  for (const question of questions) {
    const asked = isAsked(question);
    question.hidden = !asked;
    for (const input of question.querySelectorAll("input")) input.disabled = !asked;
    question.dataset.answer = answer(question);
  }
  const open = questions.filter((question) => isAsked(question) && !answer(question)).length;
  left.textContent = open ? left.dataset.words.replace("{n}", open) : left.dataset.done;
}

function sayNo(group) {
  const unanswered = [...group.querySelectorAll("[data-question]")].filter((question) => isAsked(question) && !answer(question));
  for (const question of unanswered) question.querySelector("input[value=no]").checked = true;
  refresh();
  const groups = [...form.querySelectorAll("[data-question-group]")];
  const next = groups[groups.indexOf(group) + 1]?.querySelector("[data-all-no], input") ?? form.querySelector(".btn-primary");
  next.focus();
}

form.addEventListener("change", refresh);
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-all-no]");
  if (!button) return;
  event.preventDefault();
  sayNo(button.closest("[data-question-group]"));
});
refresh();
