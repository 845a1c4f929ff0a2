// The sum of a week's percentages, and a word where it is not 100.
function add(form) {
  const parts = [...form.querySelectorAll("[name$=percent]")].map((input) => Number(input.value.replace(",", ".")) || 0);
  const sum = Math.round(parts.reduce((one, other) => one + other, 0) * 100) / 100;
  form.querySelector("[data-sum]").textContent = String(sum).replace(".", document.documentElement.lang === "vi" ? "," : ".");
  form.querySelector("[data-unless-100]").hidden = sum === 100;
}

document.querySelectorAll("form[data-sums]").forEach(add);
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-sums]");
  if (form) add(form);
});
