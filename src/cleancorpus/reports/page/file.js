// One file: what happened to it, then source and output side by side with the edits marked.
const KINDS = { edit: "Edits", suggestion: "Suggestions", gap: "Gaps", damage: "Damage", kept: "Left alone", soft: "Single characters and widths" };
const SHOWN = { edit: true, suggestion: true, gap: true, damage: true, kept: false, soft: false };
const FOLD = 6;
let STATE = null;

function fileView(file, data) {
  const { report } = data;
  STATE = { file, report, stops: [], at: -1, rule: "" };
  if (report.status === "failed") return [h("h1", {}, plainText(file.path)), verdictBox("failed", [report.error])];
  const edits = report.edits || [];
  const alone = data.source === null;
  const source = alone ? data.output : data.source;
  const hunks = alone ? outputHunks(data.output, edits) : findHunks(source, data.output, edits);
  const rows = alone ? outputRows(data.output, hunks) : findRows(source, data.output, hunks);
  const notes = alone ? [] : sourceNotes(source, report);
  STATE.stops = [...hunks.filter((hunk) => hunk.edits.length).map((hunk) => ({ kind: "edit", at: hunk.s, items: hunk.edits.map((i) => edits[i]), hunk })),
    ...softStops(source, data.output, hunks), ...notes].sort((a, b) => a.at - b.at);
  STATE.stops.forEach((stop, i) => { (stop.hunk || stop).stop = i; });
  return [
    h("h1", {}, titleOf(report) ? plainText(titleOf(report)) : plainText(file.path)),
    titleOf(report) ? h("p", { class: "dim" }, plainText(file.path)) : null,
    verdictBox(verdictOf(file), report.trust.reasons, report),
    ...facts(report), noteList(report, alone), STATE.stops.length || edits.length ? ruleChips(report) : null,
    alone ? h("p", { class: "dim" }, "The source is no longer where it was, or has changed since: the output alone is shown. Where text was taken out there is a ▾.") : null,
    pair(source, data.output, rows, notes, alone), removedBlocks(report),
  ];
}

// Differences that the report only counts: shown, and stepped through when asked for.
function softStops(source, output, hunks) {
  const index = lineIndex(source);
  return hunks.filter((hunk) => !hunk.edits.length && (source.slice(hunk.s, hunk.e) + output.slice(hunk.o, hunk.p)).trim()).map((hunk) =>
    ({ kind: "soft", at: hunk.s, hunk, items: [{ ...index.place(hunk.s), before: source.slice(hunk.s, hunk.e), after: output.slice(hunk.o, hunk.p) }] }));
}

const titleOf = (report) => (report.metadata && report.metadata.title && report.metadata.title.text) || "";

function verdictBox(verdict, reasons, report) {
  const [word, meaning] = VERDICTS[verdict] || [verdict, ""];
  const told = verdict === "incomplete" && (reasons || []).length === 1;
  const list = told ? [] : (reasons || []).map((reason) => h("li", {}, plainText(reason)));
  const unchanged = report && report.status === "unchanged";
  return h("div", { class: `verdict ${verdict}`, role: "status" },
    h("b", {}, unchanged && verdict === "good" ? "Already clean" : word), " — ", unchanged && verdict === "good" ? "nothing had to be changed" : told ? `${plainText(reasons[0])}, marked as gaps below` : meaning, ".",
    report && !unchanged ? ` ${whatHappened(report)}` : "", list.length ? h("ul", {}, list) : null);
}

// One sentence for somebody who has never seen the tool.
function whatHappened(report) {
  const total = Object.values(report.rules).reduce((a, b) => a + b, 0);
  const stages = {};
  for (const [id, n] of Object.entries(report.rules)) stages[stageOf(id)] = (stages[stageOf(id)] || 0) + n;
  const words = { mojibake: ["piece", "of garbled text repaired"], characters: ["odd character", "normalised"], convert: ["traditional character", "converted"],
    strip: ["piece", "of clutter removed"], rejoin: ["break or blank", "mended"], punctuate: ["punctuation mark", "restored"] };
  const several = { "break or blank": "breaks and blanks" };
  const parts = Object.entries(stages).map(([stage, n]) => {
    const [noun, done] = words[stage] || ["edit", `of ${stage}`];
    return `${n > 1 && several[noun] ? `${number(n)} ${several[noun]}` : plural(n, noun)} ${done}`;
  });
  const { in: before, removed } = report.characters;
  const share = removed ? ` ${number(removed)} of ${number(before)} characters (${percent(removed, before)}) were taken out.` : "";
  return `${plural(total, "edit")}: ${parts.join(", ") || "none in the text"}.${share}`;
}

function facts(report) {
  const list = [];
  const add = (name, value) => { if (value !== "" && value !== null && value !== undefined) list.push(h("div", {}, h("dt", {}, name), h("dd", {}, value))); };
  const { characters } = report, decoding = report.decoding || {};
  add("Document", report.document && plainText(report.document));
  add("Format", report.decoding ? "" : report.reader);
  add("Encoding", decoding.encoding && `${decoding.encoding}${decoding.encoding === "utf-8" ? "" : " → utf-8"}`);
  add("How it was recognised", (decoding.evidence || []).join("; "));
  add("Broken bytes", decoding.replaced && decoding.replaced.length ? plural(decoding.replaced.length, "place") : "");
  add("Characters", `${number(characters.in)} → ${number(characters.out)}`);
  for (const [name, value] of structure(report.metadata || {})) add(name, plainText(shorten(value, 160)));
  return [h("dl", { class: "facts" }, list), statedFields(report.metadata || {}), outline(report.metadata || {}), anchors(report.anchors || []), rejected(decoding), conversions(report.conversions || {})];
}

const folded = (title, ...body) => h("details", {}, h("summary", { class: "dim" }, title), h("div", {}, ...body));

function rejected({ rejected: candidates = [], replaced = [] }) {
  if (!candidates.length && !replaced.length) return null;
  return folded("Encodings that were not chosen, broken bytes", candidates.map((one) => h("div", {}, `${one.encoding}: ${plainText(one.reason)}`)),
    replaced.slice(0, 50).map((bad) => h("div", {}, `line ${bad.line}, column ${bad.column}: bytes ${bad.bytes}`)));
}

// What the file says beside its text, and where its pages, sheets or rows begin.
function statedFields({ fields = [] }) {
  if (!fields.length) return null;
  return folded(`What the file says of itself (${plural(fields.length, "field")})`, fields.map((field) => h("div", {}, plainText(`${field.name}: ${shorten(field.value, 300)}`), h("small", {}, ` ${plainText(field.origin)}`))));
}

function anchors(places) {
  if (!places.length) return null;
  return folded(`Places in the file (${number(places.length)})`, places.slice(0, 200).map((place) => h("div", {}, `${plainText(`${place.kind} ${place.name}`)}: line ${place.line}`)));
}

function conversions(pairs) {
  const entries = Object.entries(pairs);
  if (!entries.length) return null;
  return folded(`Traditional characters converted (${plural(entries.length, "pair")})`, h("div", { class: "chips", lang: "zh-CN" },
    entries.slice(0, 200).map(([pair, n]) => h("span", { class: "tag" }, `${plainText(pair)} ${number(n)}`))));
}

// What the document says of itself, in the words of the report's `metadata`.
function structure({ numbers = [], issuer, addressee, date, attachments = [], articles, jumps = [] }) {
  const said = (found) => (found ? (found.text || found.date) + (found.confidence < 0.8 ? " (unsure)" : "") : "");
  const own = numbers.filter((number) => number.own);
  return [["Document number", own.map(said).join(" · ")], ["Issuer", said(issuer)], ["Addressee", said(addressee)],
    [date ? `Date, ${date.kind}` : "Date", said(date)], ["Attachments", attachments.map(said).join(" · ")], ["Articles", articles ? String(articles) : ""],
    ["Articles that do not follow", jumps.map((jump) => `${jump.before} → ${jump.found}`).join(" · ")]];
}

function outline({ outline: headings = [] }) {
  if (!headings.length) return null;
  return folded(`Outline (${plural(headings.length, "heading")})`, h("div", { lang: "zh-CN" }, headings.map((heading) =>
    h("div", { style: { "padding-left": `${1.2 * Math.max(0, heading.level - 1)}rem` } }, plainText(`${heading.label} ${heading.text}`), heading.confidence < 0.8 ? h("small", {}, " (unsure)") : null))));
}

function ruleChips(report) {
  const kinds = h("div", { class: "chips" }, h("small", {}, "Step through:"), Object.entries(KINDS).map(([kind, label]) =>
    h("button", { class: `chip kind ${kind}`, "aria-pressed": String(SHOWN[kind]), onclick: (event) => {
      SHOWN[kind] = !SHOWN[kind];
      event.target.setAttribute("aria-pressed", String(SHOWN[kind]));
      drawMarks();
    } }, `${label} ${number(countOf(kind, report))}`)));
  const entries = Object.entries(report.rules).sort((a, b) => b[1] - a[1]);
  const counted = entries.filter(([id]) => ruleOf(id).listed === false);
  const rules = h("div", { class: "chips" }, h("small", {}, "Only the rule:"), entries.filter(([id]) => ruleOf(id).listed !== false).map(([id, n]) =>
    h("button", { class: `chip stage-${stageOf(id)}`, "aria-pressed": "false", title: `${id}: ${ruleOf(id).summary}`, onclick: (event) => {
      STATE.rule = STATE.rule === id ? "" : id;
      for (const button of rules.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === event.target && STATE.rule !== ""));
      drawMarks();
    } }, `${id} ${number(n)}`)));
  return h("div", {}, kinds, counted.length < entries.length ? rules : null,
    counted.length ? h("p", { class: "dim" }, `Counted only: ${counted.map(([id, n]) => `${id} ${number(n)}`).join(" · ")}`) : null, h("div", { class: "legend" },
    h("span", {}, h("mark", { class: "del" }, "removed"), " ", h("mark", { class: "chg" }, "before"), " ", h("mark", { class: "ins" }, "after")),
    h("span", {}, h("mark", { class: "spot" }), " something was here"), h("span", {}, h("mark", { class: "soft" }, "only counted"), " single characters and widths"),
    h("span", {}, h("mark", { class: "suggestion" }, "suggestion"), " not made"), h("span", {}, h("mark", { class: "gap" }, "gap")), h("span", {}, h("mark", { class: "damage" }, "damage"), " not repaired"),
    h("span", {}, "␣ blank  ⏎ line break  ‹200B› invisible character")));
}

const countOf = (kind, report) => ({ edit: (report.edits || []).length, suggestion: (report.suggestions || []).length, gap: (report.gaps || []).length, damage: (report.damage || []).length, kept: (report.kept || []).length,
  soft: STATE.stops.filter((stop) => stop.kind === "soft").length })[kind];

function sourceNotes(source, report) {
  const index = lineIndex(source);
  return [["suggestion", report.suggestions], ["gap", report.gaps], ["damage", report.damage], ["kept", report.kept]].flatMap(([kind, list]) => (list || []).map((item) => {
    const [s, e] = index.span(item);
    return { kind, at: s, s, e, items: [item] };
  }));
}

// Without the source: the places of the edits in the output.
function outputHunks(output, edits) {
  const index = lineIndex(output);
  return edits.map((edit, i) => { const [o, p] = index.span(edit.output); return { s: o, e: p, o, p, edits: [i] }; }).sort((a, b) => a.o - b.o || a.p - b.p)
    .reduce((out, hunk) => { const last = out[out.length - 1]; if (last && hunk.o < last.p) out.push(join(out.pop(), hunk)); else out.push(hunk); return out; }, []);
}

function outputRows(output, hunks) {
  return findRows(output, output, hunks);
}

// Damage, gaps and suggestions as a list: where to look first.
function noteList(report, alone) {
  const damage = report.damage || [];
  const notes = [...damage.map((item) => ["damage", item]), ...(report.gaps || []).map((item) => ["gap", item]), ...(report.suggestions || []).map((item) => ["suggestion", item])];
  if (!notes.length) return null;
  const find = (item) => STATE.stops.findIndex((stop) => stop.items[0] === item);
  return h("details", { open: alone || notes.length <= 8 }, h("summary", { class: "dim" }, `Look here: ${damage.length ? `${plural(damage.length, "damaged place")}, ` : ""}${plural((report.gaps || []).length, "gap")}, ${plural((report.suggestions || []).length, "suggestion")}`),
    h("div", {}, notes.map(([kind, item]) => h("div", {}, h("button", { class: `chip ${kind}`, disabled: find(item) < 0, onclick: () => goTo(find(item)) }, `line ${item.line}`), " ",
      kind === "gap" ? "text lost" : kind === "damage" ? ["damaged: ", h("span", { lang: "zh-CN" }, editText(shorten(item.before, 30)))] : ["perhaps ", h("span", { lang: "zh-CN" }, editText(shorten(item.before, 30))), " → ", h("span", { lang: "zh-CN" }, editText(shorten(item.after || "", 30)) || "removed")],
      h("small", {}, ` ${item.rule}${item.reason ? `: ${plainText(item.reason)}` : ""}`)))));
}

function removedBlocks(report) {
  if (!report.removed || !report.removed.length) return null;
  return h("details", { class: "card", style: { "margin-top": "1rem" } }, h("summary", {}, `What was removed, whole (${plural(report.removed.length, "block")})`),
    report.removed.map((block) => h("div", { style: { "margin-top": ".7rem" } }, h("small", {}, `line ${block.line} · ${block.rule} · ${block.reason || ""}`), h("div", { lang: "zh-CN", style: { "white-space": "pre-wrap" } }, plainText(block.text)))));
}
