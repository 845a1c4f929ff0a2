// Shortcuts; all of them rest while one types, but Ctrl/⌘ K and Ctrl/⌘ Enter.
import { openDialog } from "./palette.js";

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const ROWS = "main [data-record] th a, main .docket h3 a, main .lines a, main .timeline [data-record] a";
let going = false;

function step(by) {
  const rows = [...document.querySelectorAll(ROWS)];
  const here = rows.indexOf(document.activeElement);
  rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1)]?.focus();
}

// The row one stands on is edited where it is: its form comes into a dialog, and afterwards the row has the focus again.
async function edit() {
  const row = document.activeElement?.closest("tr[data-edit]");
  if (!row) {
    document.querySelector("main .sheet input, main .sheet select, main form .field > :is(input, select, textarea)")?.focus();
    return;
  }
  const answer = await fetch(row.dataset.edit);
  const form = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main form.form");
  if (!answer.ok || !form) return;
  form.insertAdjacentHTML("afterbegin", '<input type="hidden" name="next">');
  form.elements.next.value = location.pathname + location.search;
  document.querySelector("#edit > div").replaceChildren(form);
  window.htmx?.process(form);
  sessionStorage.setItem(ROW, row.dataset.id);
  openDialog("edit");
  form.querySelector(".field > :is(input, select, textarea)")?.select?.();
}

const ROW = "rapport.row";
const edited = sessionStorage.getItem(ROW);
if (edited) {
  sessionStorage.removeItem(ROW);
  document.querySelector(`tr[data-id="${CSS.escape(edited)}"] th a`)?.focus();
}
document.getElementById("edit")?.addEventListener("close", () => {
  const id = sessionStorage.getItem(ROW);
  sessionStorage.removeItem(ROW);
  document.querySelector(`tr[data-id="${CSS.escape(id ?? "")}"] th a`)?.focus();
});

const orders = {
  "/": () => openDialog("palette", ""),
  "?": () => openDialog("keys"),
  c: () => openDialog("palette", "+"),
  j: () => step(1),
  k: () => step(-1),
  o: () => document.activeElement?.matches("a, button, summary") && document.activeElement.click(),
  e: edit,
  "[": () => document.querySelector("[data-walk=back]")?.click(),
  "]": () => document.querySelector("[data-walk=on]")?.click(),
};

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  if (held && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openDialog("palette", "");
  } else if (held && event.key === "Enter") {
    event.target.closest?.("form")?.requestSubmit();
  } else if (!held && !event.altKey && !typing(event.target) && !document.querySelector("dialog[open]")) {
    const place = going && document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    going = event.key === "g";
    if (place) location.href = place.href;
    else if (orders[event.key]) {
      event.preventDefault();
      orders[event.key]();
    }
  }
});
