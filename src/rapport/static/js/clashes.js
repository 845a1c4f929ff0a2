// Two people changed the same: the reader chooses which text stands, and the next save is made from what is there now.

document.addEventListener("click", (event) => {
  const takes = event.target.closest?.("[data-takes]")?.dataset.takes;
  const clash = event.target.closest?.("[data-clash]");
  const form = clash?.closest("form");
  if (!takes || !form) return;
  ({ cell, gone, taken })[clash.dataset.kind](form, clash.dataset, takes);
  clash.dataset.chosen = takes;
  const open = form.querySelector("[data-clash]:not([data-chosen]) [data-takes]");
  (open ?? form.querySelector("button.main"))?.focus();
  form.dispatchEvent(new Event("input", { bubbles: true }));
});

function cell(form, { clash, now }, takes) {
  put(form, `seen.${clash}`, now);
  if (takes === "theirs") put(form, clash, now);
}

// The other took the row out: without its id it is a row of mine, emptied it is gone.
function gone(form, { clash }, takes) {
  const row = clash.replace(/text$/, "");
  named(form, `seen.${row}`).forEach((input) => input.remove());
  named(form, row).forEach((input) => { if (takes === "theirs" || input.name.endsWith(".id")) input.value = ""; });
}

// I took the row out: seen as it is now it may go, never seen it stays.
function taken(form, { row }, takes) {
  const now = JSON.parse(row);
  const id = named(form, "seen.lines.").find((input) => input.name.endsWith(".id") && input.value === now.id);
  const seen = id ? named(form, id.name.replace(/id$/, "")) : [];
  seen.forEach((input) => { takes === "theirs" ? input.remove() : input.value = now[input.name.split(".").pop()] ?? ""; });
}

const named = (form, start) => [...form.elements].filter((input) => input.name?.startsWith(start));
const put = (form, name, value) => { const input = form.elements.namedItem(name); if (input) input.value = value; };
