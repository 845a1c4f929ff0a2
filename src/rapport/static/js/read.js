// What a pasted message says plainly fills the fields that nobody has touched; what is doubtful waits for a tap.

document.addEventListener("htmx:after:swap", () => {
  const read = document.getElementById("read");
  const form = read?.closest("form");
  if (!form) return;
  const client = form.elements.namedItem("client");
  const before = client?.value;
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
  // People and companies to choose from are those of the client.
  if (client && client.value !== before) {
    form.dataset.fills = "";
    client.dispatchEvent(new Event("change", { bubbles: true }));
    delete form.dataset.fills;
  }
});

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => { if (event.target.name && !("fills" in (event.target.form?.dataset ?? {}))) event.target.dataset.touched = ""; });
}
