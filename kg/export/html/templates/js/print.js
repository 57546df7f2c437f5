// On paper: the picture as a drawing in light colors, which is sharp at any size, in place of the screen's dots.
const PRINTING = { was: null };

function startPrint() {
  addEventListener("beforeprint", () => {
    PRINTING.was = theme();
    document.documentElement.dataset.theme = "light";
    fill(byId("print"), DRAWN.view.nodes.length > 0 && drawnSheet());
  });
  addEventListener("afterprint", () => {
    document.documentElement.dataset.theme = PRINTING.was || theme();
    fill(byId("print"));
  });
}
