// What can be taken away: the picture (PNG, SVG), and the statements that pass the filters, or the chosen ones of them, as JSON,
// CSV, Turtle and SPARQL. Each entry says how many it takes.
function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: type + ";charset=utf-8" }));
  const link = el("a", { download: name });
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce("Saved " + name);
}

function startTakeAway() {
  const menu = byId("take-away");
  for (const event of ["filters", "selection"]) on(event, showTakeAway);
  showTakeAway();
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
}

function showTakeAway() {
  const menu = byId("take-away");
  const entry = (words, action) => button(words, () => { menu.open = false; action(); });
  const entries = (words, indexes) => [
    entry("JSON of " + words, () => save("statements.json", "application/json", JSON.stringify(indexes.map(plainClaim), null, 1))),
    entry("CSV of " + words, () => save("statements.csv", "text/csv", csvOf(indexes))),
    entry("Turtle of " + words, () => save("statements.ttl", "text/turtle", turtleOf(indexes))),
    entry("Copy SPARQL of " + words, () => copy(sparqlOf(indexes), "Query copied"))];
  const passing = STATE.filtered.passing, chosen = chosenClaims();
  fill(menu.querySelector(".sheet"),
    entry("PNG of the picture", savePicture),
    entry("SVG of the picture", () => save("graph.svg", "image/svg+xml", svgOf())),
    el("p", { class: "faint" }, plural(passing.length, "statement") + (filtersActive() ? " that pass the filters" : ", drawn or not")),
    entries("these " + passing.length.toLocaleString("en"), passing),
    chosen.length > 0 && [el("p", { class: "faint" }, "Only what is chosen: " + shorten(chosenName(), 40)), entries("the chosen " + chosen.length.toLocaleString("en"), chosen)],
    entry("Print", () => window.print()));
}

// The statements that the panel shows of what is chosen.
function chosenClaims() {
  const chosen = STATE.selection;
  if (!chosen) return [];
  if (chosen.kind === "claim") return [chosen.claim];
  if (chosen.kind === "line") return chosen.claims;
  if (chosen.kind === "list") return chosen.of();
  if (chosen.kind !== "node") return [];
  if (NODES[chosen.node].claim !== undefined) return [NODES[chosen.node].claim];
  const parts = PARTS[chosen.node];
  return [...new Set([...parts.does, ...parts.undergoes, ...parts.says, ...parts.takesPart])].sort((one, other) => one - other);
}

function chosenName() {
  return byId("panel").querySelector("h2").textContent;
}

function plainClaim(index) {
  const claim = CLAIMS[index];
  const end = (node) => (node === null ? null : { id: NODES[node].key, label: NODES[node].label, type: NODES[node].group });
  return {
    id: claim.id, subject: end(claim.subject), relation: claim.relation, label: claim.label, predicate: claim.predicate,
    object: claim.object !== null ? end(claim.object) : claim.objectText !== null ? { text: claim.objectText } : claim.objectClaim !== null ? { claim: CLAIMS[claim.objectClaim].id } : null,
    arguments: argumentsOf(claim).map((each) => ({ role: each.role, preposition: each.preposition, id: each.node === null ? null : NODES[each.node].key, label: each.label })),
    event: claim.event, mode: claim.mode, polarity: claim.negated ? "negated" : "affirmed", modality: claim.modality, asserted: claim.asserted,
    according_to: claim.speakers, when: claim.when, where: claim.where, confidence: claim.confidence / 100,
    content_of: claim.contentOf === null ? null : CLAIMS[claim.contentOf].id,
    evidence: evidenceOf(claim).map((item) => ({ article: item.article.id, source: item.article.source || null, published: item.article.published || null, url: item.article.url || null,
      start: item.start, end: item.end, quote: excerptAround(item).quote, rules: item.rules })),
  };
}

function savePicture() {
  const canvas = byId("graph").querySelector("canvas");
  const sheet = el("canvas", {});
  sheet.width = canvas.width;
  sheet.height = canvas.height;
  const pen = sheet.getContext("2d");
  pen.fillStyle = PAPER[theme()];
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(canvas, 0, 0);
  sheet.toBlob((blob) => save("graph.png", "image/png", blob));
}

// Turtle with the names of the whole graph's export. Only what needs no escaping becomes a name, everything else a string.
const PREFIXES = {
  claim: PAGE.base + "claim/", document: PAGE.base + "document/", id: PAGE.base, kg: "https://w3id.org/geopolitical-kg/ontology#",
  prov: "http://www.w3.org/ns/prov#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", skos: "http://www.w3.org/2004/02/skos/core#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", xsd: "http://www.w3.org/2001/XMLSchema#",
};
const LETTERS = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function turtleString(text) {
  return '"' + wellFormed(text).replace(/[\\"\n\r\t]/g, (letter) => LETTERS[letter]) + '"';
}

// Of an IRI: what an address leaves as it is, an IRI here does not.
function iriPart(text) {
  return encoded(text).replace(/[!'()*]/g, (letter) => "%" + letter.charCodeAt(0).toString(16).toUpperCase());
}

function turtleName(prefix, key) {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) return prefix + ":" + key;
  return "<" + PREFIXES[prefix] + iriPart(key) + ">";
}

function relationName(curie) {
  return /^kg:[A-Za-z0-9]+$/.test(curie) ? curie : "kg:other";
}

function prefixLines(begin, end) {
  return Object.entries(PREFIXES).map(([prefix, place]) => begin + " " + prefix + ": <" + place + ">" + end);
}

function turtleOf(indexes) {
  const nodes = new Set();
  const blocks = indexes.map((index) => claimTurtle(CLAIMS[index], nodes));
  const labels = [...nodes].sort((one, other) => one - other).map((node) => turtleName("id", NODES[node].key) + " skos:prefLabel " + turtleString(NODES[node].label) + " .");
  return [...prefixLines("@prefix", " ."), "", ...labels, "", ...blocks].join("\n") + "\n";
}

function claimTurtle(claim, nodes) {
  const entity = (node) => { nodes.add(node); return turtleName("id", NODES[node].key); };
  const reference = (index) => turtleName("claim", CLAIMS[index].id);
  const subject = entity(claim.subject);
  const object = claim.object !== null ? entity(claim.object) : claim.objectClaim !== null ? reference(claim.objectClaim)
    : claim.objectText !== null ? turtleString(claim.objectText) : null;
  const facts = [
    ["a", "kg:Claim"], ["rdf:subject", subject], ["rdf:predicate", relationName(claim.relation)], ["rdf:object", object],
    ["kg:asserted", String(claim.asserted)], ["kg:polarity", turtleString(claim.negated ? "negated" : "affirmed")],
    ["kg:modality", turtleString(claim.modality)], ...claim.speakers.map((each) => ["kg:accordingTo", turtleName("id", each.id)]),
    ["kg:attribution", claim.speakers.length && turtleString(claim.speakers.map((each) => each.label).join(" > "))],
    ["kg:when", claim.when && turtleString(claim.when)], ["kg:place", claim.where && turtleName("id", claim.where.id)],
    ["kg:contentOf", claim.contentOf !== null && reference(claim.contentOf)], ["kg:predicateText", turtleString(claim.predicate)],
    ["kg:confidence", '"' + decimal(claim.confidence) + '"^^xsd:decimal'],
    ...evidenceOf(claim).flatMap((item) => [["kg:evidence", stretch(item)], ["prov:wasDerivedFrom", turtleName("document", item.article.id)]]),
  ].filter(([, value]) => value);
  const plainEdge = claim.asserted && claim.object !== null ? [subject + " " + relationName(claim.relation) + " " + object + " ."] : [];
  const quotes = evidenceOf(claim).map((item) => stretch(item) + " nif:anchorOf " + turtleString(excerptAround(item).quote) + " .");
  return [...plainEdge, turtleName("claim", claim.id) + " " + facts.map((fact) => fact.join(" ")).join(" ;\n  ") + " .", ...quotes].join("\n");
}

function stretch(item) {
  const place = iriPart(item.article.id);
  return "<" + PREFIXES.document + place + "#char=" + item.start + "," + item.end + ">";
}

function decimal(percent) {
  const text = String(percent / 100);
  return text.includes(".") ? text : text + ".0";
}

function sparqlOf(indexes) {
  const names = indexes.map((index) => turtleName("claim", CLAIMS[index].id));
  return [...prefixLines("PREFIX", ""), "SELECT ?claim ?subject ?relation ?object ?polarity ?modality ?asserted WHERE {",
    "  VALUES ?claim { " + names.join(" ") + " }",
    "  ?claim rdf:subject ?subject ; rdf:predicate ?relation ; kg:polarity ?polarity ; kg:modality ?modality ; kg:asserted ?asserted .",
    "  OPTIONAL { ?claim rdf:object ?object }", "}"].join("\n") + "\n";
}
