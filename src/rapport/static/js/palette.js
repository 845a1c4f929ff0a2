// The palette, and every other dialog that a button opens by its id.
const palette = document.getElementById("palette");
const field = document.getElementById("find");

export function openDialog(id, typed) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) return;
  dialog.showModal();
  if (dialog !== palette) return;
  field.value = typed ?? "";
  field.dispatchEvent(new Event("palette"));
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (!opener || !document.getElementById(opener.dataset.opens)) return;
  event.preventDefault();
  openDialog(opener.dataset.opens, opener.dataset.types);
});

// Up and down walk through what was found; Enter in the field opens the first.
palette?.addEventListener("keydown", (event) => {
  const links = [...palette.querySelectorAll(".found a")];
  const here = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    (links[Math.min(next, links.length - 1)] ?? field).focus();
  } else if (event.key === "Enter" && event.target === field && links.length) {
    event.preventDefault();
    links[0].click();
  } else if (event.key.length === 1 && here >= 0 && !event.ctrlKey && !event.metaKey) {
    field.focus();
  }
});
