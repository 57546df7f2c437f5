// What is looked at: the view, the selection, and who wants to know when either changes.
const READABLE = 30;
const STATE = {
  view: { kind: "open" },      // open | all | story {story, whole} | near {node, depth} | path {from, to}
  selection: null,             // {kind: "node" | "claim" | "line" | "list", ...}
  notice: "",                  // something to say above the picture, until the reader goes on
  trail: [],                   // what was chosen before, the last one last
  hiddenNodes: new Set(),      // hidden by hand
  pinned: new Map(),           // place [x, y] of each box that was put there by hand
  readable: READABLE,          // boxes that this screen shows in letters large enough
  unconnected: false,          // show boxes without a line
  filtered: filterClaims(),
};

const LISTENERS = { filters: [], view: [], selection: [], pins: [] };
const MOST_NODES = 45;
const NEAREST = 30;
const ALL_LIMIT = 150;

function on(event, action) {
  LISTENERS[event].push(action);
}

function tell(event) {
  for (const action of LISTENERS[event]) action();
}

function changeFilters() {
  STATE.filtered = filterClaims();
  tell("filters");
}

function notice(text) {
  STATE.notice = text;
  showBar();
  announce(text);
}

function changeView(view) {
  STATE.notice = "";
  STATE.view = view;
  STATE.readable = READABLE;
  tell("view");
}

const LONGEST_TRAIL = 50;

function selectionName(selection) {
  return selection ? selection.kind + (selection.node ?? selection.claim ?? selection.id) : "";
}

function select(selection, back) {
  const before = STATE.selection;
  if (STATE.notice) notice("");
  if (!selection) STATE.trail = [];
  else if (before && !back && selectionName(before) !== selectionName(selection)) STATE.trail = [...STATE.trail.slice(-LONGEST_TRAIL), before];
  STATE.selection = selection;
  tell("selection");
}

// Statements are tied by a thin line to the box that they are about, where both are there.
const TIES = NODES.filter((node) => node.tie !== undefined).map((node) => [node.id, node.tie]);

// Claims that have a line and pass the filters.
function drawable() {
  return STATE.filtered.passing.filter((index) => CLAIMS[index].from !== null
    && !STATE.hiddenNodes.has(CLAIMS[index].from) && !STATE.hiddenNodes.has(CLAIMS[index].to));
}

function neighborsOf(indexes) {
  const neighbors = new Map();
  const add = (one, other) => {
    if (!neighbors.has(one)) neighbors.set(one, new Map());
    neighbors.get(one).set(other, (neighbors.get(one).get(other) || 0) + 1);
  };
  for (const index of indexes) { add(CLAIMS[index].from, CLAIMS[index].to); add(CLAIMS[index].to, CLAIMS[index].from); }
  for (const [one, other] of TIES) if (neighbors.has(one) && neighbors.has(other)) { add(one, other); add(other, one); }
  return neighbors;
}

// The nodes of the view, by the claims that pass: {nodes, of} where `of` is how many it could have been.
function nodesInView(neighbors, lines) {
  const view = STATE.view;
  if (view.kind === "near") return nearest(view.node, view.depth, neighbors);
  if (view.kind === "path") { const path = shortestPath(view.from, view.to, neighbors); return { nodes: path, of: path.length }; }
  if (view.kind === "story") return telling(PAGE.stories[view.story][1].filter((node) => neighbors.has(node)), lines, view.whole ? ALL_LIMIT : STATE.readable);
  if (view.kind === "all") return telling([...neighbors.keys()], lines, ALL_LIMIT);
  if (filtersActive() && (PAGE.focus || PAGE.shown.length < neighborCountOfAll)) return telling([...neighbors.keys()], lines, STATE.readable);
  const shown = telling(PAGE.shown.filter((node) => neighbors.has(node)), lines, STATE.readable).nodes;
  return { nodes: shown, of: PAGE.opening.name ? PAGE.opening.boxes : neighbors.size };
}

const neighborCountOfAll = new Set(CLAIMS.flatMap((claim) => (claim.from === null ? [] : [claim.from, claim.to]))).size;

function nearest(node, depth, neighbors) {
  const found = new Set([node]);
  let rim = [node], reachable = 1;
  const limit = depth === 1 ? NEAREST + 1 : MOST_NODES;
  for (let step = 0; step < depth; step++) {
    const next = new Map();
    for (const each of rim) for (const [other, weight] of neighbors.get(each) || []) if (!found.has(other)) next.set(other, (next.get(other) || 0) + weight);
    reachable += next.size;
    const order = [...next].sort((one, other) => other[1] - one[1] || neighbors.get(other[0]).size - neighbors.get(one[0]).size || one[0] - other[0]);
    rim = order.slice(0, Math.max(0, limit - found.size)).map(([other]) => other);
    for (const other of rim) found.add(other);
  }
  return { nodes: [...found], of: reachable };
}

function shortestPath(from, to, neighbors) {
  const before = new Map([[from, null]]);
  const queue = [from];
  for (let place = 0; place < queue.length && !before.has(to); place++) {
    for (const other of (neighbors.get(queue[place]) || new Map()).keys()) if (!before.has(other)) { before.set(other, queue[place]); queue.push(other); }
  }
  if (!before.has(to)) return [];
  const path = [];
  for (let node = to; node !== null; node = before.get(node)) path.unshift(node);
  return path;
}

// Line by line the boxes of the most telling one, rather one that continues what is there, and rather not one more around
// the same box: as the opening view is chosen.
const NEW_PART = 0.7;
const CROWDED = 0.75;
const MANY_AROUND = 4;
const TIMES_WORTH = 0.35;
const FEWEST = 16;
const TOO_LITTLE = 20;

// The pairs are kept: of the same lines and candidates fewer are asked for until all can be read.
const PAIRS = { lines: null, found: [] };

function telling(candidates, lines, limit) {
  const of = candidates.length;
  if (of <= limit) return { nodes: candidates, of };
  if (PAIRS.lines !== lines) Object.assign(PAIRS, { lines, found: pairsOf(lines, new Set(candidates)) });
  const pairs = PAIRS.found;
  const chosen = new Set();
  const degrees = new Map();
  const fresh = (pair) => Number(!chosen.has(pair.ends[0])) + Number(!chosen.has(pair.ends[1]));
  const present = (pair, more) => pair.worth * (more === 2 ? NEW_PART : 1)
    * CROWDED ** Math.max(0, ...pair.ends.map((end) => (degrees.get(end) || 0) - MANY_AROUND));
  while (chosen.size < limit) {
    let best = null, most = 0;
    for (const pair of pairs) {
      if (pair.worth <= most) break;
      const more = fresh(pair);
      const worth = more === 0 || chosen.size + more > limit ? 0 : present(pair, more);
      if (worth > most && (worth >= TOO_LITTLE || chosen.size < FEWEST || limit > READABLE)) [best, most] = [pair, worth];
    }
    if (!best) break;
    for (const end of best.ends) { chosen.add(end); degrees.set(end, (degrees.get(end) || 0) + 1); }
  }
  return { nodes: candidates.filter((node) => chosen.has(node)), of };
}

// Pairs of boxes by what their statements tell together, the most first.
function pairsOf(lines, among) {
  const found = new Map();
  for (const index of lines) {
    const { from, to, worth } = CLAIMS[index];
    if (!among.has(from) || !among.has(to)) continue;
    const ends = [Math.min(from, to), Math.max(from, to)];
    const name = ends[0] * NODES.length + ends[1];
    if (!found.has(name)) found.set(name, { ends, worths: [] });
    found.get(name).worths.push(worth + 1);
  }
  return [...found.values()].map(({ ends, worths }) => ({ ends, worth: together(worths) })).sort((one, other) => other.worth - one.worth);
}

// The worth of several statements between the same two boxes: the best one, and a little for each other.
function together(worths) {
  const best = Math.max(...worths);
  return best + TIMES_WORTH * (worths.reduce((sum, worth) => sum + worth, 0) - best);
}

// What the view shows of the claims with a line that pass, and of the boxes that they tie to each other.
function viewOf(lines, neighbors) {
  const { nodes, of } = nodesInView(neighbors, lines);
  const inside = new Set(nodes);
  const pathOnly = STATE.view.kind === "path";
  const claims = lines.filter((index) => inside.has(CLAIMS[index].from) && inside.has(CLAIMS[index].to)).map((index) => CLAIMS[index]);
  const ties = TIES.filter(([one, other]) => inside.has(one) && inside.has(other));
  const linked = new Set([...claims.flatMap((claim) => [claim.from, claim.to]), ...ties.flat()]);
  const shown = nodes.filter((node) => linked.has(node) || STATE.view.node === node);
  const alone = STATE.unconnected && !pathOnly ? unconnectedNodes(neighbors).slice(0, MOST_NODES) : [];
  return { nodes: [...shown, ...alone], claims, ties, of, neighbors };
}

// Entities that no line of a passing statement reaches.
function unconnectedNodes(neighbors) {
  return ENTITIES.filter((node) => !neighbors.has(node) && !STATE.hiddenNodes.has(node));
}
