// What a pasted message says plainly fills the fields that nobody has touched; what is doubtful waits for a tap.

document.addEventListener("htmx:after:swap", () => {
  const read = document.getElementById("read");
  const form = read?.closest("form");
  if (!form) return;
  // What an earlier text had proposed goes with it.
  form.querySelectorAll("[data-proposed]").forEach((input) => {
    if (input.value === input.dataset.proposed) input.value = input.dataset.before;
    delete input.dataset.proposed;
  });
  read.querySelectorAll("[data-sure]").forEach((sure) => {
    const input = form.elements.namedItem(sure.dataset.fills);
    if (!input || "touched" in input.dataset || (input.value && !input.matches("select"))) return;
    if (input.matches("select") && ![...input.options].some((option) => option.value === sure.dataset.value)) return;
    Object.assign(input.dataset, { before: input.value, proposed: sure.dataset.value });
    input.value = sure.dataset.value;
  });
});

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => { if (event.target.name) event.target.dataset.touched = ""; });
}
