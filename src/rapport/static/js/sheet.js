// Sheets: Enter goes down a column (Shift: up) and begins a line after the last, a paste of rows fills cells from here on.

const cellOf = (target) => target.closest?.(".sheet :is(td, th[scope=row])");
const INPUT = "input:not([type=hidden]), select";
// A cell may hold two inputs of which the line's way shows one (mark-up or fee).
const inputOf = (cell) => [...(cell?.querySelectorAll(INPUT) ?? [])].find((input) => input.checkVisibility());

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (!cell || event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const row = cell.parentElement;
  const next = event.shiftKey ? row.previousElementSibling : row.nextElementSibling ?? addRow(row.closest("table"));
  inputOf(next?.children[cell.cellIndex])?.focus();
});

document.addEventListener("paste", (event) => {
  const cell = cellOf(event.target);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || (!text.includes("\t") && !text.includes("\n"))) return;
  event.preventDefault();
  let row = cell.parentElement;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    line.split("\t").forEach((value, offset) => {
      const input = inputOf(row?.children[cell.cellIndex + offset]);
      if (input) { input.value = value.trim(); input.dispatchEvent(new Event("input", { bubbles: true })); }
    });
    row = row?.nextElementSibling ?? addRow(cell.closest("table"));
  }
});

// A fresh line is the last one with nothing in it and the next number in its names.
function addRow(table) {
  if (!table?.hasAttribute("data-grows")) return null;
  const last = table.tBodies[0].lastElementChild;
  const fresh = last.cloneNode(true);
  const place = Number(last.querySelector("[name]").name.match(/\d+/)[0]) + 1;
  fresh.removeAttribute("data-id");
  fresh.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
  fresh.querySelectorAll("[name]").forEach((input) => {
    input.name = input.name.replace(/\d+/, place);
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+$/, place + 1));
    input.value = "";
  });
  fresh.querySelectorAll("output").forEach((output) => { output.id = output.id.replace(/\d+/, place); output.textContent = ""; });
  last.after(fresh);
  return fresh;
}

document.addEventListener("click", (event) => {
  const table = event.target.closest("[data-adds-row]")?.closest("form").querySelector("table");
  // The first line that is still empty, else a new one.
  const free = table && [...table.tBodies[0].rows].find((row) => !row.dataset.id && !row.querySelector("th input").value);
  if (table) inputOf((free ?? addRow(table))?.cells[0])?.focus();
  const fills = event.target.closest("[data-fills]");
  const input = fills?.closest("form")?.elements.namedItem(fills.dataset.fills);
  if (input) { input.value = fills.dataset.value; input.dispatchEvent(new Event("input", { bubbles: true })); }
});

// A rate from the card is hours at the card's price and cost, until something else is typed.
document.addEventListener("change", (event) => {
  const row = event.target.closest?.(".sheet tr");
  if (!row || !event.target.matches("[data-rate]")) return;
  const way = row.querySelector("[data-way]");
  if (event.target.value && !way.value) way.value = "hours";
  row.querySelectorAll("[data-price], [data-cost]").forEach((input) => { input.value = ""; });
});
