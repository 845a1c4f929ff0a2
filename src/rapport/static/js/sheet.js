// Sheets: Enter goes down a column (Shift: up) and begins a line after the last, arrows go from cell to cell.

export const cellOf = (target) => target.closest?.(".sheet :is(td, th[scope=row])");
const INPUT = "input:not([type=hidden]), select";
// A cell may hold two inputs of which the line's way shows one (mark-up or fee).
export const inputOf = (cell) => [...(cell?.querySelectorAll(INPUT) ?? [])].find((input) => input.checkVisibility());

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("button")) return;
  const next = neighbour(cell, event);
  if (!next) return;
  event.preventDefault();
  const input = inputOf(next);
  input?.focus();
  input?.select?.();
});

function neighbour(cell, event) {
  const row = cell.parentElement;
  const under = (there) => there?.children[cell.cellIndex];
  switch (event.key) {
    case "Enter": return under(event.shiftKey ? row.previousElementSibling : row.nextElementSibling ?? addRow(row.closest("table")));
    // In a list of choices the arrows up and down choose.
    case "ArrowUp": return isText(event.target) && under(row.previousElementSibling);
    case "ArrowDown": return isText(event.target) && under(row.nextElementSibling);
    case "ArrowLeft": return atEdge(event.target, 0) && beside(cell, "previousElementSibling");
    case "ArrowRight": return atEdge(event.target, event.target.value.length) && beside(cell, "nextElementSibling");
    default: return null;
  }
}

const isText = (input) => input.matches("input");
const atEdge = (input, place) => !isText(input) || (input.selectionStart === place && input.selectionEnd === place)
  || (input.selectionEnd - input.selectionStart === input.value.length);

function beside(cell, way) {
  let next = cell[way];
  while (next && !inputOf(next)) next = next[way];
  return next;
}

// A fresh line is the last one with nothing in it and the next number in its names.
export function addRow(table) {
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
  fresh.querySelectorAll("[data-drops]").forEach((button) => button.setAttribute("aria-label", button.getAttribute("aria-label").replace(/\d+$/, place + 1)));
  fresh.querySelectorAll("output").forEach((output) => { output.id = output.id.replace(/\d+/, place); output.textContent = ""; });
  last.after(fresh);
  return fresh;
}

document.addEventListener("click", (event) => {
  const drops = event.target.closest("[data-drops]");
  if (drops) clear(drops.closest("tr"));
  const table = event.target.closest("[data-adds-row]")?.closest("form").querySelector("table");
  // The first line that is still empty, else a new one.
  const free = table && [...table.tBodies[0].rows].find((row) => !row.dataset.id && !row.querySelector("th input").value);
  if (table) inputOf((free ?? addRow(table))?.cells[0])?.focus();
  const fills = event.target.closest("[data-fills]");
  const input = fills?.closest("form")?.elements.namedItem(fills.dataset.fills);
  if (input) { input.value = fills.dataset.value; for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true })); }
});

// A line with nothing in it is taken out when the sheet is saved.
function clear(row) {
  row.querySelectorAll(INPUT).forEach((input) => { input.value = ""; });
  row.querySelector(INPUT)?.dispatchEvent(new Event("input", { bubbles: true }));
  row.querySelectorAll("output").forEach((output) => { output.textContent = ""; });
  row.querySelector(INPUT)?.focus();
}

// A rate from the card is hours at the card's price and cost, until something else is typed.
document.addEventListener("change", (event) => {
  const row = event.target.closest?.(".sheet tr");
  if (!row || !event.target.matches("[data-rate]")) return;
  const way = row.querySelector("[data-way]");
  if (event.target.value && !way.value) way.value = "hours";
  row.querySelectorAll("[data-price], [data-cost]").forEach((input) => { input.value = ""; });
});
