// Adds and removes rows of a Django formset.
// <div data-formset="prefix"> <div data-formset-rows>…rows with data-formset-row…</div>
//   <template data-formset-empty>{{ formset.empty_form }}</template> <button data-formset-add> </div>
// A button [data-formset-remove] in a row ticks its DELETE box and hides the row.

function addRow(formset) {
  const total = formset.querySelector(`[name="${formset.dataset.formset}-TOTAL_FORMS"]`);
  const holder = document.createElement("template");
  holder.innerHTML = formset.querySelector("[data-formset-empty]").innerHTML.replaceAll("__prefix__", total.value);
  const row = holder.content.firstElementChild;
  formset.querySelector("[data-formset-rows]").append(holder.content);
  total.value = Number(total.value) + 1;
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  window.htmx?.process(row);
  announce(formset, "formset:added", row);
}

function removeRow(formset, row) {
  const mark = row.querySelector('[name$="-DELETE"]');
  if (mark) mark.checked = true;
  row.classList.add("is-removed");
  for (const control of row.querySelectorAll("[required]")) control.required = false;
  formset.querySelector("[data-formset-add]")?.focus();
  announce(formset, "formset:removed", row);
}

function announce(formset, name, row) {
  formset.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { row } }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-formset-add], [data-formset-remove]");
  const formset = button?.closest("[data-formset]");
  if (!formset) return;
  event.preventDefault();
  if (button.matches("[data-formset-add]")) addRow(formset);
  else removeRow(formset, button.closest("[data-formset-row]"));
});
