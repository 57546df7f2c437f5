// Statements whose place has coordinates, on a small map of the world.
const PLACED = PAGE.located;
const WORLD = { left: -170, top: -84, width: 362, height: 142 };
const MAP_NAMES = 14;
const NEAREST_VIEW = 50;
const MAP_SHOWN = { near: true };

function startMap() {
  byId("map").hidden = !PLACED.length;
  byId("map").addEventListener("toggle", showMap);
  on("filters", showMap);
}

function showMap() {
  if (!byId("map").open || byId("map").hidden) return;
  const places = placesShown();
  const count = places.reduce((sum, place) => sum + place.claims.length, 0);
  fill(byId("map").querySelector(".sheet"),
    el("p", { class: "faint" }, plural(count, "statement") + " of " + STATE.filtered.passing.length.toLocaleString("en") + " at " + plural(places.length, "place")
      + " with coordinates. A country stands at its middle. ", button(MAP_SHOWN.near ? "Whole world" : "Only where the places are", () => { MAP_SHOWN.near = !MAP_SHOWN.near; showMap(); })),
    worldMap(places));
}

// Places by the number of statements that pass the filters, most first.
function placesShown() {
  const found = new Map();
  for (const [index, node] of PLACED) {
    if (!STATE.filtered.passed[index]) continue;
    if (!found.has(node)) found.set(node, { node, claims: [], x: NODES[node].lon, y: -NODES[node].lat });
    found.get(node).claims.push(index);
  }
  return [...found.values()].sort((one, other) => other.claims.length - one.claims.length || one.node - other.node);
}

// The part of the world that holds all places, in degrees, at least fifty wide and as wide for its height as the world.
function areaOf(places) {
  if (!MAP_SHOWN.near || !places.length) return WORLD;
  const xs = places.map((place) => place.x), ys = places.map((place) => place.y);
  const middle = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  const shape = WORLD.width / WORLD.height;
  const width = Math.min(WORLD.width, Math.max(NEAREST_VIEW, 1.35 * (Math.max(...xs) - Math.min(...xs)), 1.5 * shape * (Math.max(...ys) - Math.min(...ys))));
  const within = (start, size, low, room) => Math.max(low, Math.min(low + room - size, start - size / 2));
  return { left: within(middle[0], width, WORLD.left, WORLD.width), top: within(middle[1], width / shape, WORLD.top, WORLD.height), width, height: width / shape };
}

function worldMap(places) {
  const area = areaOf(places);
  const scale = 960 / area.width;
  const at = (place) => [(place.x - area.left) * scale, (place.y - area.top) * scale];
  const sheet = shape("svg", { viewBox: "0 0 960 " + Math.round(area.height * scale), class: "world", role: "group", "aria-label": "Map of places" });
  const ground = shape("g", { transform: "scale(" + scale / PAGE.outlines.units + ") translate(" + -area.left * PAGE.outlines.units + " " + -area.top * PAGE.outlines.units + ")" });
  ground.append(shape("path", { d: PAGE.outlines.land, class: "land" }), shape("path", { d: PAGE.outlines.borders, class: "borders" }));
  sheet.append(ground);
  const names = [];
  for (const place of [...places].reverse()) sheet.append(spotOf(place, at(place)));
  for (const place of places) nameBeside(place, at(place), names);
  names.forEach(({ element }) => sheet.append(element));
  return sheet;
}

function selectPlace(node) {
  const there = PLACED.filter(([, place]) => place === node).map(([index]) => index);
  select({ kind: "list", id: "place" + node, place: node, title: "What is said to be in " + NODES[node].label, of: () => there.filter((index) => STATE.filtered.passed[index]), parts: byStatus });
}

const spotSize = (place) => 4 + 2.4 * Math.sqrt(place.claims.length);

function spotOf(place, [x, y]) {
  const words = NODES[place.node].label + ": " + plural(place.claims.length, "statement");
  const spot = pressable(words, () => selectPlace(place.node));
  spot.append(shape("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: Math.min(26, spotSize(place)).toFixed(1) }));
  return spot;
}

// The name to the right of its spot, or to the left, where no other name stands; else only the spot's tip tells it.
function nameBeside(place, [x, y], names) {
  if (names.length >= MAP_NAMES) return;
  const words = shorten(NODES[place.node].label, 24) + " " + place.claims.length;
  const width = textWidth(words, 13) + 4, gap = Math.min(26, spotSize(place)) + 3;
  for (const [left, anchor, at] of [[x + gap, "start", x + gap], [x - gap - width, "end", x - gap]]) {
    const box = [left, y - 8, left + width, y + 8];
    if (left < 0 || left + width > 960 || names.some(({ box: other }) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    names.push({ box, element: shape("text", { x: at.toFixed(1), y: (y + 4.5).toFixed(1), "text-anchor": anchor, class: "name" }, words) });
    return;
  }
}
