// Everything that moves on a page; without it every form and link still works.
import "./keys.js";
import "./palette.js";
import "./sheet.js";
import "./paste.js";
import "./clashes.js";
import "./read.js";
import "./week.js";
import "./picks.js";
import "./match.js";
import "./walk.js";

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at("[data-closes]")) (at("dialog") ?? at(".toast"))?.[at("dialog") ? "close" : "remove"]();
  const copy = at("[data-copy]");
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => copy.setAttribute("data-done", ""));
  if (at("[data-prints]")) window.print();
});

// A refusal that came back: each reason goes beside its input, the first input gets the focus.
document.addEventListener("htmx:after:swap", () => {
  document.querySelectorAll(".refusal [data-for]").forEach((reason, index) => {
    const input = reason.closest("form")?.elements.namedItem(reason.dataset.for);
    if (!(input instanceof HTMLElement)) return;
    input.setAttribute("aria-invalid", "true");
    input.closest("details")?.setAttribute("open", "");
    if (index === 0) input.focus();
  });
  // Without an input of its own the refusal itself comes into view: a long form hides it above.
  const refusal = document.querySelector(".refusal[data-refusal]:not(:has([data-for]))");
  if (refusal?.dataset.seen !== "") { refusal?.scrollIntoView({ block: "center" }); refusal?.querySelector("[data-takes]")?.focus({ preventScroll: true }); refusal?.setAttribute("data-seen", ""); }
});

document.addEventListener("input", (event) => event.target.removeAttribute?.("aria-invalid"));

// A form that was sent says so until the answer comes.
document.addEventListener("submit", (event) => event.submitter?.setAttribute("aria-busy", "true"));
for (const done of ["htmx:after:swap", "htmx:error"]) {
  document.addEventListener(done, () => document.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy")));
}
