// The filters on the left. Rows are made once; after that only their counts change.
const ROWS = new Map();
const FIRST_ROWS = 10;
const MOST_ROWS = 100;

function startFilters() {
  fill(byId("scope"), scopeWords());
  const sections = [presets(), ...FACETS.filter((facet) => facet.all.length > 1 || facet.id === "status").map(facetSection), confidenceSection(), dateSection(), otherSection()];
  fill(byId("facets"), sections);
  if (innerWidth < 700) byId("filter-sheet").open = false;
  on("filters", showCounts);
  on("view", showCounts);
  showCounts();
}

function presets() {
  const only = (...names) => () => { resetFilters(); const status = FACETS[0]; status.all.filter((each) => !names.includes(each)).forEach((each) => status.off.add(each)); changeFilters(); };
  return el("p", { class: "presets" },
    button("Reset", () => { resetFilters(); STATE.hiddenNodes.clear(); STATE.unconnected = false; changeFilters(); }, { id: "reset" }),
    button("Asserted only", only("asserted")), button("Not confirmed", only("claimed", "not_actual"), { title: "claimed or not actual" }));
}

function facetSection(facet) {
  const first = facet.order ? facet.all.length : FIRST_ROWS;
  const content = [el("ul", {}, facet.all.slice(0, first).map((value) => facetRow(facet, value))), facet.all.length > first && restOf(facet, facet.all.slice(first))];
  if (facet.folded) return el("details", { class: "facet", "data-facet": facet.id }, el("summary", {}, facet.name), content);
  return el("fieldset", { class: "facet", "data-facet": facet.id }, el("legend", {}, facet.name), content);
}

// The rarer values, made when somebody asks for them: of thousands of speakers one is found by typing.
function restOf(facet, values) {
  const rows = el("ul", {});
  const shown = (wanted) => {
    const found = values.filter((value) => plain(facet.label(value)).includes(wanted));
    fill(rows, found.slice(0, MOST_ROWS).map((value) => facetRow(facet, value)), !found.length && el("li", { class: "faint" }, "no other of that name"),
      found.length > MOST_ROWS && el("li", { class: "faint" }, "and " + (found.length - MOST_ROWS).toLocaleString("en") + " more: type further"));
    showCounts();
  };
  const field = el("input", { type: "search", class: "narrow", placeholder: "find", "aria-label": "Find in " + facet.name, input: () => shown(plain(field.value.trim())) });
  return el("details", { class: "rest", toggle: (event) => { if (event.target.open && !rows.children.length) shown(""); } },
    el("summary", {}, values.length.toLocaleString("en") + " more"), values.length > FIRST_ROWS && field, rows);
}

function facetRow(facet, value) {
  if (ROWS.has(facet.id + "\n" + value)) return ROWS.get(facet.id + "\n" + value).row;
  const box = el("input", { type: "checkbox", checked: true, change: () => {
    if (box.checked) facet.off.delete(value); else facet.off.add(value);
    changeFilters();
  } });
  const count = el("span", { class: "count" });
  const only = button("only", () => {
    facet.off = new Set(facet.all.filter((each) => each !== value));
    changeFilters();
  }, { class: "only", "aria-label": "only " + facet.label(value) });
  const row = el("li", {}, el("label", {}, box, facetSign(facet, value), el("span", { class: "name" }, facet.label(value)), count), only);
  ROWS.set(facet.id + "\n" + value, { facet, value, box, count, row });
  return row;
}

function facetSign(facet, value) {
  if (facet.id === "type") return glyphOf({ group: value });
  if (facet.id === "status") return el("span", { class: "stroke", "data-status": value, "aria-hidden": "true" });
  return null;
}

function confidenceSection() {
  const shown = el("output", { id: "confidence-shown" }, "0");
  const slider = el("input", { id: "confidence", type: "range", min: "0", max: "100", step: "5", value: "0", input: () => { RANGE.confidence = Number(slider.value); changeFilters(); } });
  return el("div", { class: "facet", "data-facet": "confidence" }, el("label", { for: "confidence" }, "Confidence ≥ ", shown), el("div", { id: "confidences", class: "histogram", "aria-hidden": "true" }), slider);
}

function dateSection() {
  if (!SPAN || SPAN.bins < 2) return null;
  const last = String(SPAN.bins - 1);
  const handle = (name, edge, start) => el("input", { type: "range", min: "0", max: last, value: start, id: "date-" + edge, "aria-label": name, input: (event) => {
    RANGE[edge] = Number(event.target.value);
    if (RANGE.from > RANGE.to) RANGE[edge === "from" ? "to" : "from"] = RANGE[edge];
    changeFilters();
  } });
  const undated = el("input", { type: "checkbox", id: "undated", change: () => { RANGE.undated = undated.checked; changeFilters(); } });
  undated.checked = true;
  return el("div", { class: "facet", "data-facet": "date" }, el("h2", {}, "Date ", el("output", { id: "date-shown" })), el("div", { id: "histogram", class: "histogram", "aria-hidden": "true" }),
    handle("from", "from", "0"), handle("until", "to", last), el("label", {}, undated, el("span", { class: "name" }, "undated too"), el("span", { id: "undated-count", class: "count" })));
}

function otherSection() {
  const box = el("input", { type: "checkbox", id: "unconnected", change: () => { STATE.unconnected = box.checked; changeFilters(); } });
  return el("div", { class: "facet" }, el("label", {}, box, el("span", { class: "name" }, "show entities without a line")));
}

function showCounts() {
  const { passing, counts } = STATE.filtered;
  for (const { facet, value, box, count, row } of ROWS.values()) {
    const number = counts[facet.id].get(value) || 0;
    count.textContent = number.toLocaleString("en");
    box.checked = !facet.off.has(value);
    row.classList.toggle("none", number === 0);
  }
  byId("unconnected").checked = STATE.unconnected;
  showConfidences();
  if (byId("histogram")) showDates();
  const shown = DRAWN.view.nodes.filter((node) => isEntity(NODES[node])).length;
  byId("counts").textContent = shown.toLocaleString("en") + " of " + plural(ENTITIES.length, "entity", "entities") + " in the picture, "
    + passing.length.toLocaleString("en") + " of " + plural(CLAIMS.length, "statement");
  fill(byId("hidden"), hiddenWords());
}

// What the page is a part of, and how to see the rest.
function scopeWords() {
  const scope = PAGE.scope;
  if (!scope) return [];
  const command = (words) => el("code", {}, words);
  const remedy = scope.capped ? ["More would be slow to open: ", command("kg html OUT --where event=ASSAULT"), " or ", command("--focus NAME"), " makes a page of others."]
    : [command("kg html OUT"), " makes the page of all."];
  return ["This page holds " + CLAIMS.length.toLocaleString("en") + " of " + plural(scope.claims, "statement") + " and " + ENTITIES.length.toLocaleString("en")
    + " of " + plural(scope.entities, "entity", "entities") + ": " + scope.chosen.join("; ") + ". ", remedy];
}

// Everything that is not in the picture, by reason, so that nobody takes a part for the whole.
function hiddenWords() {
  const { passing } = STATE.filtered;
  const filtered = CLAIMS.length - passing.length;
  const undrawnCount = passing.filter((index) => CLAIMS[index].from === null).length;
  const outside = passing.length - undrawnCount - DRAWN.view.claims.length;
  const alone = STATE.unconnected ? 0 : unconnectedNodes(DRAWN.view.neighbors).length;
  const parts = [
    filtered && plural(filtered, "statement") + " hidden by the filters",
    outside > 0 && plural(outside, "statement") + " outside this view",
    undrawnCount && plural(undrawnCount, "statement") + " without a second box (⁺ on the box, and in the table)",
    alone && plural(alone, "entity", "entities") + " without a line",
    STATE.hiddenNodes.size && plural(STATE.hiddenNodes.size, "box", "boxes") + " hidden by hand",
  ].filter(Boolean);
  return parts.length ? "Not in the picture: " + parts.join("; ") + "." : "";
}

function showConfidences() {
  const { confidences, passing } = STATE.filtered;
  fill(byId("confidences"), histogramOf(confidences, (bin) => bin * CONFIDENCE_STEP >= RANGE.confidence));
  byId("confidence").value = String(RANGE.confidence);
  byId("confidence").setAttribute("aria-valuetext", (RANGE.confidence / 100).toFixed(2) + ": " + plural(passing.length, "statement"));
  byId("confidence-shown").textContent = (RANGE.confidence / 100).toFixed(2);
}

function showDates() {
  const { histogram, undated } = STATE.filtered;
  fill(byId("histogram"), histogramOf(histogram, (bin) => bin >= RANGE.from && bin <= RANGE.to));
  byId("date-shown").textContent = binName(RANGE.from) + (RANGE.to > RANGE.from ? " – " + binName(RANGE.to) : "");
  for (const [id, edge] of [["date-from", "from"], ["date-to", "to"]]) {
    byId(id).value = String(RANGE[edge]);
    byId(id).setAttribute("aria-valuetext", binName(RANGE[edge]));
  }
  byId("undated").checked = RANGE.undated;
  byId("undated-count").textContent = undated.toLocaleString("en");
}

// Bars by the root of their number, so that few are seen beside many.
function histogramOf(counts, inside) {
  const most = Math.max(1, ...counts);
  const sheet = shape("svg", { viewBox: "0 0 " + counts.length * 10 + " 36", preserveAspectRatio: "none" });
  counts.forEach((count, bin) => {
    const height = count ? Math.max(2, 36 * Math.sqrt(count / most)) : 0;
    sheet.append(shape("rect", { x: bin * 10 + 0.5, y: 36 - height, width: 9, height, class: inside(bin) ? "in" : "out" }));
  });
  return sheet;
}
