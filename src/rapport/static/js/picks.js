// Rows that are ticked or not: the sum below is that of the ticked ones.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-picks]");
  if (!form || !event.target.matches("[type=checkbox]")) return;
  const ticked = [...form.querySelectorAll("tr[data-net]")].filter((row) => row.querySelector("[type=checkbox]").checked);
  const sum = ticked.reduce((whole, row) => whole + Number(row.dataset.net), 0);
  form.querySelector("[data-total]").textContent = sum.toLocaleString(document.documentElement.lang === "vi" ? "vi-VN" : "en-GB");
});
