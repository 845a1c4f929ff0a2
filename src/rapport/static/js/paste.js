// Rows pasted into a sheet from Excel: cell by cell from here on; in the first column also a client's own columns, known by their
// heads or by what stands in them (item, unit, quantity, unit price, amount).
import { addRow, cellOf, inputOf } from "./sheet.js";

const HEADS = [
  ["text", /^(hạng mục|nội dung|diễn giải|công việc|mô tả|item|description|service)/i], ["unit", /^(đvt|đơn vị|unit$)/i],
  ["quantity", /^(sl|số lượng|khối lượng|qty|quantity)/i], ["unit_cost_amount", /^(giá vốn|unit cost|cost)/i],
  ["unit_amount", /^(đơn giá|unit price|price|rate)/i], ["vat_code", /^(vat|thuế)/i], ["", /^(stt|no\.?$|#|thành tiền|amount|total|ghi chú|note)/i],
];
const isNumber = (text) => /^[\d.,\s]+(₫|đ|vnd|tr|k)?$/i.test(text) && /\d/.test(text);

document.addEventListener("paste", (event) => {
  const cell = cellOf(event.target);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const rows = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.split("\t").map((value) => value.trim()));
  const first = cell.querySelector("[name$='.text']");
  const known = first && rows[0].length > 1 ? columnsOf(rows) : null;
  let row = cell.parentElement;
  rows.forEach((values, place) => {
    if (known?.hasHeads && place === 0) return;
    row = row ?? addRow(cell.closest("table"));
    if (known) fill(row, known.names, values);
    else values.forEach((value, offset) => put(inputOf(row?.children[cell.cellIndex + offset]), value));
    row = row?.nextElementSibling;
  });
  inputOf(cell)?.dispatchEvent(new Event("input", { bubbles: true }));
});

function columnsOf(rows) {
  const heads = rows[0].map((value) => HEADS.find(([, words]) => words.test(value))?.[0]);
  if (heads.includes("text")) return { hasHeads: true, names: heads };
  const [like] = rows;
  // A number before the words is the client's own count of lines.
  const start = isNumber(like[0]) && like[1] && !isNumber(like[1]) ? 1 : 0;
  const rest = like.slice(start + 1);
  const words = rest.findIndex(isNumber) < 0 ? rest.length : rest.findIndex(isNumber);
  if (isNumber(like[start]) || words > 1) return null;
  const numbers = { 1: ["unit_amount"], 2: ["quantity", "unit_amount"], 3: ["quantity", "unit_amount", ""] }[rest.length - words];
  return numbers ? { names: [...Array(start).fill(""), "text", ...Array(words).fill("unit"), ...numbers] } : null;
}

function fill(row, names, values) {
  names.forEach((name, place) => { if (name) put(row.querySelector(`[name$=".${name}"]:not([type=hidden])`), values[place] ?? ""); });
  const way = row.querySelector("[data-way]");
  if (way && !way.value && row.querySelector("[name$='.unit_amount']")?.value) way.value = "own";
}

// A list takes what it offers, by its words.
function put(input, value) {
  if (!input) return;
  if (input.matches("select")) {
    const found = [...input.options].find((option) => [option.value, option.textContent].some((one) => one.trim().toLowerCase() === value.replace("%", "").toLowerCase()));
    if (!found) return;
    value = found.value;
  }
  input.value = value;
}
