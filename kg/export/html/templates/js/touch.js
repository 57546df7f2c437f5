// On a telephone one finger scrolls the page, also over the picture, which would otherwise catch whoever reads on; two fingers
// move the picture, beside making it larger, which vis-network does itself.
function startTouch() {
  const graph = byId("graph");
  let before = null;
  const middle = ({ touches: [one, other] }) => ({ x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 });
  graph.addEventListener("touchstart", (event) => { before = event.touches.length === 2 ? middle(event) : null; }, { passive: true });
  graph.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2 || !before) return;
    if (event.cancelable) event.preventDefault();
    const now = middle(event), { network } = DRAWN;
    const { x, y } = network.getViewPosition(), scale = network.getScale();
    network.moveTo({ position: { x: x - (now.x - before.x) / scale, y: y - (now.y - before.y) / scale }, animation: false });
    before = now;
  }, { passive: false });
  graph.addEventListener("touchend", () => { before = null; }, { passive: true });
}
