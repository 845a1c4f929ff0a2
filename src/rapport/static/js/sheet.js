// Sheets: Enter goes down a column (Shift: up), a paste of rows fills cells from here on.
document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(".sheet td");
  if (!cell || event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const row = cell.parentElement;
  const next = event.shiftKey ? row.previousElementSibling : row.nextElementSibling;
  next?.children[cell.cellIndex]?.querySelector("input, select")?.focus();
});

document.addEventListener("paste", (event) => {
  const cell = event.target.closest?.(".sheet td");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || (!text.includes("\t") && !text.includes("\n"))) return;
  event.preventDefault();
  let row = cell.parentElement;
  for (const line of text.replace(/\r?\n$/, "").split(/\r?\n/)) {
    line.split("\t").forEach((value, offset) => {
      const input = row?.children[cell.cellIndex + offset]?.querySelector("input, select");
      if (!input) return;
      const wanted = value.trim();
      const option = [...(input.options ?? [])].find((one) => one.text === wanted || one.value === wanted);
      input.value = option ? option.value : wanted;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    row = row?.nextElementSibling;
  }
});
