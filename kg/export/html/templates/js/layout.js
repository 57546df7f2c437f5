// Positions for views that were not laid out beforehand: the same kind of layout as the one that made the opening view,
// with fewer starts. Boxes are [width, height] in pixels, lines {a, b, width, bend} between positions of boxes.
// Width over height of the room; the picture sets it.
const ROOM = { aspect: 1.35 };
const LABEL_HEIGHT = 16;
const NODE_GAP = 14;
const LABEL_GAP = 8;

// The same numbers every time: a view must look the same when it is opened again.
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function layOut(boxes, lines) {
  const groups = connected(boxes.length, lines);
  const points = boxes.map(() => [0, 0]);
  for (const group of groups) {
    const local = new Map(group.map((box, place) => [box, place]));
    const inside = lines.filter((line) => local.has(line.a)).map((line) => ({ ...line, a: local.get(line.a), b: local.get(line.b) }));
    const placed = layOutConnected(group.map((box) => boxes[box]), inside);
    group.forEach((box, place) => { points[box] = placed[place]; });
  }
  pack(boxes, points, groups);
  return centered(points);
}

function connected(count, lines) {
  const parent = Array.from({ length: count }, (_, place) => place);
  const root = (place) => { while (parent[place] !== place) place = parent[place]; return place; };
  for (const { a, b } of lines) parent[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
  const groups = new Map();
  for (let place = 0; place < count; place++) {
    const name = root(place);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(place);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length || one[0] - other[0]);
}

function layOutConnected(boxes, lines) {
  if (boxes.length === 1) return [[0, 0]];
  const distances = graphDistances(boxes, lines);
  const random = randomNumbers(boxes.length);
  const many = boxes.length + lines.length;
  const starts = many > 80 ? 1 : many > 50 ? 2 : 4;
  let best = null;
  for (let start = 0; start < starts; start++) {
    const points = pushed(boxes, lines, roomy(boxes, turned(boxes, majorized(circle(distances, random, start), distances))), 40);
    const cost = layoutCost(boxes, lines, points);
    if (!best || cost < best.cost) best = { points, cost };
  }
  return pushed(boxes, lines, best.points);
}

function graphDistances(boxes, lines) {
  const count = boxes.length;
  const far = boxes.map((_, a) => boxes.map((_, b) => (a === b ? 0 : Infinity)));
  for (const { a, b, width } of lines) {
    const length = 70 + 0.55 * width + 0.28 * (boxes[a][0] + boxes[b][0]);
    far[a][b] = far[b][a] = Math.min(far[a][b], length);
  }
  for (let middle = 0; middle < count; middle++) {
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) far[a][b] = Math.min(far[a][b], far[a][middle] + far[middle][b]);
    }
  }
  return far;
}

function circle(distances, random, start) {
  const count = distances.length;
  const radius = Math.max(...distances.map((row) => Math.max(...row))) / 2;
  const order = distances.map((_, place) => place);
  if (start > 0) for (let place = count - 1; place > 0; place--) {
    const other = Math.floor(random() * (place + 1));
    [order[place], order[other]] = [order[other], order[place]];
  }
  const points = [];
  order.forEach((box, place) => { points[box] = [radius * Math.cos(2 * Math.PI * place / count), radius * Math.sin(2 * Math.PI * place / count)]; });
  return points;
}

// Stress majorization, box by box: each moves to where its distances to all others fit best.
function majorized(points, distances) {
  const count = points.length, xs = Float64Array.from(points, ([x]) => x), ys = Float64Array.from(points, ([, y]) => y);
  const rows = distances.map((row) => Float64Array.from(row)), weights = rows.map((row) => row.map((far) => (far ? 1 / (far * far) : 0)));
  const totals = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  for (let step = 0; step < (count > 50 ? 60 : 120); step++) {
    let most = 0;
    for (let a = 0; a < count; a++) {
      const wanted = rows[a], weight = weights[a];
      let x = 0, y = 0;
      for (let b = 0; b < count; b++) {
        const dx = xs[a] - xs[b], dy = ys[a] - ys[b];
        const pull = wanted[b] / Math.max(1, Math.sqrt(dx * dx + dy * dy));
        x += weight[b] * (xs[b] + pull * dx);
        y += weight[b] * (ys[b] + pull * dy);
      }
      most = Math.max(most, Math.abs(xs[a] - x / totals[a]), Math.abs(ys[a] - y / totals[a]));
      [xs[a], ys[a]] = [x / totals[a], y / totals[a]];
    }
    if (most < 1.5) break;
  }
  return points.map((_, place) => [0.8 * xs[place], 0.8 * ys[place]]);
}

function turned(boxes, points) {
  let best = points, least = Infinity;
  for (let step = 0; step < 12; step++) {
    const cosine = Math.cos(Math.PI * step / 12), sine = Math.sin(Math.PI * step / 12);
    const candidate = points.map(([x, y]) => [x * cosine - y * sine, x * sine + y * cosine]);
    const area = extent(boxes, candidate);
    const cost = Math.max(area.width, area.height * ROOM.aspect);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

// Drawn out to the shape of the room, sideways or downward: what is pushed apart then stands less crowded at no cost.
function roomy(boxes, points) {
  const area = extent(boxes, points), wanted = ROOM.aspect * area.height / area.width;
  const [wide, high] = [clamp(Math.max(wanted, 1), 1.5), clamp(Math.max(1 / wanted, 1), 1.5)];
  return points.map(([x, y]) => [wide * x, high * y]);
}

function extent(boxes, points) {
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  points.forEach(([x, y], place) => {
    const [width, height] = boxes[place];
    left = Math.min(left, x - width / 2); right = Math.max(right, x + width / 2);
    top = Math.min(top, y - height / 2); bottom = Math.max(bottom, y + height / 2);
  });
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

// Where vis-network puts a label: half way between the centers, on a bowed line half way to the point that pulls it aside.
function labelPoint(points, line) {
  const a = points[line.a], b = points[line.b];
  const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  if (!line.bend) return middle;
  const via = aside(a, b, line.bend);
  return [(middle[0] + via[0]) / 2, (middle[1] + via[1]) / 2];
}

function aside(a, b, bend) {
  const turn = ROUNDNESS * Math.PI / 2 * bend, reach = 0.5 + 0.5 * ROUNDNESS;
  const dx = b[0] - a[0], dy = b[1] - a[1];
  return [a[0] + reach * (dx * Math.cos(turn) + dy * Math.sin(turn)), a[1] + reach * (dy * Math.cos(turn) - dx * Math.sin(turn))];
}

// A line between the middles of its boxes as a quadratic curve: first box, the point that pulls it aside, second box.
function curveOf(points, line) {
  const a = points[line.a], b = points[line.b];
  return [a, line.bend ? aside(a, b, line.bend) : [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], b];
}

function curvePoint([a, via, b], at) {
  const rest = 1 - at;
  return [0, 1].map((axis) => rest * rest * a[axis] + 2 * rest * at * via[axis] + at * at * b[axis]);
}

// How far along it the curve leaves its first box and reaches its second, by halving.
function seenPart(curve, first, second) {
  const inside = (at, middle, [width, height]) => {
    const [x, y] = curvePoint(curve, at);
    return Math.abs(x - middle[0]) < width / 2 && Math.abs(y - middle[1]) < height / 2;
  };
  let [from, to] = [0, 1];
  for (let step = 0.5; step > 0.002; step /= 2) {
    if (inside(from + step, curve[0], first)) from += step;
    if (inside(to - step, curve[2], second)) to -= step;
  }
  return [from, to];
}

// Boxes and labels as flat arrays, boxes first: half widths and half heights with their gaps, and where each stands.
// Flat, because the pairs of all of them are looked at hundreds of times.
function flattened(boxes, lines) {
  const labeled = lines.filter((line) => line.width > 0);
  const count = boxes.length + labeled.length;
  const flat = { labeled, count, halfX: new Float64Array(count), halfY: new Float64Array(count), x: new Float64Array(count), y: new Float64Array(count) };
  boxes.forEach(([width, height], place) => { flat.halfX[place] = (width + NODE_GAP) / 2; flat.halfY[place] = (height + NODE_GAP) / 2; });
  labeled.forEach((line, place) => {
    flat.halfX[boxes.length + place] = (line.width + LABEL_GAP) / 2;
    flat.halfY[boxes.length + place] = (LABEL_HEIGHT + LABEL_GAP) / 2;
  });
  return flat;
}

function stand(flat, boxes, points) {
  points.forEach(([x, y], place) => { flat.x[place] = x; flat.y[place] = y; });
  flat.labeled.forEach((line, place) => { [flat.x[boxes.length + place], flat.y[boxes.length + place]] = labelPoint(points, line); });
}

function pushed(boxes, lines, points, most, fixed) {
  const flat = flattened(boxes, lines);
  const steps = Math.max(12, Math.min(most || 200, Math.floor(PAIR_CHECKS / (flat.count * flat.count))));
  for (let step = 0; step < steps; step++) {
    stand(flat, boxes, points);
    const { moveX, moveY, clean } = pushOnce(flat);
    if (clean) break;
    // A label moves by moving both ends of its line.
    flat.labeled.forEach((line, place) => {
      const at = boxes.length + place;
      for (const box of [line.a, line.b]) { moveX[box] += moveX[at]; moveY[box] += moveY[at]; }
    });
    points = points.map(([x, y], place) => (fixed && fixed.has(place) ? [x, y] : [x + clamp(moveX[place], 40), y + clamp(moveY[place], 40)]));
  }
  return points;
}

const PAIR_CHECKS = 1200000;

function pushOnce({ count, x, y, halfX, halfY }) {
  const moveX = new Float64Array(count), moveY = new Float64Array(count);
  let clean = true;
  for (let i = 0; i < count; i++) {
    const xi = x[i], yi = y[i], wide = halfX[i], high = halfY[i];
    for (let j = i + 1; j < count; j++) {
      const overX = wide + halfX[j] - Math.abs(xi - x[j]);
      if (overX <= 0) continue;
      const overY = high + halfY[j] - Math.abs(yi - y[j]);
      if (overY <= 0) continue;
      clean = false;
      if (overX < overY) {
        const push = 0.4 * overX * (xi >= x[j] ? 1 : -1);
        moveX[i] += push; moveX[j] -= push;
      } else {
        const push = 0.4 * overY * (yi >= y[j] ? 1 : -1);
        moveY[i] += push; moveY[j] -= push;
      }
    }
  }
  return { moveX, moveY, clean };
}

// Drawn together; whatever happens to the labels of a crowded picture, no box may lie on another.
function finished(boxes, lines, points) {
  const placed = tightened(boxes, lines, spread(boxes, lines, roomy(boxes, points)));
  return countFaults(boxes, lines, placed).boxes ? centered(apart(boxes, placed)) : placed;
}

// Boxes alone, pushed apart and stretched until none lies on another; the words of the lines find their places later.
function apart(boxes, points) {
  for (let step = 0; step < 30; step++) {
    points = pushed(boxes, [], points, 60);
    if (!countFaults(boxes, [], points).boxes) break;
    points = points.map(([x, y]) => [1.08 * x, 1.08 * y]);
  }
  return points;
}

// Pushed apart, and stretched by a twentieth at a time while something lies on a box.
function spread(boxes, lines, points) {
  const severe = (candidate) => { const found = countFaults(boxes, lines, candidate); return found.boxes + found.onBoxes; };
  let best = points, least = severe(points);
  const most = Math.min(12, Math.floor(60000 / (boxes.length + lines.length) ** 2));
  for (let step = 0; step < most && least; step++) {
    points = pushed(boxes, lines, points.map(([x, y]) => [1.05 * x, 1.05 * y]));
    const found = severe(points);
    if (found < least) [best, least] = [points, found];
  }
  return best;
}

// Drawn together while nothing gets worse: with the true widths of this browser's font there is often room left,
// and a smaller picture is shown at a larger scale.
function tightened(boxes, lines, points) {
  const faultsOf = (candidate) => { const found = countFaults(boxes, lines, candidate); return [found.boxes + found.onBoxes, found.labels + 6 * found.crossings + 6 * found.pierced]; };
  const sizeOf = (candidate) => { const area = extent(boxes, candidate); return Math.max(area.width, area.height * ROOM.aspect); };
  let best = points, size = sizeOf(points);
  const [severe, limit] = faultsOf(points);
  const noWorse = ([overlapping, others]) => overlapping <= severe && others <= limit;
  const factors = [0.85, 0.9, 0.93, 0.95, 0.95, 0.95, 0.97, 0.97, 0.97];
  let failed = null;
  for (const factor of factors.slice(0, Math.floor(factors.length * Math.min(1, 8000 / (boxes.length + lines.length) ** 2)))) {
    if (factor === failed) continue;
    failed = factor;
    for (const [wide, high] of [[factor, factor], [factor, 1], [1, factor]]) {
      const candidate = pushed(boxes, lines, best.map(([x, y]) => [x * wide, y * high]), 40);
      if (sizeOf(candidate) < size - 1 && noWorse(faultsOf(candidate))) [best, size, failed] = [candidate, sizeOf(candidate), null];
    }
  }
  return centered(best);
}

function clamp(number, most) {
  return Math.max(-most, Math.min(most, number));
}

function layoutCost(boxes, lines, points) {
  const found = countFaults(boxes, lines, points);
  const area = extent(boxes, points);
  return 10 * (found.boxes + found.onBoxes) + found.labels + 6 * found.crossings + 6 * found.pierced + Math.max(area.width, area.height * ROOM.aspect) / 30;
}

function countFaults(boxes, lines, points) {
  const flat = flattened(boxes, lines), { x, y, halfX, halfY, count } = flat;
  stand(flat, boxes, points);
  let overlapping = 0, onBoxes = 0, labels = 0, crossings = 0;
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) {
    const free = i < boxes.length ? (j < boxes.length ? NODE_GAP : (NODE_GAP + LABEL_GAP) / 2) : LABEL_GAP;
    if (halfX[i] + halfX[j] - free <= Math.abs(x[i] - x[j]) || halfY[i] + halfY[j] - free <= Math.abs(y[i] - y[j])) continue;
    if (j < boxes.length) overlapping++; else if (i < boxes.length) onBoxes++; else labels++;
  }
  for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length; j++) if (cross(points, lines[i], lines[j])) crossings++;
  let through = 0;
  for (const line of lines) points.forEach((point, box) => { if (box !== line.a && box !== line.b && pierces(points[line.a], points[line.b], point, boxes[box])) through++; });
  return { boxes: overlapping, onBoxes, labels, crossings, pierced: through };
}

function pierces(from, to, [x, y], [width, height]) {
  let enter = 0, leave = 1;
  for (const [start, way, middle, half] of [[from[0], to[0] - from[0], x, width / 2], [from[1], to[1] - from[1], y, height / 2]]) {
    if (Math.abs(way) < 1e-9) { if (Math.abs(start - middle) > half) return false; continue; }
    const one = (middle - half - start) / way, other = (middle + half - start) / way;
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter < leave;
}

function cross(points, one, other) {
  if (one.a === other.a || one.a === other.b || one.b === other.a || one.b === other.b) return false;
  const side = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const [a, b, c, d] = [points[one.a], points[one.b], points[other.a], points[other.b]];
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

// Parts that hang together in nothing stand where they make the picture least larger: often a corner that the largest leaves.
function pack(boxes, points, groups) {
  const taken = [];
  groups.forEach((group, place) => {
    const area = extent(group.map((box) => boxes[box]), group.map((box) => points[box]));
    const corner = place ? freeCorner(taken, area) : [area.left, area.top];
    for (const box of group) {
      points[box] = [points[box][0] + corner[0] - area.left, points[box][1] + corner[1] - area.top];
      const [x, y] = points[box], [width, height] = boxes[box];
      taken.push([x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
    }
    if (!place && group.length > 2) taken.push(...hull(group.map((box) => points[box])));
  });
}

// The lines of the largest part as small squares along the way from its middle to its boxes.
function hull(points) {
  const middle = [points.reduce((sum, point) => sum + point[0], 0) / points.length, points.reduce((sum, point) => sum + point[1], 0) / points.length];
  return points.flatMap(([x, y]) => [0.3, 0.6, 0.8].map((part) => {
    const [at, below] = [middle[0] + (x - middle[0]) * part, middle[1] + (y - middle[1]) * part];
    return [at - 8, below - 8, at + 8, below + 8];
  }));
}

const PART_GAP = 28;

function freeCorner(taken, { width, height }) {
  const left = Math.min(...taken.map((each) => each[0])), top = Math.min(...taken.map((each) => each[1]));
  const right = Math.max(...taken.map((each) => each[2])), bottom = Math.max(...taken.map((each) => each[3]));
  let choice = [left, bottom + PART_GAP], least = Infinity;
  for (let row = 0; row <= 24; row++) for (let column = 0; column <= 24; column++) {
    const x = left - width - PART_GAP + (right - left + width + 2 * PART_GAP) * column / 24;
    const y = top - height - PART_GAP + (bottom - top + height + 2 * PART_GAP) * row / 24;
    const total = Math.max(Math.max(right, x + width) - Math.min(left, x), ROOM.aspect * (Math.max(bottom, y + height) - Math.min(top, y)));
    const cost = total + 0.05 * (Math.abs(x + width / 2 - (left + right) / 2) + Math.abs(y + height / 2 - (top + bottom) / 2));
    if (cost >= least) continue;
    if (taken.some((each) => x < each[2] + PART_GAP && each[0] < x + width + PART_GAP && y < each[3] + PART_GAP && each[1] < y + height + PART_GAP)) continue;
    [choice, least] = [[x, y], cost];
  }
  return choice;
}

function centered(points) {
  const xs = points.map((point) => point[0]), ys = points.map((point) => point[1]);
  const x = (Math.min(...xs) + Math.max(...xs)) / 2, y = (Math.min(...ys) + Math.max(...ys)) / 2;
  return points.map((point) => [point[0] - x, point[1] - y]);
}
