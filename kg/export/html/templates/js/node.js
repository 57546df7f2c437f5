// One entity: its statements grouped by what it does, what is done to it, what it says and where else it takes part.
function nodePanel(node) {
  const facts = NODES[node];
  const parts = PARTS[node];
  if (facts.claim !== undefined) return claimPanel(facts.claim);
  return el("article", {},
    el("h2", { tabindex: "-1" }, glyphOf(facts), facts.label),
    el("p", { class: "faint" }, factsLine(facts)),
    el("p", { class: "actions" }, exploreButtons(node)),
    pathPicker(node),
    jumps(parts),
    group("Does", ordered(parts.does)),
    group("Is done to it", ordered(parts.undergoes)),
    group("Says", ordered(parts.says)),
    group("Takes part", ordered(parts.takesPart)),
    phraseClaims(node));
}

function factsLine(facts) {
  const aliases = (facts.aliases || []).filter((alias) => alias !== facts.label);
  const wikidata = facts.wikidata && /^Q\d+$/.test(facts.wikidata)
    ? outsideLink("https://www.wikidata.org/wiki/" + facts.wikidata, facts.wikidata) : facts.wikidata;
  const country = facts.country && NODE_BY_KEY.has(facts.country) ? NODES[NODE_BY_KEY.get(facts.country)].label : facts.country;
  const parts = [kindOf(facts).name, country, (facts.roles || []).join(", "), aliases.length && "also: " + aliases.slice(0, 8).join(", "), wikidata].filter(Boolean);
  return parts.flatMap((part, place) => [place > 0 && " · ", part]);
}

function exploreButtons(node) {
  const shown = DRAWN.nodes.get(node) !== null;
  return [
    button("Neighbors", () => { changeView({ kind: "near", node, depth: 1 }); select({ kind: "node", node }); }),
    shown && pinButton(node),
    shown && button("Hide", () => { STATE.hiddenNodes.add(node); select(null); tell("filters"); }),
    button("Copy link", () => copy(addressOf("node", NODES[node].key), "Link copied")),
    button("Copy SPARQL", () => copy(sparqlOf([...PARTS[node].does, ...PARTS[node].undergoes]), "Query copied")),
  ];
}

function pathPicker(node) {
  const options = [...DRAWN.view.neighbors.keys()].filter((other) => other !== node && NODES[other].claim === undefined);
  const field = el("input", { id: "path-to", type: "text", placeholder: "another entity", "aria-describedby": "path-note" });
  const note = el("span", { id: "path-note", class: "faint", role: "status" });
  const go = () => {
    const reachable = new Set(options);
    const other = find(field.value).find((each) => reachable.has(each));
    if (other === undefined) { note.textContent = " no connected entity of that name"; return; }
    changeView({ kind: "path", from: node, to: other });
  };
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  return el("p", { class: "path" }, el("label", { for: "path-to" }, "Path to "), field, button("Go", go), note);
}

function ordered(indexes) {
  const rank = (index) => Object.keys(STATUSES).indexOf(CLAIMS[index].status);
  return told(new Set(indexes)).sort((one, other) => rank(one) - rank(other));
}

// Straight to a group below, where the first ones are long.
function jumps(parts) {
  const groups = [["Does", parts.does], ["Is done to it", parts.undergoes], ["Says", parts.says], ["Takes part", parts.takesPart]].filter(([, indexes]) => indexes.length);
  if (groups.length < 2) return null;
  return el("p", { class: "jumps" }, groups.flatMap(([title, indexes], place) => [place > 0 && " · ",
    linkButton(title + " " + new Set(indexes).size, () => { const heading = byId("group-" + title.replaceAll(" ", "-")); heading.scrollIntoView({ block: "start" }); heading.focus(); })]));
}

function group(title, indexes) {
  if (!indexes.length) return null;
  return el("section", {}, el("h3", { id: "group-" + title.replaceAll(" ", "-"), tabindex: "-1" }, title + " (" + indexes.length + ")"), claimList(indexes));
}

// Words that are no entity have no statements of their own: those whose line ends here are theirs.
function phraseClaims(node) {
  if (NODES[node].group !== "phrase") return null;
  return group("Is done to it", CLAIMS.filter((claim) => claim.to === node).map((claim) => claim.index));
}
