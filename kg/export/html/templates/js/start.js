// Everything in its order.
function start() {
  startTheme();
  startPicture();
  startLabels();
  startFilters();
  startSearch();
  startPanel();
  startTable();
  startTimeline();
  startMap();
  startSheets();
  startPins();
  startPrint();
  startTakeAway();
  startLinks();
  startKeys();
  startTouch();
  addEventListener("resize", () => DRAWN.network.redraw());
  document.documentElement.dataset.ready = "yes";
}

// In a large page the first filter would also pay for the browser's compiling: idle moments walk its way beforehand, a step
// at a time, with nothing filtered and nothing drawn.
function rehearse() {
  const idle = window.requestIdleCallback || setTimeout;
  idle(() => {
    filterClaims();
    const lines = drawable();
    const { nodes } = telling([...neighborsOf(lines).keys()], lines, READABLE);
    idle(() => layOutUnseen(nodes, lines));
  });
}

function layOutUnseen(nodes, passing) {
  const inside = new Set(nodes);
  const claims = passing.map((index) => CLAIMS[index]).filter((claim) => inside.has(claim.from) && inside.has(claim.to));
  const boxes = nodes.map((node) => boxSize(boxLabel(NODES[node], undrawn(node)), 0));
  const lines = localLines({ nodes, ties: [] }, bundles(claims).slice(0, MANY_LINES));
  finished(boxes, lines, layOut(boxes, lines));
}

start();
if (PAGE.focus) rehearse();
