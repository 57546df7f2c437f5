// The address of the page restores what is seen: the view (#near=, #story=, #path=, #all), what is chosen (#node=, #claim=,
// #line=, #list=, #place=, #time=), #filter=, #pin=, #hide=, and the open #sheet=.
// What is chosen and which part is shown make a step of the browser's history, so that its Back undoes it; filters, pins and
// sheets change the step they were made in.
const HISTORY = { restoring: false, waiting: false, step: "", number: 0, trails: new Map() };

function startLinks() {
  readAddress();
  HISTORY.step = stepText();
  remember("replaceState");
  // A step of this page has a state; a link to a place on it has none, and only adds to what is seen.
  addEventListener("popstate", (event) => { if (event.state) restore(event.state.number); else readAddress(); });
  for (const event of ["filters", "view", "selection", "pins"]) on(event, writeAddress);
  for (const id of SHEETS) byId(id).addEventListener("toggle", writeAddress);
}

// What the address names, and nothing else.
function restore(number) {
  HISTORY.restoring = true;
  STATE.hiddenNodes.clear();
  resetFilters();
  STATE.view = { kind: "open" };
  STATE.readable = READABLE;
  STATE.selection = null;
  changeFilters();
  tell("view");
  readAddress();
  HISTORY.number = number;
  STATE.trail = HISTORY.trails.get(number) || [];
  tell("selection");
  HISTORY.step = stepText();
  HISTORY.restoring = false;
}

function filterText() {
  const parts = FACETS.filter((facet) => facet.off.size).map((facet) => {
    const kept = facet.all.filter((value) => !facet.off.has(value));
    const short = kept.length <= facet.off.size;
    return facet.id + (short ? ":" : "!") + (short ? kept : [...facet.off]).map(encodeURIComponent).join(",");
  });
  if (RANGE.question) parts.push("question:" + RANGE.question.id);
  if (RANGE.confidence) parts.push("confidence:" + RANGE.confidence);
  if (datesNarrowed()) parts.push("date:" + binName(RANGE.from) + "," + binName(RANGE.to) + (RANGE.undated ? "" : ",dated"));
  return parts.join(";");
}

function readFilters(text) {
  resetFilters();
  for (const part of text.split(";")) {
    const found = /^([a-z]+)([:!])(.*)$/.exec(part);
    if (!found) continue;
    const [, id, sign, list] = found;
    const values = list.split(",").map(decoded);
    const facet = FACETS.find((each) => each.id === id);
    if (facet) facet.off = new Set(facet.all.filter((value) => values.includes(value) === (sign === "!")));
    else if (id === "question") RANGE.question = QUESTIONS.find((each) => each.id === values[0]) || null;
    else if (id === "confidence") RANGE.confidence = Math.max(0, Math.min(100, Number(values[0]) || 0));
    else if (id === "date" && SPAN) readDates(values);
  }
}

function readDates([from, to, dated]) {
  if (!from || !to) return;
  const bins = Array.from({ length: SPAN.bins }, (_, bin) => binName(bin));
  const first = bins.findIndex((bin) => bin >= from), last = bins.findLastIndex((bin) => bin.slice(0, to.length) <= to);
  RANGE.from = Math.max(0, first);
  RANGE.to = Math.max(RANGE.from, last);
  RANGE.undated = dated !== "dated";
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function readAddress() {
  const asked = new Map(location.hash.slice(1).split("&").filter(Boolean).map((part) => {
    const place = part.indexOf("=");
    return place < 0 ? [part, ""] : [part.slice(0, place), part.slice(place + 1)];
  }));
  if (asked.has("hide")) STATE.hiddenNodes = new Set(asked.get("hide").split(",").map(nodeNamed).filter((node) => node !== undefined));
  if (asked.has("filter")) readFilters(asked.get("filter"));
  if (asked.has("filter") || asked.has("hide")) changeFilters();
  readView(asked);
  if (asked.has("pin")) readPins(asked.get("pin"));
  for (const [kind, choose] of Object.entries(CHOOSE)) if (asked.has(kind)) {
    if (!choose(decoded(asked.get(kind)))) notice("This page does not hold what its address names (" + shorten(kind + "=" + decoded(asked.get(kind)), 60) + ").");
    break;
  }
  if (SHEETS.includes(asked.get("sheet")) && !byId(asked.get("sheet")).hidden) byId(asked.get("sheet")).open = true;
}

function nodeNamed(key) {
  return NODE_BY_KEY.get(decoded(key || ""));
}

function readView(asked) {
  const story = Number(asked.get("story"));
  if (asked.has("near")) {
    const [key, depth] = asked.get("near").split("@");
    if (nodeNamed(key) !== undefined) changeView({ kind: "near", node: nodeNamed(key), depth: Math.min(3, Math.max(1, Number(depth) || 1)) });
  } else if (asked.has("story") && PAGE.stories[story]) changeView({ kind: "story", story, whole: asked.has("whole") });
  else if (asked.has("path")) {
    const [from, to] = asked.get("path").split("..").map(nodeNamed);
    if (from !== undefined && to !== undefined) changeView({ kind: "path", from, to });
  } else if (asked.has("all")) changeView({ kind: "all" });
}

// What each kind of name chooses; false where the page does not hold it.
const CHOOSE = {
  claim: (name) => CLAIM_BY_ID.has(name) && chosen(() => visitClaim(CLAIM_BY_ID.get(name))),
  line: (name) => CLAIM_BY_ID.has(name) && chosen(() => selectLineOf(CLAIM_BY_ID.get(name))),
  list: (name) => QUESTIONS.some((each) => each.id === name) && chosen(() => selectQuestion(QUESTIONS.find((each) => each.id === name))),
  place: (key) => PLACED.some(([, node]) => NODES[node].key === key) && chosen(() => selectPlace(NODE_BY_KEY.get(key))),
  time: (name) => barNamed(name) !== undefined && chosen(() => selectBar(barNamed(name))),
  node: (key) => NODE_BY_KEY.has(key) && chosen(() => visit(NODE_BY_KEY.get(key))),
};

function chosen(choose) {
  choose();
  return true;
}

function selectLineOf(index) {
  const line = [...DRAWN.lines.values()].find((each) => each.claims.includes(index));
  if (line) selectLine(line.id); else visitClaim(index);
}

function viewParts() {
  const key = (node) => encoded(NODES[node].key);
  const view = STATE.view;
  if (view.kind === "near") return ["near=" + key(view.node) + "@" + view.depth];
  if (view.kind === "story") return ["story=" + view.story + (view.whole ? "&whole" : "")];
  if (view.kind === "path") return ["path=" + key(view.from) + ".." + key(view.to)];
  return view.kind === "all" ? ["all"] : [];
}

function selectionParts() {
  const chosen = STATE.selection;
  if (!chosen) return [];
  if (chosen.kind === "node") return ["node=" + encoded(NODES[chosen.node].key)];
  if (chosen.kind === "claim") return ["claim=" + encoded(CLAIMS[chosen.claim].id)];
  if (chosen.kind === "line") return ["line=" + encoded(CLAIMS[chosen.claims[0]].id)];
  if (chosen.question) return ["list=" + chosen.id];
  if (chosen.place !== undefined) return ["place=" + encoded(NODES[chosen.place].key)];
  return chosen.bar !== undefined ? ["time=" + encoded(chosen.bar)] : [];
}

function stepText() {
  return [...viewParts(), ...selectionParts()].join("&");
}

function addressText() {
  const parts = viewParts();
  if (STATE.pinned.size) parts.push("pin=" + pinText());
  if (STATE.hiddenNodes.size) parts.push("hide=" + [...STATE.hiddenNodes].map((node) => encoded(NODES[node].key)).join(","));
  if (filtersActive()) parts.push("filter=" + filterText());
  parts.push(...selectionParts());
  const sheet = SHEETS.find((id) => byId(id).open);
  if (sheet) parts.push("sheet=" + sheet);
  return parts.join("&");
}

// One step for all that a click changes: a box that is visited changes the view and what is chosen.
function writeAddress() {
  if (HISTORY.restoring) return;
  const step = stepText();
  const again = HISTORY.waiting || step === HISTORY.step;
  HISTORY.step = step;
  remember(again ? "replaceState" : "pushState");
  if (HISTORY.waiting || again) return;
  HISTORY.waiting = true;
  setTimeout(() => { HISTORY.waiting = false; }, 0);
}

function remember(how) {
  if (how === "pushState") HISTORY.number++;
  HISTORY.trails.set(HISTORY.number, STATE.trail);
  // A page inside a frame without an address of its own may not change it; it then simply has no links.
  try { history[how]({ number: HISTORY.number }, "", "#" + addressText()); } catch { /* no address to write to */ }
}
