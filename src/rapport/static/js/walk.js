// From record to record inside the list that one came from: a list leaves its rows here, a record's head shows its neighbours.
const KEY = "rapport.walk";
const record = /^\/\w+\/[0-9a-f-]{36}\/$/;

function keep(links) {
  const paths = [...new Set(links.map((link) => new URL(link.href).pathname))];
  sessionStorage.setItem(KEY, JSON.stringify({ list: location.pathname + location.search, paths }));
}

document.addEventListener("click", (event) => {
  const row = event.target.closest("tbody [data-record] a");
  if (!row || record.test(location.pathname) || !record.test(new URL(row.href).pathname)) return;
  keep([...row.closest("tbody").querySelectorAll("tr[data-record] th a")]);
});

const words = document.getElementById("walk")?.dataset;
const crumb = document.querySelector(".head .crumb");
const { list, paths } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
const here = paths?.indexOf(location.pathname) ?? -1;
if (words && crumb && here >= 0 && paths.length > 1) {
  crumb.append(" · ", link(list, `${here + 1} ${words.of} ${paths.length}`));
  if (here > 0) crumb.append(" · ", link(paths[here - 1], words.back, "back"));
  if (here < paths.length - 1) crumb.append(" · ", link(paths[here + 1], words.on, "on"));
}

function link(href, text, way = "list") {
  const made = Object.assign(document.createElement("a"), { href, textContent: text, className: "plain" });
  made.dataset.walk = way;
  return made;
}
