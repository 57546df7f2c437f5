// The picture: vis-network shows the boxes and lines of the view; nothing else is ever given to it, so thousands cost nothing.
const DRAWN = { network: null, nodes: null, edges: null, view: { nodes: [], claims: [], ties: [], of: 0 }, lines: new Map(), degrees: new Map(), positions: new Map(), spots: new Map(), pointed: null };

function startPicture() {
  DRAWN.nodes = new vis.DataSet([]);
  DRAWN.edges = new vis.DataSet([]);
  DRAWN.network = new vis.Network(byId("graph"), { nodes: DRAWN.nodes, edges: DRAWN.edges }, OPTIONS);
  DRAWN.network.on("selectNode", (event) => select({ kind: "node", node: event.nodes.at(-1) }));
  // Not "selectEdge": the lines of a chosen box are selected already, and a click on one would do nothing.
  DRAWN.network.on("click", (event) => {
    if (event.nodes.length) return;
    const line = event.edges[0] ?? lineAt(event.pointer.canvas);
    if (line) selectLine(line); else select(null);
  });
  DRAWN.network.on("doubleClick", (event) => { if (event.nodes.length) changeView({ kind: "near", node: event.nodes[0], depth: 1 }); });
  on("filters", () => drawView(false));
  on("view", () => drawView(true));
  on("selection", showSelection);
  drawView(true);
}

function selectLine(id) {
  const line = DRAWN.lines.get(id);
  if (!line) return;
  if (line.claims.length === 1) select({ kind: "claim", claim: line.claims[0] });
  else select({ kind: "line", claims: line.claims, id });
  bringPanel(SEEN_ABOVE);
}

// On a phone the picture's lower part stays in sight above the sentence.
const SEEN_ABOVE = 0.4;

// Statements of a node that are no line: they are marked on its box.
function undrawn(node) {
  const parts = PARTS[node];
  return [...parts.does, ...parts.undergoes].filter((index) => CLAIMS[index].from === null && STATE.filtered.passed[index]).length;
}

function drawView(refit) {
  const before = new Set(DRAWN.view.nodes);
  const lines = drawable(), neighbors = neighborsOf(lines);
  let boxes, local, changed, readable;
  for (;;) {
    [boxes, local] = planView(lines, neighbors);
    const nodes = DRAWN.view.nodes;
    changed = refit || nodes.some((node) => !before.has(node));
    readable = changed ? readableOf(boxes) : nodes.length;
    if (readable >= nodes.length) break;
    STATE.readable = readable;
    DRAWN.placedFor = null;
  }
  atOnce(() => { paintView(boxes, local); showSelection(); });
  if (changed) fitPicture(); else DRAWN.network.redraw();
  showTiny();
}

// vis-network would draw the whole picture anew at every step of a change.
function atOnce(change) {
  const { emitter } = DRAWN.network.body;
  emitter.emit("_blockRedraw");
  try { change(); } finally { emitter.emit("_allowRedraw"); }
}

// What the view shows and where, not yet drawn: sizes of its boxes, and its lines as the layout wants them.
function planView(passing, neighbors) {
  const view = viewOf(passing, neighbors);
  const lines = strongest(bundles(view.claims), STATE.view.node);
  view.claims = lines.flatMap((line) => line.claims);
  DRAWN.view = view;
  DRAWN.lines = new Map(lines.map((line) => [line.id, line]));
  DRAWN.degrees = degreesOf(lines);
  DRAWN.spots.clear();
  showBar();
  const boxes = view.nodes.map((node) => boxSize(boxLabel(NODES[node], undrawn(node)), DRAWN.degrees.get(node) || 0));
  const local = localLines(view, lines);
  DRAWN.positions = positionsFor(view, boxes, local);
  bendAround(local, boxes, view.nodes.map((node) => DRAWN.positions.get(node)));
  return [boxes, local];
}

function paintView(boxes, local) {
  const { view, positions } = DRAWN;
  DRAWN.edges.clear();
  DRAWN.nodes.clear();
  DRAWN.nodes.add(view.nodes.map((node) => {
    const [x, y] = positions.get(node);
    return { ...nodeStyle(NODES[node], DRAWN.degrees.get(node) || 0, undrawn(node)), x, y };
  }));
  DRAWN.edges.add([...[...DRAWN.lines.values()].map(lineStyle), ...view.ties.map(tieStyle)]);
  DRAWN.spots = placeLabels(local, boxes, view.nodes.map((node) => positions.get(node)));
  showBar();
}

// Of more lines than can be told apart only some are drawn: first those of the box in the middle, then the most telling ones.
function strongest(lines, middle) {
  DRAWN.allLines = lines.length;
  const most = mostLines();
  if (lines.length <= most) return lines;
  const rank = (line) => (line.from === middle || line.to === middle ? 1000000 : 0) + together(line.claims.map((index) => CLAIMS[index].worth));
  const ranks = new Map(lines.map((line) => [line, rank(line)]));
  return [...lines].sort((one, other) => ranks.get(other) - ranks.get(one) || one.from - other.from || one.to - other.to).slice(0, most);
}

// Who asks for everything gets more lines than can be told apart at a glance.
function mostLines() {
  return STATE.view.kind === "all" || STATE.view.whole ? 2 * ALL_LIMIT : MANY_LINES;
}

const SMALLEST_FONT = 11;
const SMALL_ROOM = 260000;
const CHOSEN_VIEWS = ["open", "story"];

// How many of the boxes this screen can show in letters that are large enough.
function readableOf(boxes) {
  const count = boxes.length;
  if (!CHOSEN_VIEWS.includes(STATE.view.kind) || STATE.view.whole || count <= fewest() || STATE.unconnected) return count;
  const share = shareOf(boxes, DRAWN.view.nodes.map((node) => DRAWN.positions.get(node)));
  return share >= 1 ? count : Math.max(fewest(), Math.min(count - 1, Math.floor(count * (share < 0.85 ? share : (1 + share) / 2))));
}

// How large the smallest letters are in which the room shows all of these boxes, of those that are large enough.
function shareOf(boxes, points) {
  if (!boxes.length) return 1;
  const area = extent(boxes, points);
  return scaleFor(area.width + 20, area.height + 20) * nodeFont(1) / SMALLEST_FONT;
}

// A phone shows fewer, and so does a picture above an open table.
function fewest() {
  const room = byId("graph");
  return room.clientWidth * room.clientHeight < SMALL_ROOM ? FEWEST / 2 : FEWEST;
}

function scaleFor(width, height) {
  const room = byId("graph");
  return Math.min(1.1, (room.clientWidth - 28) / width, (room.clientHeight - 28 - byId("bar").offsetHeight) / height);
}

function degreesOf(lines) {
  const neighbors = new Map();
  for (const line of lines) for (const [one, other] of [[line.from, line.to], [line.to, line.from]]) {
    if (!neighbors.has(one)) neighbors.set(one, new Set());
    neighbors.get(one).add(other);
  }
  return new Map([...neighbors].map(([node, others]) => [node, others.size]));
}

const OPENED = new Set(PAGE.shown);

// Lines and ties between places of boxes in the view, as the layout wants them.
function localLines(view, lines) {
  const places = new Map(view.nodes.map((node, place) => [node, place]));
  return [...lines.map((line) => ({ id: line.id, a: places.get(line.from), b: places.get(line.to), width: textWidth(shorten(line.label, LINE_LABEL_LIMIT), LINE_FONT) + 4, bend: line.bend })),
    ...view.ties.map(([one, other]) => ({ id: null, a: places.get(one), b: places.get(other), width: 0, bend: 0 }))];
}

// The opening view was laid out beforehand; any other is laid out here. A view within the one before keeps its places.
function positionsFor(view, boxes, local) {
  if (view.nodes.every((node) => DRAWN.positions.has(node)) && STATE.view === DRAWN.placedFor) {
    const kept = view.nodes.map((node) => DRAWN.positions.get(node));
    return new Map([...DRAWN.positions, ...aroundPins(view.nodes, boxes, local, kept)]);
  }
  DRAWN.placedFor = STATE.view;
  const known = view.nodes.every((node) => OPENED.has(node));
  const room = byId("graph");
  ROOM.aspect = Math.max(0.6, Math.min(2.5, room.clientWidth / (room.clientHeight - byId("bar").offsetHeight))) || ROOM.aspect;
  const asOpened = known && ["open", "all"].includes(STATE.view.kind);
  const layouts = [];
  if (asOpened) layouts.push(finished(boxes, local, pushed(boxes, local, view.nodes.map((node) => [NODES[node].x, NODES[node].y]))));
  if (!asOpened || shareOf(boxes, layouts[0]) < 1) layouts.push(finished(boxes, local, layOut(boxes, local)));
  const points = layouts.reduce((best, other) => (layoutCost(boxes, local, other) < layoutCost(boxes, local, best) ? other : best));
  return aroundPins(view.nodes, boxes, local, points);
}

// Pinned boxes where they were put, the others pushed out of their way.
function aroundPins(nodes, boxes, lines, points) {
  const fixed = new Set();
  const placed = points.map((point, place) => {
    if (!STATE.pinned.has(nodes[place])) return point;
    fixed.add(place);
    return STATE.pinned.get(nodes[place]);
  });
  // First boxes and words, then boxes alone: whatever happens to the words, no box may lie on a pinned one.
  const free = fixed.size ? pushed(boxes, [], pushed(boxes, lines, placed, 60, fixed), 200, fixed) : placed;
  return new Map(nodes.map((node, place) => [node, free[place]]));
}

function fitPicture() {
  const { network, view } = DRAWN;
  const room = byId("graph");
  // What the bar says of words too small to read here would make it higher, and the picture lower.
  if (DRAWN.tiny) { DRAWN.tiny = false; showBar(); }
  network.redraw();
  if (!view.nodes.length || !room.clientWidth) return;
  const spans = view.nodes.map((node) => network.getBoundingBox(node));
  const left = Math.min(...spans.map((span) => span.left)), right = Math.max(...spans.map((span) => span.right));
  const top = Math.min(...spans.map((span) => span.top)), bottom = Math.max(...spans.map((span) => span.bottom));
  const above = byId("bar").offsetHeight;
  const scale = scaleFor(right - left, bottom - top);
  // On a narrow screen the whole picture would be too small to read: open on the best connected box instead.
  if (scale < 0.6 && room.clientWidth < 600) {
    network.moveTo({ position: network.getPosition(hubOf(view.nodes)), scale: 0.75, animation: false });
  } else {
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 - above / 2 / scale }, scale, animation: false });
  }
  showTiny();
}

function hubOf(nodes) {
  if (nodes.includes(STATE.view.node)) return STATE.view.node;
  const degrees = DRAWN.degrees;
  return nodes.reduce((most, node) => ((degrees.get(node) || 0) > (degrees.get(most) || 0) ? node : most));
}

function showSelection() {
  const chosen = STATE.selection;
  const network = DRAWN.network;
  if (!chosen) return network.unselectAll();
  if (chosen.kind === "node") {
    if (DRAWN.nodes.get(chosen.node)) network.selectNodes([chosen.node]);
    else network.unselectAll();
    return;
  }
  if (chosen.kind === "help") return network.unselectAll();
  const wanted = new Set(chosen.kind === "claim" ? [chosen.claim] : chosen.kind === "list" ? chosen.of() : chosen.claims);
  const ids = [...DRAWN.lines.values()].filter((line) => line.claims.some((index) => wanted.has(index))).map((line) => line.id);
  if (ids.length) network.selectEdges(ids);
  else network.unselectAll();
}

// Shows a node wherever it is: if the view lacks it, its neighborhood becomes the view.
function visit(node) {
  if (!DRAWN.nodes.get(node)) changeView({ kind: "near", node, depth: 1 });
  select({ kind: "node", node });
  if (DRAWN.nodes.get(node)) keepInSight(node);
}

function keepInSight(node) {
  const network = DRAWN.network;
  const place = network.canvasToDOM(network.getPosition(node));
  const { clientWidth, clientHeight } = byId("graph");
  const inside = place.x > 40 && place.y > 30 && place.x < clientWidth - 40 && place.y < clientHeight - 30;
  if (!inside) network.moveTo({ position: network.getPosition(node), animation: false });
}

function visitClaim(index) {
  select({ kind: "claim", claim: index });
  bringPanel(SEEN_ABOVE);
}

const VIEW_NAMES = {
  all: () => "All connected entities",
  story: (view) => "Story: " + PAGE.stories[view.story][0],
  near: (view) => NODES[view.node].label + " and its neighbors" + (view.depth > 1 ? " to depth " + view.depth : ""),
  path: (view) => "Shortest path from " + NODES[view.from].label + " to " + NODES[view.to].label,
};

// Why there are other numbers of boxes than of entities: some stand for words or statements, and some entities have no line.
function boxWords() {
  const boxes = [...DRAWN.view.neighbors.keys()];
  const entities = boxes.filter((node) => isEntity(NODES[node])).length;
  return plural(entities, "entity", "entities") + " with a line" + (boxes.length > entities ? ", and " + plural(boxes.length - entities, "box", "boxes") + " for mere words and statements" : "");
}

// Above the picture: which part of the graph this is, and the ways to another part.
function showBar() {
  const view = STATE.view, drawn = DRAWN.view;
  const shown = drawn.nodes.length;
  const parts = STATE.notice ? [el("strong", {}, STATE.notice)] : [];
  if (VIEW_NAMES[view.kind]) parts.push(el("strong", {}, shorten(VIEW_NAMES[view.kind](view), 90)));
  else if (PAGE.opening.name && !filtersActive()) parts.push(el("strong", {}, PAGE.opening.name));
  if (view.kind === "near") parts.push(el("span", { class: "steps", role: "group", "aria-label": "Depth" }, [1, 2, 3].map((depth) => button(String(depth),
    () => changeView({ ...view, depth }), { "aria-pressed": String(depth === view.depth), "aria-label": "Neighbors to depth " + depth }))));
  if (view.kind === "path" && !shown) parts.push(el("span", {}, "There is no path through the statements that the filters let through."));
  if (shown < drawn.of) parts.push(el("span", { title: boxWords() }, shown + " of " + plural(drawn.of, "box", "boxes") + " with a line, the most telling statements first"));
  if (DRAWN.allLines > DRAWN.lines.size) parts.push(el("span", {}, "the " + DRAWN.lines.size + " most telling of " + DRAWN.allLines + " lines"));
  const silent = [...DRAWN.spots.values()].filter((spot) => spot.hidden).length;
  if (DRAWN.tiny) parts.push(el("span", {}, "words of lines too small to read here: zoom in or point at a line"));
  else if (silent) parts.push(el("span", {}, "words of " + plural(silent, "line") + " left out for want of room: point at a line"));
  if (view.kind !== "all" && drawn.of > shown && neighborCountOfAll <= ALL_LIMIT) parts.push(button("Show all", () => changeView({ kind: "all" })));
  const story = view.kind === "story" ? view.story : view.kind === "open" && !filtersActive() ? PAGE.opening.story : null;
  if (story !== null && shown < drawn.of && !view.whole) parts.push(button("Show the whole story", () => changeView({ kind: "story", story, whole: true })));
  parts.push(...pinsInBar(), ...hiddenInBar());
  if (RANGE.question) parts.push(el("strong", {}, "Only: " + RANGE.question.title));
  if (filtersActive()) parts.push(el("span", {}, plural(STATE.filtered.passing.length, "statement") + " of " + CLAIMS.length.toLocaleString("en") + " pass the filters"),
    button("Reset the filters", () => { resetFilters(); changeFilters(); }));
  if (view.kind !== "open") parts.push(button("Back to the opening view", () => changeView({ kind: "open" })));
  fill(byId("bar"), parts);
}
