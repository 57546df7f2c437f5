// Boxes put somewhere by hand stay there, whatever the view does with the others, until they are let go.
function startPins() {
  DRAWN.network.on("dragEnd", (event) => { for (const node of event.nodes) pin(node); });
  DRAWN.network.on("afterDrawing", drawPins);
}

function pin(node) {
  const { x, y } = DRAWN.network.getPosition(node);
  STATE.pinned.set(node, [Math.round(x), Math.round(y)]);
  DRAWN.positions.set(node, [x, y]);
  pinsChanged();
}

function unpin(nodes) {
  for (const node of nodes) STATE.pinned.delete(node);
  pinsChanged();
}

function pinsChanged() {
  DRAWN.network.redraw();
  showBar();
  tell("pins");
}

// A small disk on the box's upper right corner.
function drawPins(canvas) {
  for (const node of STATE.pinned.keys()) {
    if (!DRAWN.nodes.get(node)) continue;
    const { right, top } = DRAWN.network.getBoundingBox(node);
    canvas.beginPath();
    canvas.arc(right - 3, top + 3, PIN_SIZE, 0, 2 * Math.PI);
    canvas.fillStyle = PIN[theme()];
    canvas.fill();
    canvas.lineWidth = 1.5;
    canvas.strokeStyle = PAPER[theme()];
    canvas.stroke();
  }
}

const PIN_SIZE = 5;
const PIN = { light: "#b91c1c", dark: "#ff8080" };

function pinButton(node) {
  const is = STATE.pinned.has(node);
  return button(is ? "Unpin" : "Pin", () => { if (is) unpin([node]); else pin(node); }, { title: is ? "Let the box go (p)" : "Keep the box where it is (p)" });
}

function pinsInBar() {
  const there = [...STATE.pinned.keys()].filter((node) => DRAWN.nodes.get(node));
  return there.length ? [el("span", {}, plural(there.length, "pinned box", "pinned boxes")), button("Unpin all", () => { unpin(there); drawView(false); })] : [];
}

function hiddenInBar() {
  const count = STATE.hiddenNodes.size;
  return count ? [el("span", {}, plural(count, "hidden box", "hidden boxes")), button("Show again", () => { STATE.hiddenNodes.clear(); roomChanged(); })] : [];
}

function pinText() {
  return [...STATE.pinned].map(([node, [x, y]]) => encoded(NODES[node].key) + "@" + x + "@" + y).join(",");
}

function readPins(text) {
  STATE.pinned.clear();
  for (const part of text.split(",")) {
    const [key, x, y] = part.split("@");
    const node = NODE_BY_KEY.get(decoded(key));
    if (node !== undefined && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) STATE.pinned.set(node, [Number(x), Number(y)]);
  }
  drawView(false);
}
