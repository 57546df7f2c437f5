// The address of the page restores the view: #node=, #claim=, #near=, #story=, #path=, #filter=, #list=, #pin=.
let writing = false;

function startLinks() {
  readAddress();
  addEventListener("hashchange", () => { if (!writing) readAddress(); });
  for (const event of ["filters", "view", "selection", "pins"]) on(event, writeAddress);
}

function filterText() {
  const parts = FACETS.filter((facet) => facet.off.size).map((facet) => {
    const kept = facet.all.filter((value) => !facet.off.has(value));
    const short = kept.length <= facet.off.size;
    return facet.id + (short ? ":" : "!") + (short ? kept : [...facet.off]).map(encodeURIComponent).join(",");
  });
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
    else if (id === "confidence") RANGE.confidence = Math.max(0, Math.min(100, Number(values[0]) || 0));
    else if (id === "date" && SPAN) readDates(values);
  }
}

function readDates([from, to, dated]) {
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
  if (asked.has("filter")) { readFilters(asked.get("filter")); STATE.filtered = filterClaims(); tell("filters"); }
  const node = (key) => NODE_BY_KEY.get(decoded(key || ""));
  if (asked.has("near")) {
    const [key, depth] = asked.get("near").split("@");
    if (node(key) !== undefined) changeView({ kind: "near", node: node(key), depth: Math.min(3, Math.max(1, Number(depth) || 1)) });
  } else if (asked.has("story") && PAGE.stories[Number(asked.get("story"))]) changeView({ kind: "story", story: Number(asked.get("story")), whole: asked.has("whole") });
  else if (asked.has("path")) {
    const [from, to] = asked.get("path").split("..").map(node);
    if (from !== undefined && to !== undefined) changeView({ kind: "path", from, to });
  } else if (asked.has("all")) changeView({ kind: "all" });
  if (asked.has("pin")) readPins(asked.get("pin"));
  if (asked.has("claim") && CLAIM_BY_ID.has(decoded(asked.get("claim")))) visitClaim(CLAIM_BY_ID.get(decoded(asked.get("claim"))));
  else if (asked.has("list") && QUESTIONS.some((each) => each.id === asked.get("list"))) selectQuestion(QUESTIONS.find((each) => each.id === asked.get("list")));
  else if (asked.has("node") && node(asked.get("node")) !== undefined) visit(node(asked.get("node")));
}

function addressText() {
  const key = (node) => encodeURIComponent(NODES[node].key);
  const view = STATE.view, chosen = STATE.selection;
  const parts = [];
  if (view.kind === "near") parts.push("near=" + key(view.node) + "@" + view.depth);
  if (view.kind === "story") parts.push("story=" + view.story + (view.whole ? "&whole" : ""));
  if (view.kind === "path") parts.push("path=" + key(view.from) + ".." + key(view.to));
  if (view.kind === "all") parts.push("all");
  if (STATE.pinned.size) parts.push("pin=" + pinText());
  if (filtersActive()) parts.push("filter=" + filterText());
  if (chosen && chosen.kind === "node") parts.push("node=" + key(chosen.node));
  if (chosen && chosen.kind === "list" && chosen.question) parts.push("list=" + chosen.id);
  if (chosen && chosen.kind === "claim") parts.push("claim=" + encodeURIComponent(CLAIMS[chosen.claim].id));
  return parts.join("&");
}

function writeAddress() {
  writing = true;
  // A page inside a frame without an address of its own may not change it; it then simply has no links.
  try { history.replaceState(null, "", "#" + addressText()); } catch { /* no address to write to */ }
  writing = false;
}
