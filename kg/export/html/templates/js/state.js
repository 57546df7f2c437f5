// What is looked at: the view, the selection, and who wants to know when either changes.
const STATE = {
  view: { kind: "open" },      // open | all | story {story} | near {node, depth} | path {from, to}
  selection: null,             // {kind: "node" | "claim" | "line", ...}
  hiddenNodes: new Set(),      // hidden by hand
  unconnected: false,          // show boxes without a line
  filtered: filterClaims(),
};

const LISTENERS = { filters: [], view: [], selection: [] };
const MOST_NODES = 60;
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

function changeView(view) {
  STATE.view = view;
  tell("view");
}

function select(selection) {
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
function nodesInView(neighbors) {
  const view = STATE.view;
  if (view.kind === "near") return nearest(view.node, view.depth, neighbors);
  if (view.kind === "path") { const path = shortestPath(view.from, view.to, neighbors); return { nodes: path, of: path.length }; }
  if (view.kind === "story") return best(PAGE.stories[view.story][1].filter((node) => neighbors.has(node)), neighbors, MOST_NODES);
  if (view.kind === "all") return best([...neighbors.keys()], neighbors, ALL_LIMIT);
  if (filtersActive() && (PAGE.focus || PAGE.shown.length < neighborCountOfAll)) return best([...neighbors.keys()], neighbors, MOST_NODES);
  const shown = PAGE.shown.filter((node) => neighbors.has(node));
  return { nodes: shown, of: PAGE.focus ? PAGE.stories[0][1].length : neighbors.size };
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

// Those with fewest neighbors among the rest are taken away one by one.
function best(candidates, neighbors, limit) {
  const of = candidates.length;
  // Of thousands those with few neighbors have no chance anyhow.
  let nodes = [...candidates].sort((one, other) => neighbors.get(other).size - neighbors.get(one).size || one - other).slice(0, Math.max(8 * limit, 100));
  while (nodes.length > limit) {
    const inside = new Set(nodes);
    const degree = new Map(nodes.map((node) => [node, [...neighbors.get(node).keys()].filter((other) => inside.has(other)).length]));
    const order = [...nodes].sort((one, other) => degree.get(other) - degree.get(one) || neighbors.get(other).size - neighbors.get(one).size || one - other);
    // A tenth at a time: one at a time would be slow for thousands.
    nodes = order.slice(0, Math.max(limit, Math.floor(order.length * 0.9)));
  }
  return { nodes, of };
}

function viewOf() {
  const lines = drawable();
  const neighbors = neighborsOf(lines);
  const { nodes, of } = nodesInView(neighbors);
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
