// Elements, words and numbers. Text of documents only ever becomes a text node: no innerHTML.
const INDEX = JSON.parse(document.getElementById("index").textContent);
const LOADED = new Map();

function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") for (const [name, v] of Object.entries(value)) element.style.setProperty(name, v);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const number = (n) => Number(n || 0).toLocaleString("en");
const plural = (n, noun) => `${number(n)} ${noun}${n === 1 ? "" : "s"}`;

function percent(part, whole) {
  if (!whole || !part) return "0\u00a0%";
  const share = (100 * part) / whole;
  return share < 0.1 ? "< 0.1\u00a0%" : `${share.toFixed(share < 10 ? 1 : 0)}\u00a0%`;
}

const stageOf = (rule) => rule.split(".")[0];
const ruleOf = (id) => INDEX.rules[id] || { summary: id, before: "", after: "" };

const SIGNS = { "\r": "␍", "\t": "⇥", "\f": "␌", "\u0000": "␀" };
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const hex = (c) => `‹${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}›`;

// Outside of edits blanks stay blanks; characters that nobody can see, or that turn the direction
// of writing, are shown by their number everywhere.
const plainText = (text) => text.replace(HIDDEN, (c) => SIGNS[c] || hex(c));

// Inside of edits every blank is shown: it is often all that an edit takes away.
function editText(text, breaks) {
  return plainText(text)
    .replace(/ /g, "␣").replace(/\u3000/g, "□").replace(/\u00a0/g, "⍽")
    .replace(/\n/g, breaks ? "⏎\n" : "⏎");
}

function shorten(text, limit) {
  const points = Array.from(text);
  if (points.length <= limit) return text;
  return `${points.slice(0, limit / 2).join("")} … ${points.slice(-limit / 2).join("")}`;
}

// The data of one file: an island of this page, or a script beside it that calls cleancorpusFile.
window.cleancorpusFile = (id, data) => LOADED.set(id, data);

function loadFile(id) {
  if (LOADED.has(id)) return Promise.resolve(LOADED.get(id));
  const island = document.getElementById(`file-${id}`);
  if (island) {
    LOADED.set(id, JSON.parse(island.textContent));
    return Promise.resolve(LOADED.get(id));
  }
  return new Promise((resolve, reject) => {
    const script = h("script", { src: `${INDEX.folder}/${String(id).padStart(6, "0")}.js` });
    script.onload = () => { script.remove(); resolve(LOADED.get(id)); LOADED.delete(id); };
    script.onerror = () => reject(new Error(`${INDEX.folder} is not beside this page`));
    document.head.append(script);
  });
}
