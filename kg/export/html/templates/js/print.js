// On paper: the picture as a drawing in light colors, which is sharp at any size, in place of the screen's dots.
const PRINTING = { was: null, page: 0 };
const MOST_PRINTED = 1000;

function startPrint() {
  addEventListener("beforeprint", () => {
    Object.assign(PRINTING, { was: theme(), page: SHEET.page });
    document.documentElement.dataset.theme = "light";
    fill(byId("print"), DRAWN.view.nodes.length > 0 && drawnSheet());
    showRows(0, MOST_PRINTED);
  });
  addEventListener("afterprint", () => {
    document.documentElement.dataset.theme = PRINTING.was || theme();
    fill(byId("print"));
    showRows(PRINTING.page, ROWS_ON_A_PAGE);
  });
}
