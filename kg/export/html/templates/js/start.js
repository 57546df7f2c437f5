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
  addEventListener("resize", () => DRAWN.network.redraw());
  document.documentElement.dataset.ready = "yes";
}

start();
