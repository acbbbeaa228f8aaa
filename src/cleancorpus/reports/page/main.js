// Which screen is shown, and the keys.
const view = document.getElementById("view");
let TOP = 0;

function open(id) { location.hash = `file/${id}`; }

function drawBar(file) {
  const at = file ? file.id : -1, last = INDEX.files.length - 1;
  document.getElementById("bar").replaceChildren(
    file ? h("button", { onclick: () => { location.hash = ""; } }, "← All files") : h("span", { class: "name" }, "cleancorpus report"),
    h("span", { class: "grow" }, file ? plainText(file.path) : ""),
    ...(file ? [
      h("button", { onclick: () => step(-1), title: "previous edit (p)" }, "◀ previous edit"), h("button", { onclick: () => step(1), title: "next edit (n)" }, "next edit ▶"),
      h("button", { disabled: at <= 0, onclick: () => open(at - 1), title: "previous file ([)" }, "◀ file"), h("button", { disabled: at >= last, onclick: () => open(at + 1), title: "next file (])" }, "file ▶"),
    ] : []),
    h("button", { onclick: toggleDark, "aria-label": "light or dark" }, "◐"), h("button", { onclick: toggleHelp, "aria-label": "keys" }, "?"));
}

async function draw() {
  closeDetail();
  const [, id] = /^#file\/(\d+)$/.exec(location.hash) || [];
  const file = id === undefined ? null : INDEX.files[Number(id)];
  drawBar(file);
  if (!file) {
    STATE = null;
    document.title = "cleancorpus report";
    view.replaceChildren(...overview());
    drawFiles();
    scrollTo({ top: TOP, behavior: "instant" });
    return;
  }
  document.title = `${file.path} – cleancorpus report`;
  view.replaceChildren(h("p", { class: "dim" }, "Loading …"));
  try {
    const data = await loadFile(file.id);
    if (location.hash !== `#file/${file.id}`) return;
    view.replaceChildren(...fileView(file, data).filter(Boolean));
    drawMarks();
  } catch (error) {
    view.replaceChildren(verdictBox("failed", [`The data of this file could not be loaded: ${error.message}`]));
    throw error;
  }
  scrollTo({ top: 0, behavior: "instant" });
}

function toggleDark() {
  const dark = document.documentElement.classList.toggle("dark");
  try { localStorage.setItem("cleancorpus-dark", dark ? "1" : "0"); } catch { /* private window */ }
}

function startDark() {
  let stored = null;
  try { stored = localStorage.getItem("cleancorpus-dark"); } catch { /* private window */ }
  const dark = stored === null ? matchMedia("(prefers-color-scheme: dark)").matches : stored === "1";
  document.documentElement.classList.toggle("dark", dark);
}

function toggleHelp() {
  const help = document.getElementById("help");
  const keys = [["n p", "next, previous edit"], ["] [", "next, previous file"], ["Esc", "back to all files"], ["/", "search the list of files"], ["d", "light or dark"], ["?", "these keys"]];
  help.replaceChildren(h("div", { class: "card", role: "dialog", "aria-label": "Keys" }, h("h2", {}, "Keys"),
    h("dl", {}, keys.map(([key, what]) => [h("dt", {}, key.split(" ").map((k) => [h("kbd", {}, k), " "])), h("dd", {}, what)]).flat())));
  help.hidden = !help.hidden;
}

const ACTIONS = {
  n: () => step(1), p: () => step(-1), d: toggleDark, "?": toggleHelp,
  "]": () => STATE && STATE.file.id < INDEX.files.length - 1 && open(STATE.file.id + 1),
  "[": () => STATE && STATE.file.id > 0 && open(STATE.file.id - 1),
  "/": (event) => { const search = document.getElementById("search"); if (search) { event.preventDefault(); search.focus(); } },
  Escape: () => {
    const help = document.getElementById("help");
    if (!help.hidden) help.hidden = true;
    else if (document.getElementById("detail")) closeDetail();
    else if (STATE) location.hash = "";
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { if (event.key === "Escape") event.target.blur(); return; }
  const action = ACTIONS[event.key];
  if (action) action(event);
});
document.getElementById("help").addEventListener("click", () => { document.getElementById("help").hidden = true; });
addEventListener("hashchange", (event) => { if (!/#file/.test(event.oldURL)) TOP = scrollY; draw(); });
startDark();
draw();
