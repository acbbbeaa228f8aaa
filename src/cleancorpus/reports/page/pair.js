// The two columns, their marks, and the bar that explains the mark one stands on.
function pair(source, output, rows, notes, alone) {
  const starts = lineIndex(alone ? output : source).starts;
  const box = h("div", { class: alone ? "pair alone" : "pair" }, h("div", { class: "head" }, h("span", {}), alone ? null : h("span", {}, "Source"), h("span", {}, "Output")));
  let line = 0, waiting = [];
  const flush = (last) => {
    if (waiting.length <= FOLD) { box.append(...waiting); waiting = []; return; }
    const folded = waiting.slice(2, last ? undefined : -2), tail = last ? [] : waiting.slice(-2);
    const button = h("button", { class: "fold", onclick: () => button.replaceWith(...folded) }, `⋯ ${plural(folded.length, "line")} without edits: show`);
    box.append(...waiting.slice(0, 2), button, ...tail);
    waiting = [];
  };
  for (const row of rows) {
    const inside = notes.filter((note) => note.s < row.e && (note.e > row.s || note.s >= row.s));
    while (line + 1 < starts.length && starts[line + 1] <= row.s) line++;
    const element = drawRow(source, output, row, inside, line + 1, alone);
    if (row.hunks.some((hunk) => hunk.edits.length) || inside.length) { flush(false); box.append(element); }
    else if (source.slice(row.s, row.e).trim() || output.slice(row.o, row.p).trim()) waiting.push(element);
  }
  flush(true);
  return box;
}

function drawRow(source, output, row, notes, line, alone) {
  const same = !row.hunks.length && !notes.length;
  const right = h("div", { class: "tx", lang: "zh-CN" }, outputSide(output, row));
  if (row.p === row.o && !alone) right.append(h("span", { class: "gone" }, goneWord(row)));
  return h("div", { class: same ? "both same" : "both" }, h("span", { class: "ln" }, String(line)),
    alone ? null : h("div", { class: "tx", lang: "zh-CN" }, sourceSide(source, row, notes)), right);
}

function goneWord(row) {
  const all = [...new Set(row.hunks.flatMap((hunk) => hunk.edits.map((i) => STATE.report.edits[i].rule)))];
  const strips = all.filter((id) => stageOf(id) === "strip"), rules = strips.length ? strips : all;
  return rules.length ? `removed: ${rules.map((id) => ruleOf(id).summary || id).join("; ")}` : "";
}

// The source: marks of edits and of notes may overlap, so the row is cut at every end of one.
function sourceSide(source, row, notes) {
  const ends = new Set([row.s, row.e]);
  const marks = [...row.hunks, ...notes];
  for (const mark of marks) { ends.add(Math.max(mark.s, row.s)); ends.add(Math.min(mark.e, row.e)); }
  const cuts = [...ends].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i < cuts.length; i++) {
    const s = cuts[i], e = cuts[i + 1] ?? s;
    for (const note of notes) if (note.s === s && note.e === s) out.push(mark(note, "", `${note.kind} point`));
    if (e === s) continue;
    const hunk = row.hunks.find((x) => x.s < e && x.e > s), note = notes.find((x) => x.s < e && x.e > s);
    const text = source.slice(s, e);
    if (!hunk && !note) { out.push(plainText(trimEnd(text, e === row.e))); continue; }
    const classes = [];
    if (hunk) classes.push(hunk.edits.length ? (hunk.p > hunk.o ? "chg" : "del") : "soft");
    if (hunk && hunk.edits.length && text.trim() && (hunk.e - hunk.s > 60 || text.includes("\n\n"))) classes.push("big");
    if (hunk && hunk.edits.length && !text.trim()) classes.push("blank");
    if (note) classes.push(note.kind);
    const soft = hunk && !hunk.edits.length && !note;
    if (soft && !text.trim()) { out.push(trimEnd(text, e === row.e)); continue; }
    out.push(mark(hunk && hunk.edits.length ? hunk : note || hunk, soft || classes.includes("big") ? plainText(trimEnd(text, e === row.e)) : editText(text, true), classes.join(" ")));
  }
  return out;
}

function outputSide(output, row) {
  const out = [];
  let at = row.o;
  for (const hunk of row.hunks) {
    out.push(plainText(output.slice(at, hunk.o)));
    const text = output.slice(hunk.o, hunk.p);
    if (!hunk.edits.length) out.push(text.trim() ? mark(hunk, plainText(text), "soft") : hunk.o === row.o ? "" : trimEnd(text, hunk.p === row.p));
    else if (text) out.push(mark(hunk, editText(trimEnd(text, hunk.p === row.p), true), "ins"));
    else if (row.p > row.o) out.push(mark(hunk, "", "spot"));
    at = hunk.p;
  }
  out.push(plainText(trimEnd(output.slice(at, row.p), true)));
  return out;
}

const trimEnd = (text, last) => (last ? text.replace(/\n+$/, "") : text);

function mark(thing, text, classes) {
  const stop = thing.stop;
  if (stop === undefined) return h("mark", { class: classes }, text);
  return h("mark", { class: classes, "data-stop": stop, onclick: () => goTo(stop) }, text);
}

const visibleStop = (stop) => SHOWN[stop.kind] && (!STATE.rule || stop.items.some((item) => item.rule === STATE.rule));

function drawMarks() {
  for (const element of document.querySelectorAll("mark[data-stop]")) {
    const stop = STATE.stops[element.dataset.stop];
    element.classList.toggle("off", stop.kind !== "soft" && !visibleStop(stop));
  }
  STATE.at = -1;
  closeDetail();
}

function step(direction) {
  if (!STATE || !STATE.stops.length) return;
  const { stops } = STATE;
  const from = STATE.at < 0 && direction < 0 ? stops.length : STATE.at;
  for (let i = from + direction, n = 0; n < stops.length; i += direction, n++) {
    const k = ((i % stops.length) + stops.length) % stops.length;
    if (visibleStop(stops[k])) { goTo(k); return; }
  }
}

function goTo(k) {
  for (const element of document.querySelectorAll("mark.here")) element.classList.remove("here");
  STATE.at = k;
  const marks = [...document.querySelectorAll(`mark[data-stop="${k}"]`)];
  for (const element of marks) element.classList.add("here");
  if (marks.length) marks[0].scrollIntoView({ block: "center" });
  drawDetail(STATE.stops[k]);
}

function closeDetail() {
  const old = document.getElementById("detail");
  if (old) old.remove();
}

function drawDetail(stop) {
  closeDetail();
  const shown = STATE.stops.filter(visibleStop);
  const place = stop.items[0];
  const few = stop.items.slice(0, 6);
  document.body.append(h("section", { id: "detail", "aria-live": "polite" },
    h("div", {}, h("b", {}, `${shown.indexOf(stop) + 1} of ${number(shown.length)}`), h("br"), h("small", {}, `line ${place.line}, column ${place.column}`)),
    h("div", {}, few.map((item) => describe(stop.kind, item)), stop.items.length > few.length ? h("small", {}, `and ${stop.items.length - few.length} more edits here`) : null),
    h("div", {}, h("button", { onclick: () => step(-1), title: "previous (p)" }, "◀ p"), " ", h("button", { onclick: () => step(1), title: "next (n)" }, "n ▶"), " ", h("button", { onclick: closeDetail, "aria-label": "close" }, "✕"))));
}

function describe(kind, item) {
  const words = { edit: "", soft: "", suggestion: "suggested, not made", gap: "text is lost here", damage: "looks damaged, not repaired", kept: "left alone on purpose" };
  const before = item.before ? h("code", { class: "b", lang: "zh-CN" }, editText(shorten(item.before, 120))) : null;
  const after = item.after ? h("code", { class: "a", lang: "zh-CN" }, editText(shorten(item.after, 120))) : null;
  const change = ["edit", "suggestion", "soft"].includes(kind) ? [before || h("small", {}, "nothing"), " → ", after || h("small", {}, "removed")] : [before];
  return h("div", { class: "edit" }, h("b", {}, kind === "soft" ? "Only counted" : ruleOf(item.rule).summary || item.rule), " ", h("small", {}, kind === "soft" ? "a single character, a width or spacing; the report counts these by rule" : item.rule), words[kind] ? [" ", tag({ gap: "incomplete", damage: "damaged" }[kind] || "untrusted", words[kind])] : null,
    h("div", {}, change), h("small", {}, item.reason ? `Why: ${plainText(item.reason)}. ` : "", item.confidence !== undefined ? ["Sure: ", h("meter", { min: 0, max: 1, low: 0.6, high: 0.85, optimum: 1, value: item.confidence }), ` ${Math.round(100 * item.confidence)} %`] : null));
}
