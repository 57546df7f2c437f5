// The words of the lines. vis-network can only put them half way, where in a star all lie on each other; so the page draws
// them itself, each where on its line it lies on no box, on no other words, and on few lines.
const SPOTS = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75];
const COSTS = { box: 10, words: 8, head: 2, line: 0.6, away: 2.5 };
const HEAD = 7;

// {at, hidden} for each line by its id: how far along its line the words stand; hidden, where they would lie on something.
function placeLabels(lines, boxes, points) {
  const rects = boxes.map(([width, height], place) => around(points[place], width / 2, height / 2));
  const labels = lines.filter((line) => line.width > 0).map((line) => ({ line, at: 0.5, rect: null, cost: 0, way: wayOf(line, boxes, points) }));
  // The longest words on the shortest lines have the least choice.
  const freedom = ({ line }) => Math.hypot(points[line.a][0] - points[line.b][0], points[line.a][1] - points[line.b][1]) - 1.5 * line.width;
  const order = [...labels].sort((one, other) => freedom(one) - freedom(other));
  for (let round = 0; round < 2; round++) for (const label of order) settle(label, labels, rects, points);
  // Those that lie on something go, the worst first, until what is left can be read.
  const shown = new Set(labels);
  for (const label of [...order].sort((one, other) => other.cost - one.cost)) {
    if (faultsOf(label, label.rect, shown, rects) > 0) shown.delete(label);
  }
  return new Map(labels.map((label) => [label.line.id, { at: label.at, hidden: !shown.has(label), width: label.line.width }]));
}

function settle(label, labels, rects, points) {
  label.cost = Infinity;
  for (const at of SPOTS) {
    // A pixel of air: vis-network rounds places.
    const rect = around(curvePoint(curveOf(points, label.line), at), label.line.width / 2 + 1, LABEL_HEIGHT / 2 + 1);
    const cost = faultsOf(label, rect, labels, rects) + COSTS.away * Math.abs(at - 0.5) + linesUnder(label, rect, labels);
    if (cost < label.cost) Object.assign(label, { at, rect, cost });
  }
}

function faultsOf(label, rect, labels, rects) {
  let cost = 0;
  for (const box of rects) if (touching(rect, box)) cost += COSTS.box;
  for (const other of labels) if (other !== label && other.rect && touching(rect, other.rect)) cost += COSTS.words;
  return cost;
}

function linesUnder(label, rect, labels) {
  let cost = 0;
  for (const { line, way } of labels) {
    if (line !== label.line && crosses(rect, way)) cost += COSTS.line;
    if (touching(rect, around(way.at(-1), HEAD, HEAD))) cost += COSTS.head;
  }
  return cost;
}

function around([x, y], halfWidth, halfHeight) {
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

function touching(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

// The line as a row of points, which ends where its head touches the box.
function wayOf(line, boxes, points) {
  const curve = curveOf(points, line);
  const [from, to] = seenPart(curve, boxes[line.a], boxes[line.b]);
  return [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => curvePoint(curve, from + (to - from) * part));
}

function crosses(rect, way) {
  return way.some((point, place) => place > 0 && segmentIn(rect, way[place - 1], point));
}

// Whether a straight piece runs through a rectangle (Liang and Barsky 1984).
function segmentIn(rect, from, to) {
  let enter = 0, leave = 1;
  for (const axis of [0, 1]) {
    const along = to[axis] - from[axis];
    const low = rect[axis] - from[axis], high = rect[axis + 2] - from[axis];
    if (along === 0) { if (low > 0 || high < 0) return false; continue; }
    enter = Math.max(enter, Math.min(low / along, high / along));
    leave = Math.min(leave, Math.max(low / along, high / along));
  }
  return enter < leave;
}

function startLabels() {
  const network = DRAWN.network;
  network.on("afterDrawing", drawLabels);
  network.on("zoom", showTiny);
  network.on("hoverEdge", ({ edge }) => { DRAWN.pointed = edge; });
  network.on("blurEdge", () => { DRAWN.pointed = null; });
  for (const [event, cursor] of [["hoverEdge", "pointer"], ["hoverNode", "pointer"], ["blurEdge", ""], ["blurNode", ""]]) {
    network.on(event, () => { network.canvas.body.container.style.cursor = cursor; });
  }
}

// Where each line's words stand now; boxes may have been dragged since they were placed.
function labelSpots() {
  const middle = (node) => { const { x, y } = DRAWN.network.getPosition(node); return [x, y]; };
  return [...DRAWN.spots].map(([id, spot]) => {
    const line = DRAWN.lines.get(id);
    return { line, ...spot, point: curvePoint(curveOf([middle(line.from), middle(line.to)], { a: 0, b: 1, bend: line.bend }), spot.at) };
  });
}

// Words of this many pixels and fewer cannot be read; the views that the page chooses itself keep theirs above it nearly always.
const SMALLEST_WORDS = 9;
const SMALLEST_CHOSEN = 8;

function wordsTooSmall() {
  const least = CHOSEN_VIEWS.includes(STATE.view.kind) && !STATE.view.whole ? SMALLEST_CHOSEN : SMALLEST_WORDS;
  return DRAWN.network.getScale() * LINE_FONT < least;
}

function showTiny() {
  const tiny = DRAWN.lines.size > 0 && wordsTooSmall();
  if (tiny === Boolean(DRAWN.tiny)) return;
  DRAWN.tiny = tiny;
  showBar();
}

function drawLabels(canvas) {
  const small = wordsTooSmall();
  const chosen = new Set(DRAWN.network.getSelectedEdges());
  Object.assign(canvas, { font: LINE_FONT + "px system-ui, sans-serif", textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: PAPER[theme()] });
  for (const { line, hidden, point: [x, y] } of labelSpots()) {
    if ((hidden || small) && line.id !== DRAWN.pointed && !(chosen.size < 4 && chosen.has(line.id))) continue;
    const words = shorten(line.label, LINE_LABEL_LIMIT);
    canvas.fillStyle = lineInk(line);
    canvas.strokeText(words, x, y);
    canvas.fillText(words, x, y);
  }
}

// The line whose words are at a place of the picture.
function lineAt({ x, y }) {
  if (wordsTooSmall()) return null;
  const found = labelSpots().find(({ hidden, width, point }) => !hidden && Math.abs(point[0] - x) < width / 2 && Math.abs(point[1] - y) < LABEL_HEIGHT / 2);
  return found ? found.line.id : null;
}
