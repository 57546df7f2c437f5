// The picture as SVG, drawn from the same boxes and lines. Words are text nodes here too.
const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes, words) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (words !== undefined) element.textContent = wellFormed(words);
  return element;
}

function svgOf() {
  const degrees = degreesOf(DRAWN.lines.values());
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
  return new XMLSerializer().serializeToString(sheet);
}

function arrowHeads() {
  const heads = shape("defs", {});
  for (const [status, look] of Object.entries({ ...STATUSES, mixed: MIXED })) {
    const marker = shape("marker", { id: "head-" + status, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" });
    marker.append(shape("path", { d: "M0 0L10 5L0 10z", fill: look[theme()] }));
    heads.append(marker);
  }
  return heads;
}

function svgLine(line, boxes, points, places) {
  const local = { a: places.get(line.from), b: places.get(line.to), bend: line.bend };
  const [a, b] = [points[local.a], points[local.b]];
  const dx = b[0] - a[0], dy = b[1] - a[1];
  const inside = ([width, height]) => Math.min(0.5, width / 2 / Math.abs(dx || 1e-9), height / 2 / Math.abs(dy || 1e-9));
  const from = [a[0] + dx * inside(boxes[local.a]), a[1] + dy * inside(boxes[local.a])];
  const to = [b[0] - dx * inside(boxes[local.b]), b[1] - dy * inside(boxes[local.b])];
  const label = labelPoint(boxes, points, local);
  // A quadratic curve through the label: its control point lies twice as far out.
  const via = [2 * label[0] - (from[0] + to[0]) / 2, 2 * label[1] - (from[1] + to[1]) / 2];
  const look = lookOf(line.status);
  const round = (point) => point.map((number) => number.toFixed(1)).join(" ");
  const path = shape("path", { d: "M" + round(from) + (line.bend ? "Q" + round(via) + " " : "L") + round(to), fill: "none", stroke: look[theme()],
    "stroke-width": look.width, "marker-end": "url(#head-" + line.status + ")", ...(line.both ? { "marker-start": "url(#head-" + line.status + ")" } : {}), ...(look.dashes ? { "stroke-dasharray": look.dashes.join(" ") } : {}) });
  const words = shape("text", { x: label[0].toFixed(1), y: (label[1] + 4).toFixed(1), "font-size": 11, "text-anchor": "middle", fill: lineStyle(line).font.color,
    stroke: PAPER[theme()], "stroke-width": 4, "paint-order": "stroke" }, shorten(line.label));
  return [path, words];
}

function svgBox(node, label, [width, height], [x, y], degree) {
  const [border, background] = kindOf(NODES[node])[theme()];
  return [
    shape("rect", { x: (x - width / 2).toFixed(1), y: (y - height / 2).toFixed(1), width: width.toFixed(1), height: height.toFixed(1), rx: 5, fill: background, stroke: border, "stroke-width": 2 }),
    shape("text", { x: x.toFixed(1), y: (y + nodeFont(degree) * 0.35).toFixed(1), "font-size": nodeFont(degree), "text-anchor": "middle", fill: INK[theme()] }, label),
  ];
}
