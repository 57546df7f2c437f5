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
    shown && button("Hide", () => hide(node), { title: "Take the box out of the picture (h)" }),
    button("Copy link", () => copy(addressOf("node", NODES[node].key), "Link copied")),
    button("Copy SPARQL", () => copy(sparqlOf([...PARTS[node].does, ...PARTS[node].undergoes]), "Query copied")),
  ];
}

function hide(node) {
  STATE.hiddenNodes.add(node);
  select(null);
  tell("filters");
}

// Among the entities that a line reaches.
function pathPicker(node) {
  const connected = (other) => other !== node && DRAWN.view.neighbors.has(other);
  if (!DRAWN.view.neighbors.has(node)) return null;
  const field = el("input", { id: "path-to", type: "search", placeholder: "another entity", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": "path-found", "aria-autocomplete": "list" });
  const list = el("ul", { id: "path-found", class: "found", role: "listbox", "aria-label": "Entities to lead to", hidden: true });
  suggest(field, list, connected, (other) => changeView({ kind: "path", from: node, to: other }));
  return el("div", { class: "path" }, el("label", { for: "path-to" }, "Shortest path to "), field, list);
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
