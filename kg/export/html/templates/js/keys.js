// Everything by keyboard, and the switch between light and dark.
const KEYS = [
  ["/", "search"], ["arrows", "in the picture: walk to a neighbor"], ["Enter", "read the chosen box"], ["n", "its neighbors only"], ["p", "pin it where it is, or let it go"], ["h", "hide it"],
  ["f", "fit the picture"], ["+ −", "zoom"], ["t", "table"], ["m", "map"], ["l", "timeline"], ["Esc", "choose nothing; twice: the opening view, nothing hidden, no sheet open"], ["?", "this help"],
];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const action = PRESSED[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  byId("graph").addEventListener("keydown", (event) => {
    if (ARROWS[event.key]) walk(ARROWS[event.key]);
    else if (event.key === "Enter" && STATE.selection) byId("panel").querySelector("h2").focus();
    else return;
    event.preventDefault();
  });
  byId("fit").addEventListener("click", fitPicture);
}

const PRESSED = {
  "/": () => byId("search").focus(),
  "?": () => byId("help").click(),
  f: fitPicture,
  n: () => { if (STATE.selection?.kind === "node") changeView({ kind: "near", node: STATE.selection.node, depth: 1 }); },
  p: () => {
    const node = STATE.selection?.kind === "node" ? STATE.selection.node : null;
    if (node === null || !DRAWN.nodes.get(node)) return;
    if (STATE.pinned.has(node)) unpin([node]); else pin(node);
  },
  h: () => { if (STATE.selection?.kind === "node") hide(STATE.selection.node); },
  m: () => { if (PLACED.length) openSheet("map"); },
  l: () => { if (SPAN) openSheet("timeline"); },
  t: () => { byId("table").open = !byId("table").open; byId("table").querySelector("summary").focus(); },
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  Escape: () => { if (STATE.selection) select(null); else showOpening(); },
};

function showOpening() {
  for (const id of SHEETS) if (byId(id).open) byId(id).open = false;
  if (STATE.hiddenNodes.size) { STATE.hiddenNodes.clear(); changeFilters(); }
  changeView({ kind: "open" });
}

function zoom(factor) {
  DRAWN.network.moveTo({ scale: DRAWN.network.getScale() * factor, animation: false });
  showTiny();
}

// To the neighbor that lies nearest to the arrow's way; from nowhere, to the best connected box; from a lonely end, to any box that way.
function walk([x, y]) {
  const nodes = DRAWN.view.nodes;
  if (!nodes.length) return;
  const chosen = STATE.selection?.kind === "node" && DRAWN.nodes.get(STATE.selection.node) ? STATE.selection.node : null;
  if (chosen === null) return visit(hubOf(nodes));
  const linked = new Set([...DRAWN.lines.values()].filter((line) => line.from === chosen || line.to === chosen).map((line) => (line.from === chosen ? line.to : line.from)));
  const next = thatWay(chosen, [x, y], [...linked]) ?? thatWay(chosen, [x, y], nodes.filter((node) => node !== chosen));
  if (next !== undefined) visit(next);
}

function thatWay(from, [x, y], candidates) {
  const here = DRAWN.network.getPosition(from);
  let choice, least = Infinity;
  for (const node of candidates) {
    const there = DRAWN.network.getPosition(node);
    const dx = there.x - here.x, dy = there.y - here.y, length = Math.hypot(dx, dy) || 1;
    const along = (dx * x + dy * y) / length;
    const cost = length * (2 - along);
    if (along > 0.4 && cost < least) [choice, least] = [node, cost];
  }
  return choice;
}

function startTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const set = (name) => {
    document.documentElement.dataset.theme = name;
    byId("theme").textContent = name === "dark" ? "Light" : "Dark";
  };
  const asSystem = () => (dark.matches ? "dark" : "light");
  set(rememberedTheme() || asSystem());
  dark.addEventListener("change", () => { set(asSystem()); repaint(); });
  byId("theme").addEventListener("click", () => { set(theme() === "dark" ? "light" : "dark"); rememberTheme(theme()); repaint(); });
}

// A page in a frame without rights has no storage; it then begins as the system is.
const THEME_KEY = "geopolitical-kg-theme";

function rememberedTheme() {
  try { const name = localStorage.getItem(THEME_KEY); return name === "dark" || name === "light" ? name : null; } catch { return null; }
}

function rememberTheme(name) {
  try { localStorage.setItem(THEME_KEY, name); } catch { /* nowhere to keep it */ }
}

function repaint() {
  drawView(false);
}
