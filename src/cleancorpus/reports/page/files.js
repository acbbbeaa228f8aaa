// The list of files: search, filters, sorting; rows are drawn as far as somebody scrolls.
const PAGE = 150;
const FILTERS = { text: "", trust: "", status: "", encoding: "", rule: "", share: "" };
const SORT = { key: "path", down: false };
const COLUMNS = [
  ["path", "File", (file) => file.path], ["trust", "Verdict", (file) => Object.keys(VERDICTS).indexOf(verdictOf(file))],
  ["encoding", "Encoding", (file) => file.encoding || ""], ["in", "Characters", (file) => file.in || 0, "num"],
  ["share", "Removed", shareOf, "num"], ["edits", "Edits", (file) => file.edits || 0, "num"],
  ["suggestions", "Suggestions", (file) => file.suggestions || 0, "num"], ["gaps", "Gaps", (file) => file.gaps || 0, "num"], ["damage", "Damage", (file) => file.damage || 0, "num"],
];

function show(filters) {
  Object.assign(FILTERS, { text: "", trust: "", status: "", encoding: "", rule: "", share: "" }, filters);
  drawFiles();
  document.getElementById("files").scrollIntoView();
}

function matching() {
  const words = FILTERS.text.toLowerCase().split(/\s+/).filter(Boolean);
  const [, low, high] = SHARES[FILTERS.share] || [];
  const column = COLUMNS.find(([key]) => key === SORT.key);
  const found = INDEX.files.filter((file) =>
    words.every((word) => `${file.path} ${file.title || ""}`.toLowerCase().includes(word))
    && (!FILTERS.trust || verdictOf(file) === FILTERS.trust) && (!FILTERS.status || file.status === FILTERS.status)
    && (!FILTERS.encoding || file.encoding === FILTERS.encoding) && (!FILTERS.rule || (file.rules && FILTERS.rule in file.rules))
    && (low === undefined || (file.status !== "failed" && (high ? shareOf(file) > low && shareOf(file) <= high : shareOf(file) <= 0))));
  const sign = SORT.down ? -1 : 1;
  const value = FILTERS.rule && SORT.key === "edits" ? (file) => file.rules[FILTERS.rule] : column[2];
  return found.sort((a, b) => { const x = value(a), y = value(b); return sign * (x < y ? -1 : x > y ? 1 : 0) || a.id - b.id; });
}

function select(key, label, options) {
  return h("select", { "aria-label": label, onchange: (event) => { FILTERS[key] = event.target.value; drawFiles(); } },
    h("option", { value: "" }, label), options.map(([value, word]) => h("option", { value, selected: FILTERS[key] === value }, word)));
}

function fileList() {
  return [h("h2", {}, "Files"), h("div", { class: "filters", id: "filters" }), h("table", {}, h("thead", { id: "columns" }), h("tbody", { id: "rows" })), h("div", { id: "more" })];
}

function drawFilters() {
  const search = h("input", { type: "search", id: "search", placeholder: "Search by path or title  ( / )", value: FILTERS.text,
    oninput: (event) => { FILTERS.text = event.target.value; drawRows(); } });
  document.getElementById("filters").replaceChildren(search,
    select("trust", "Any verdict", Object.entries(VERDICTS).map(([key, [word]]) => [key, word])),
    select("status", "Any status", Object.entries(STATUSES)),
    select("encoding", "Any encoding", Object.keys(INDEX.summary.encodings).map((name) => [name, name])),
    select("rule", "Any rule", Object.keys(INDEX.summary.rules).sort().map((id) => [id, id])),
    select("share", "Any share removed", SHARES.map(([label], i) => [String(i), `${label} removed`])),
    h("button", { onclick: () => show({}) }, "Clear"), h("small", { id: "found", "aria-live": "polite" }));
}

function drawColumns() {
  document.getElementById("columns").replaceChildren(h("tr", {}, COLUMNS.map(([key, label, , kind]) =>
    h("th", { class: kind, "aria-sort": SORT.key === key ? (SORT.down ? "descending" : "ascending") : "none" },
      h("button", { onclick: () => { SORT.down = SORT.key === key ? !SORT.down : kind === "num"; SORT.key = key; drawColumns(); drawRows(); } },
        label, SORT.key === key ? (SORT.down ? " ↓" : " ↑") : "")))));
}

function drawFiles() { drawFilters(); drawColumns(); drawRows(); }

let watcher = null;

function drawRows() {
  const found = matching(), body = document.getElementById("rows"), more = document.getElementById("more");
  document.getElementById("found").textContent = `${number(found.length)} of ${plural(INDEX.files.length, "file")}`;
  body.replaceChildren();
  more.replaceChildren();
  let drawn = 0;
  const draw = () => {
    body.append(...found.slice(drawn, drawn + PAGE).map(fileRow));
    drawn += PAGE;
    if (drawn >= found.length) watcher.disconnect();
  };
  if (watcher) watcher.disconnect();
  watcher = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) draw(); }, { rootMargin: "600px" });
  watcher.observe(more);
  more.append(h("span", {}, "\u00a0"));
  draw();
}

function fileRow(file) {
  const verdict = verdictOf(file);
  const name = h("td", { class: "path" }, h("a", { href: `#file/${file.id}` }, plainText(file.path)), file.title ? [h("br"), h("small", {}, plainText(file.title))] : null);
  if (verdict === "failed") return h("tr", { onclick: () => open(file.id) }, name, h("td", {}, tag("failed", "Not read")), h("td", { colspan: 7 }, plainText(file.error || "")));
  return h("tr", { onclick: () => open(file.id) }, name,
    h("td", {}, tag(verdict, VERDICTS[verdict] ? VERDICTS[verdict][0] : verdict), file.status === "unchanged" ? [" ", tag("unchanged", "unchanged")] : null),
    h("td", {}, file.encoding), h("td", { class: "num" }, number(file.in)), h("td", { class: "num" }, percent(file.removed, file.in)),
    h("td", { class: "num" }, number(file.edits)), h("td", { class: "num" }, number(file.suggestions)), h("td", { class: "num" }, number(file.gaps)), h("td", { class: "num" }, number(file.damage)));
}
