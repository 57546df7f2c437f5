// The panel on the right: a claim, an entity, the claims of one line, or, with nothing chosen, how to read the picture.
function startPanel() {
  on("selection", showPanel);
  on("filters", showPanel);
  on("view", showPanel);
  on("pins", showPanel);
  byId("help").addEventListener("click", () => { select({ kind: "help" }); byId("panel").scrollTop = 0; byId("panel").focus({ preventScroll: true }); bringPanel(0); });
  showPanel();
}

function showPanel() {
  const panel = byId("panel");
  const chosen = STATE.selection;
  const focused = panel.contains(document.activeElement) && document.activeElement !== panel;
  const top = panel.dataset.shown === selectionName(chosen) ? panel.scrollTop : 0;
  panel.dataset.shown = selectionName(chosen);
  fill(panel, chosen && wayBack(), panelOf(chosen));
  panel.scrollTop = top;
  // What had the focus is gone with the old content; without this the keyboard would stand nowhere.
  if (focused && !panel.contains(document.activeElement)) (panel.querySelector("h2[tabindex]") || panel).focus({ preventScroll: true });
  fill(byId("below"), chosen && linkButton(shorten(panel.querySelector("h2").textContent, 60) + " ↓", () => { panel.scrollIntoView(); panel.focus({ preventScroll: true }); }));
  if (chosen) announce(panel.querySelector("h2").textContent + ", " + selectionSummary(chosen));
}

function panelOf(chosen) {
  if (!chosen) return introduction();
  if (chosen.kind === "claim") return claimPanel(chosen.claim);
  if (chosen.kind === "list") return listPanel(chosen);
  if (chosen.kind === "help") return helpPanel();
  return chosen.kind === "line" ? linePanel(chosen.claims) : nodePanel(chosen.node);
}

// To what was read before, and to the questions and stories.
function wayBack() {
  return el("p", { class: "back" }, STATE.trail.length > 0 && [linkButton("‹ Back", () => select(STATE.trail.pop(), true)), " · "], linkButton("Overview", () => select(null)));
}

function selectionSummary(chosen) {
  if (chosen.kind === "help") return "keys and signs";
  if (chosen.kind === "claim") return STATUSES[CLAIMS[chosen.claim].status].name;
  if (chosen.kind === "list") return plural(chosen.of().length, "statement");
  if (chosen.kind === "line") return plural(chosen.claims.length, "statement");
  const parts = PARTS[chosen.node];
  return kindOf(NODES[chosen.node]).name + ", " + plural(parts.does.length + parts.undergoes.length + parts.says.length, "statement");
}

function linePanel(indexes) {
  const first = CLAIMS[indexes[0]];
  return el("article", {},
    el("h2", { tabindex: "-1" }, NODES[first.from].label + " and " + NODES[first.to].label),
    el("p", { class: "faint" }, plural(indexes.length, "statement") + " on this line"),
    claimList(ordered(indexes), undefined, true));
}

function introduction() {
  return el("article", { class: "introduction" },
    el("h2", {}, "Who did what to whom, and who says so"),
    el("p", { class: "ways" }, "Click a box to read what is said about it, a line to read the sentence it came from."),
    el("h3", { class: "questions" }, "Questions"),
    questionList(),
    PAGE.focus && ways(),
    legend(),
    !PAGE.focus && ways(),
    keyList());
}

// What "Help" and "?" show: the keys first, for nothing else on the page tells of them.
function helpPanel() {
  return el("article", { class: "help" }, el("h2", { tabindex: "-1" }, "Keys, and how to read the picture"), keyList(), legend());
}

function keyList() {
  return [el("h3", { class: "keys" }, "Keys"),
    el("dl", { class: "keys" }, KEYS.flatMap(([key, told]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, told)]))];
}

function legend() {
  return [el("h3", {}, "Lines"),
    el("ul", { class: "legend" }, Object.entries(STATUSES).map(([name, look]) => el("li", { "data-status": name },
      el("span", { class: "stroke", "aria-hidden": "true" }), el("b", {}, look.name), " ", look.told))),
    el("h3", {}, "Boxes"),
    el("ul", { class: "legend boxes" }, usedTypes().map((type) => el("li", {}, glyphOf({ group: type }), TYPES[type].name)),
      CLAIMS.some((claim) => claim.from === null) && el("li", { class: "wide" }, el("span", { class: "glyph" }, "⁺² "), "further statements that need no second box"))];
}

// Where the panel stands below the picture, it is scrolled to, with `share` of the window left above it.
function bringPanel(share) {
  if (!matchMedia("(max-width: 700px)").matches) return;
  scrollTo({ top: byId("panel").getBoundingClientRect().top + scrollY - share * innerHeight });
}

// To other parts of the graph: in a large one they come first, since the picture shows little of it.
function ways() {
  return el("section", { class: "ways" }, storyList(), mainEntities());
}

function usedTypes() {
  const used = new Set(NODES.map((node) => node.group));
  return TYPE_ORDER.filter((type) => used.has(type));
}

function storyList() {
  if (PAGE.stories.length < 2) return null;
  const rows = PAGE.stories.slice(0, 40).map(([name, nodes], story) => el("li", {},
    linkButton(name, () => changeView({ kind: "story", story })), el("span", { class: "faint" }, " " + plural(nodes.length, "entity", "entities"))));
  return [el("h3", {}, "Stories"), el("ul", { class: "stories" }, rows.slice(0, 8)),
    rows.length > 8 && el("details", {}, el("summary", {}, (PAGE.stories.length - 8) + " more stories"), el("ul", { class: "stories" }, rows.slice(8)))];
}

const spokenOf = (node) => PARTS[node.id].does.length + PARTS[node.id].undergoes.length + PARTS[node.id].says.length;
const MAIN_ENTITIES = NODES.filter((node) => ["person", "state", "organization", "armed_group"].includes(node.group))
  .sort((one, other) => spokenOf(other) - spokenOf(one) || one.id - other.id).slice(0, 8);

function mainEntities() {
  if (!MAIN_ENTITIES.length) return null;
  return [el("h3", {}, "Most spoken of"), el("p", { class: "ends" }, MAIN_ENTITIES.flatMap((node, place) => [place > 0 && " · ", nodeLink(node.id)]))];
}
