// Everything that moves on a page; without it every form and link still works.

// The palette: Ctrl/⌘ K or /.
const palette = document.getElementById("palette");
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette?.showModal();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.target.closest("form")?.requestSubmit();
  } else if (!typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    shortcut(event);
  }
});

const places = { t: "/today/", c: "/clients/", j: "/jobs/", i: "/invoices/", q: "/quotes/", p: "/profit/", m: "/match/" };
let going = false;

function shortcut(event) {
  if (going && places[event.key]) location.href = places[event.key];
  going = event.key === "g";
  const rows = [...document.querySelectorAll("main [data-record] th a, main .docket h3 a")];
  const at = rows.indexOf(document.activeElement);
  if (event.key === "/") { event.preventDefault(); palette?.showModal(); }
  if (event.key === "j") rows[Math.min(at + 1, rows.length - 1)]?.focus();
  if (event.key === "k") rows[Math.max(at - 1, 0)]?.focus();
  if (event.key === "o") document.activeElement?.click?.();
  if (event.key === "c") document.querySelector("main details.more > summary, main .acts .btn.main")?.click();
}

// Buttons that open a dialog by its id.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  const copy = event.target.closest("[data-copy]");
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
  if (event.target.closest("[data-prints]")) window.print();
});

// Sheets: Enter goes down a column, a paste of rows fills cells from here on, a button adds a row.
document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(".sheet td");
  if (!cell || event.key !== "Enter" || event.ctrlKey) return;
  event.preventDefault();
  const row = cell.parentElement;
  const next = event.shiftKey ? row.previousElementSibling : row.nextElementSibling;
  next?.children[cell.cellIndex]?.querySelector("input, select")?.focus();
});

document.addEventListener("paste", (event) => {
  const cell = event.target.closest?.(".sheet td");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !text.includes("\t") && !text.includes("\n")) return;
  event.preventDefault();
  let row = cell.parentElement;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    line.split("\t").forEach((value, offset) => {
      const input = row?.children[cell.cellIndex + offset]?.querySelector("input");
      if (input) { input.value = value.trim(); input.dispatchEvent(new Event("input", { bubbles: true })); }
    });
    row = row?.nextElementSibling;
  }
});

// A refusal that came back: each reason goes beside its input, the first input gets the focus.
document.addEventListener("htmx:after:swap", () => {
  document.querySelectorAll(".refusal [data-for]").forEach((reason, index) => {
    const form = reason.closest("form");
    const input = form?.elements.namedItem(reason.dataset.for);
    if (!(input instanceof HTMLElement)) return;
    input.setAttribute("aria-invalid", "true");
    if (index === 0) input.focus();
  });
});

document.addEventListener("input", (event) => event.target.removeAttribute?.("aria-invalid"));
