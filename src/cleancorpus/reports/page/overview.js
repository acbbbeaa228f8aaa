// The first screen: what happened to the folder, in figures, and the list of its files.
const VERDICTS = {
  good: ["Good", "repaired as far as needed, nothing lost that the tool knows of"],
  incomplete: ["Incomplete", "text is lost at some places; they are marked as gaps"],
  damaged: ["Damaged", "text looks damaged and could not be repaired; it stands as it was, and is marked"],
  "not-chinese": ["Not Chinese", "no line of it is Chinese; no rule for Chinese text was applied"],
  untrusted: ["Not trusted", "the wording itself may have been altered; check it against the source"],
  failed: ["Not read", "the file could not be read; nothing was written for it"],
};
const STATUSES = { changed: "Changed", unchanged: "Unchanged", failed: "Not read" };
const SHARES = [["nothing", 0, 0], ["under 1 %", 0, 0.01], ["1 – 5 %", 0.01, 0.05], ["5 – 20 %", 0.05, 0.2], ["20 – 50 %", 0.2, 0.5], ["over 50 %", 0.5, 2]];

const MOST = 14;

const verdictOf = (file) => (file.status === "failed" ? "failed" : file.trust || "good");
const shareOf = (file) => (file.in ? file.removed / file.in : 0);
const tag = (kind, word) => h("span", { class: `tag ${kind}` }, word);

function bar(label, small, count, most, text, { hue, title, onclick } = {}) {
  return h("button", { class: `row ${hue || ""}`, title, onclick },
    h("span", { class: "what" }, label, small ? h("small", {}, small) : null),
    h("span", { class: "track" }, h("i", { style: { width: `${most ? (100 * count) / most : 0}%` } })),
    h("span", { class: "num" }, text));
}

function overview() {
  const { counts, characters } = INDEX.summary;
  const edits = Object.values(INDEX.summary.rules).reduce((a, b) => a + b, 0);
  const sum = (key) => INDEX.files.reduce((total, file) => total + (file[key] || 0), 0);
  const tile = (value, label) => h("div", { class: "tile" }, h("b", {}, value), h("small", {}, label));
  return [
    h("h1", {}, `What cleancorpus did to ${plural(counts.files, "file")}`),
    h("p", { class: "dim" }, headline(counts)),
    h("div", { class: "tiles" },
      tile(number(counts.changed), "files changed"), tile(number(counts.unchanged), "already clean"), tile(number(counts.failed), "not read"),
      tile(number(edits), "edits made"), tile(percent(characters.removed, characters.in), `of ${number(characters.in)} characters removed`),
      tile(number(sum("suggestions")), "suggestions, not made"), tile(number(sum("gaps")), "places where text is lost"), tile(number(sum("damage")), "places that look damaged, not repaired")),
    h("div", { class: "grid" },
      h("div", { class: "half column" }, trustCard(), biggestCard(), shareCard(), encodingCard(), alikeCard()),
      h("div", { class: "half column" }, rulesCard())),
    h("section", { class: "card", id: "files" }, ...fileList()),
    h("p", { class: "dim", style: { "margin-top": "1rem" } },
      `cleancorpus ${INDEX.version}. `, INDEX.summary.skipped.length ? `${plural(INDEX.summary.skipped.length, "file")} of other formats passed over. ` : "",
      "Texts and full reports are beside this page: NAME.txt and NAME.report.json."),
  ];
}

function headline(counts) {
  const bad = INDEX.files.filter((file) => verdictOf(file) === "untrusted").length;
  const damaged = INDEX.files.filter((file) => verdictOf(file) === "damaged").length;
  const lost = INDEX.files.filter((file) => verdictOf(file) === "incomplete").length;
  const parts = [];
  if (bad) parts.push(`${number(bad)} of them should not be trusted: their wording may have been altered`);
  if (damaged) parts.push(`${number(damaged)} hold${damaged === 1 ? "s" : ""} text that looks damaged and was not repaired`);
  if (lost) parts.push(`${number(lost)} lack${lost === 1 ? "s" : ""} text`);
  if (counts.failed) parts.push(`${number(counts.failed)} could not be read`);
  return parts.length ? `${parts.join("; ")}. Every edit is listed with its reason: open a file to see it.`
    : "All of them can be used. Every edit is listed with its reason: open a file to see it.";
}

function card(title, ...body) {
  return h("section", { class: "card" }, h("h2", {}, title), ...body);
}

function tally(key) {
  const counts = new Map();
  for (const file of INDEX.files) counts.set(key(file), (counts.get(key(file)) || 0) + 1);
  return counts;
}

function trustCard() {
  const counts = tally(verdictOf), most = INDEX.files.length;
  const kinds = Object.keys(VERDICTS).filter((kind) => counts.get(kind));
  return card("Can I trust the result?",
    h("div", { class: "stack" }, kinds.map((kind) => h("i", { class: kind, style: { flex: counts.get(kind) }, title: VERDICTS[kind][0] }))),
    h("div", { class: "bars" }, kinds.map((kind) => h("button", { class: "row", style: { "grid-template-columns": "auto 1fr auto" }, onclick: () => show({ trust: kind }) },
      tag(kind, VERDICTS[kind][0]), h("small", {}, VERDICTS[kind][1]), h("span", { class: "num" }, `${number(counts.get(kind))} of ${number(most)}`)))));
}

function encodingCard() {
  const entries = Object.entries(INDEX.summary.encodings).sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...entries.map((entry) => entry[1]));
  return card("Encodings found (all is written as UTF-8)",
    h("div", { class: "bars" }, entries.map(([name, n]) => bar(name, "", n, most, plural(n, "file"), { hue: "stage-decode", onclick: () => show({ encoding: name }) }))));
}

function rulesCard() {
  const entries = Object.entries(INDEX.summary.rules).sort((a, b) => b[1] - a[1]);
  const most = entries.length ? entries[0][1] : 1;
  const bars = entries.map(([id, n]) => bar(ruleOf(id).summary || id, id, n, most, number(n), { hue: `stage-${stageOf(id)}`, title: `${id}: show the files`, onclick: () => show({ rule: id }) }));
  const rest = h("div", { class: "bars", hidden: true }, bars.slice(MOST));
  const more = h("button", { onclick: () => { rest.hidden = false; more.remove(); } }, `Show ${bars.length - MOST} more`);
  return card("What was mended, by rule", bars.length ? h("div", { class: "bars" }, bars.slice(0, MOST)) : h("p", { class: "dim" }, "Nothing had to be mended."), rest, bars.length > MOST ? more : null);
}

function shareCard() {
  const read = INDEX.files.filter((file) => file.status !== "failed");
  const counts = SHARES.map(([, low, high]) => read.filter((file) => (high ? shareOf(file) > low && shareOf(file) <= high : shareOf(file) <= 0)).length);
  const most = Math.max(1, ...counts);
  return card("How much of each file was removed", h("div", { class: "bars" }, SHARES.map(([label], i) => bar(label, "", counts[i], most, number(counts[i]), { onclick: () => show({ share: String(i) }) }))));
}

function biggestCard() {
  const files = INDEX.files.filter((file) => file.removed).sort((a, b) => shareOf(b) - shareOf(a)).slice(0, 6);
  return card("Biggest changes", h("div", { class: "bars" }, files.map((file) => bar(plainText(file.title || file.path), file.title ? plainText(file.path) : "", shareOf(file), Math.max(shareOf(files[0]), 0.01), percent(file.removed, file.in),
    { hue: "stage-strip", title: `${number(file.removed)} characters removed: open`, onclick: () => open(file.id) }))));
}

function alikeCard() {
  const groups = INDEX.summary.near_duplicates || [];
  if (!groups.length) return null;
  const ids = new Map(INDEX.files.map((file) => [file.path, file.id]));
  return card(`Documents that say nearly the same (${plural(groups.length, "group")})`, h("div", { class: "bars" }, groups.slice(0, 8).map((group) =>
    h("div", {}, group.files.slice(0, 4).map((path, i) => [i ? " · " : "", h("a", { href: `#file/${ids.get(path)}` }, plainText(path))]).flat(),
      group.files.length > 4 ? ` and ${number(group.files.length - 4)} more` : "", h("small", {}, ` ${Math.round(100 * group.likeness)} % alike`)))));
}
