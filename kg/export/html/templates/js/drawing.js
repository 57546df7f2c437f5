// The picture as SVG, drawn from the same boxes and lines. Words are text nodes here too.
const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes, words) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (words !== undefined) element.textContent = wellFormed(words);
  return element;
}

function svgOf() {
  return new XMLSerializer().serializeToString(drawnSheet());
}

function drawnSheet() {
  const degrees = DRAWN.degrees;
  const nodes = DRAWN.view.nodes;
  const labels = nodes.map((node) => boxLabel(NODES[node], undrawn(node)));
  const boxes = nodes.map((node, place) => boxSize(labels[place], degrees.get(node) || 0));
  const points = nodes.map((node) => { const { x, y } = DRAWN.network.getPosition(node); return [x, y]; });
  const area = nodes.length ? extent(boxes, points) : { left: 0, top: 0, width: 100, height: 100 };
  const sheet = shape("svg", { xmlns: SVG, viewBox: [area.left - 20, area.top - 20, area.width + 40, area.height + 40].map(Math.round).join(" "),
    width: Math.round(area.width + 40), height: Math.round(area.height + 40), "font-family": "system-ui, sans-serif" });
  sheet.append(shape("rect", { x: area.left - 20, y: area.top - 20, width: area.width + 40, height: area.height + 40, fill: PAPER[theme()] }), arrowHeads());
  const places = new Map(nodes.map((node, place) => [node, place]));
  for (const line of DRAWN.lines.values()) sheet.append(...svgLine(line, boxes, points, places));
  nodes.forEach((node, place) => sheet.append(...svgBox(node, labels[place], boxes[place], points[place], degrees.get(node) || 0)));
  return sheet;
}

function arrowHeads() {
  const heads = shape("defs", {});
  for (const [status, look] of Object.entries({ ...STATUSES, mixed: MIXED })) {
    const marker = shape("marker", { id: "head-" + status, viewBox: "0 0 10 10", refX: 9, refY: 5, markerUnits: "userSpaceOnUse", markerWidth: 10, markerHeight: 10, orient: "auto-start-reverse" });
    marker.append(shape("path", { d: "M0 0L10 5L0 10z", fill: look[theme()] }));
    heads.append(marker);
  }
  return heads;
}

function svgLine(line, boxes, points, places) {
  const local = { a: places.get(line.from), b: places.get(line.to), bend: line.bend };
  const curve = curveOf(points, local), look = lookOf(line.status);
  const [from, via, to] = trimmed(curve, ...seenPart(curve, boxes[local.a], boxes[local.b]));
  const round = (point) => point.map((number) => number.toFixed(1)).join(" ");
  const path = shape("path", { d: "M" + round(from) + (line.bend ? "Q" + round(via) + " " : "L") + round(to), fill: "none", stroke: look[theme()],
    "stroke-width": look.width, "marker-end": "url(#head-" + line.status + ")", ...(line.both ? { "marker-start": "url(#head-" + line.status + ")" } : {}), ...(look.dashes ? { "stroke-dasharray": look.dashes.join(" ") } : {}) });
  const spot = DRAWN.spots.get(line.id);
  if (!spot || spot.hidden) return [path];
  const label = curvePoint(curve, spot.at);
  const words = shape("text", { x: label[0].toFixed(1), y: (label[1] + 4).toFixed(1), "font-size": LINE_FONT, "text-anchor": "middle", fill: lineInk(line),
    stroke: PAPER[theme()], "stroke-width": 4, "paint-order": "stroke" }, shorten(line.label, LINE_LABEL_LIMIT));
  return [path, words];
}

// The part of a curve from one place on it to another.
function trimmed(curve, from, to) {
  const [a, via, b] = curve;
  const mixed = (one, other, part) => [0, 1].map((axis) => (1 - part) * one[axis] + part * other[axis]);
  return [curvePoint(curve, from), mixed(mixed(a, via, from), mixed(via, b, from), to), curvePoint(curve, to)];
}

function svgBox(node, label, [width, height], [x, y], degree) {
  const [border, background] = kindOf(NODES[node])[theme()];
  const font = nodeFont(degree), rows = label.split("\n");
  return [
    shape("rect", { x: (x - width / 2).toFixed(1), y: (y - height / 2).toFixed(1), width: width.toFixed(1), height: height.toFixed(1), rx: 5, fill: background, stroke: border, "stroke-width": 2 }),
    ...(STATE.pinned.has(node) ? [shape("circle", { cx: (x + width / 2 - 3).toFixed(1), cy: (y - height / 2 + 3).toFixed(1), r: PIN_SIZE, fill: PIN[theme()] })] : []),
    ...rows.map((row, place) => shape("text", { x: x.toFixed(1), y: (y + font * (place - (rows.length - 1) / 2 + 0.35)).toFixed(1), "font-size": font, "text-anchor": "middle", fill: INK[theme()] }, row)),
  ];
}
