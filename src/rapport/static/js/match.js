// Matching by hand: arrows walk along the money, Enter takes the first proposal; both rest while one types or stands on a link or button.
const board = document.querySelector(".match");

function walk(by) {
  const rows = [...board.querySelectorAll(".lines > li")];
  const here = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
  if (next && next !== rows[here]) next.querySelector("a").click();
}

function take() {
  board.querySelector(".fork > li:first-child form[data-command]")?.requestSubmit();
}

if (board) {
  board.querySelector(".lines [aria-current]")?.scrollIntoView({ block: "nearest" });
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]");
    const held = event.target.closest?.("input, textarea, select, button, summary, a, [contenteditable]");
    const order = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Enter: take }[event.key];
    if (busy || held || !order) return;
    event.preventDefault();
    order();
  });
}
