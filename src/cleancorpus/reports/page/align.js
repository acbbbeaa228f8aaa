// Which piece of the source stands for which piece of the output, read off the edits of the report.
// Places become offsets in the JavaScript string; nothing here touches the page.

// Offsets of lines and columns; columns of the report are code points, strings are UTF-16.
function lineIndex(text) {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  const wide = /[\ud800-\udbff]/.test(text);
  const offset = (line, column) => {
    const start = starts[line - 1] ?? text.length;
    if (!wide) return Math.min(start + column - 1, text.length);
    let at = start;
    for (let n = 1; n < column && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };
  const place = (at) => {
    let low = 0, high = starts.length;
    while (low + 1 < high) { const middle = (low + high) >> 1; if (starts[middle] <= at) low = middle; else high = middle; }
    return { line: low + 1, column: Array.from(text.slice(starts[low], at)).length + 1 };
  };
  return { starts, offset, place, span: (p) => [offset(p.line, p.column), offset(p.end_line, p.end_column)] };
}

// A hunk: [s, e) in the source, [o, p) in the output, and the numbers of its edits. Hunks without
// edits are soft: differences that the report only counts (single characters, widths, spacing).
function findHunks(source, output, edits) {
  const from = lineIndex(source), to = lineIndex(output);
  const arrivals = edits.filter((edit) => edit.move && edit.after).map((edit) => [...from.span(edit), ...to.span(edit.output)]);
  const raw = edits.map((edit, i) => {
    let [s, e] = from.span(edit);
    const [o, p] = to.span(edit.output);
    // What was edited inside a moved fragment belongs to the place where the fragment went.
    const leaves = edit.move && !edit.after;
    for (const [as, ae, ao, ap] of leaves ? [] : arrivals) if (ao < ap && ao <= o && p <= ap) [s, e] = [as, ae];
    return { s, e, o, p, edits: [i] };
  });
  raw.sort((a, b) => a.s - b.s || a.o - b.o || a.e - b.e);
  const joined = [];
  for (let hunk of raw) {
    while (joined.length && touches(joined[joined.length - 1], hunk)) hunk = join(joined.pop(), hunk);
    joined.push(hunk);
  }
  const hunks = [];
  let s = 0, o = 0;
  for (const hunk of [...joined, { s: source.length, e: source.length, o: output.length, p: output.length, edits: null }]) {
    softHunks(source, output, [s, hunk.s], [o, hunk.o], hunks);
    if (hunk.edits) hunks.push(hunk);
    s = hunk.e; o = hunk.p;
  }
  return hunks;
}

const touches = (a, b) => b.s < a.e || b.o < a.p;
const join = (a, b) => ({
  s: Math.min(a.s, b.s), e: Math.max(a.e, b.e), o: Math.min(a.o, b.o), p: Math.max(a.p, b.p), edits: [...a.edits, ...b.edits],
});

const LOOK = 12;

// Walk two pieces that are the same but for what the report only counts.
function softHunks(source, output, [s, e], [o, p], hunks) {
  const push = (a, b, c, d) => {
    const last = hunks[hunks.length - 1];
    const oneSided = a === b || c === d, lastOneSided = last && (last.s === last.e || last.o === last.p);
    if (last && !last.edits.length && last.e === a && last.p === c && oneSided === lastOneSided) { last.e = b; last.p = d; }
    else hunks.push({ s: a, e: b, o: c, p: d, edits: [] });
  };
  while (s < e && o < p) {
    if (source[s] === output[o]) { s++; o++; continue; }
    const skip = e - s === p - o ? null : resync(source, output, s, e, o, p);
    const [ds, dp] = skip || [1, 1];
    push(s, s + ds, o, o + dp);
    s += ds; o += dp;
  }
  if (s < e || o < p) push(s, e, o, p);
}

// The smallest step on either side after which both run on alike.
function resync(source, output, s, e, o, p) {
  // A blank or line break on one side only was put in or taken out: no rule turns one into a letter.
  const blank = [/\s/.test(source[s]), /\s/.test(output[o])];
  if (blank[0] !== blank[1]) return blank[0] ? [1, 0] : [0, 1];
  const alike = (i, j) => (i >= e && j >= p) || (source[i] === output[j] && (i + 1 >= e || j + 1 >= p || source[i + 1] === output[j + 1]));
  for (let n = 1; n <= LOOK; n++) {
    for (let k = 0; k <= n; k++) {
      if (s + n <= e && o + k <= p && alike(s + n, o + k)) return [n, k];
      if (s + k <= e && o + n <= p && alike(s + k, o + n)) return [k, n];
    }
  }
  return null;
}

// Rows of whole lines on both sides; a row without hunks is the same on both.
function findRows(source, output, hunks) {
  const rows = [];
  let row = { s: 0, o: 0, hunks: [] }, s = 0, o = 0;
  const close = (at, to) => {
    if (at === row.s && to === row.o) return;
    rows.push({ ...row, e: at, p: to });
    row = { s: at, o: to, hunks: [] };
  };
  const startsLine = (text, at) => at === 0 || text[at - 1] === "\n";
  for (const hunk of [...hunks, { s: source.length, o: output.length }]) {
    if (startsLine(source, s) && startsLine(output, o)) close(s, o);
    for (let i = source.indexOf("\n", s); i >= 0 && i < hunk.s; i = source.indexOf("\n", i + 1)) close(i + 1, o + i + 1 - s);
    if (hunk.edits) { row.hunks.push(hunk); s = hunk.e; o = hunk.p; }
  }
  close(source.length, output.length);
  return rows;
}
