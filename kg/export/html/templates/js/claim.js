// One claim, evidence first: its sentence with subject, predicate and object marked in place, and everything that qualifies it.
function nodeLink(node, words) {
  return linkButton([glyphOf(NODES[node]), words || NODES[node].label], () => visit(node));
}

function claimPanel(index) {
  const claim = CLAIMS[index];
  const evidence = evidenceOf(claim);
  return el("article", { class: "claim" },
    el("h2", { tabindex: "-1" }, subjectWords(claim), " — ", relationWords(claim), " → ", shorten(targetWords(claim) || "(nobody named)", 120)),
    el("p", { class: "status", "data-status": claim.status }, statusLine(claim)),
    placeInPicture(claim),
    evidence.map((item) => evidenceBlock(item)),
    el("dl", {}, factRows(claim)),
    toldBlock(claim),
    el("p", { class: "ends" }, endsOf(claim)),
    rulesBlock(evidence),
    el("p", { class: "actions" },
      button("Copy citation", () => copy(citation(claim), "Citation copied")),
      button("Copy link", () => copy(addressOf("claim", claim.id), "Link copied")),
      button("Copy SPARQL", () => copy(sparqlOf([index]), "Query copied"))));
}

// Above the sentence: that the picture does not show it, and the way to where it does.
function placeInPicture(claim) {
  if (claim.from === null) return el("p", { class: "faint" }, "No line in the picture: it has no second box.");
  if (!missingFromPicture(claim)) return null;
  return el("p", { class: "actions" }, el("span", { class: "faint" }, "Not in the picture now."),
    button("Show in the picture", () => showInPicture(claim)));
}

// By its two boxes; what the filters or the reader's own hand keep out has to be let in first.
function showInPicture(claim) {
  const hidden = [claim.from, claim.to].filter((node) => STATE.hiddenNodes.delete(node)).length;
  const filtered = !STATE.filtered.passed[claim.index];
  if (filtered) resetFilters();
  if (hidden || filtered) changeFilters();
  changeView({ kind: "path", from: claim.from, to: claim.to });
  showSelection();
  if (matchMedia("(max-width: 700px)").matches) byId("picture").scrollIntoView();
}

function missingFromPicture(claim) {
  return claim.from !== null && ![...DRAWN.lines.values()].some((line) => line.claims.includes(claim.index));
}

function statusLine(claim) {
  const speakers = claim.speakers.map((speaker) => speaker.label).join(" → ");
  const voice = speakers ? "according to " + speakers : "in the article's own voice";
  return [statusWords(claim) + " " + voice, timeWords(claim.when), "confidence " + (claim.confidence / 100).toFixed(2)].filter(Boolean).join(" · ");
}

function evidenceBlock(item) {
  const { before, quote, after } = contextOf(item);
  const article = item.article;
  const where = [sourceName(article), article.published].filter(Boolean).join(", ");
  return el("figure", {},
    el("blockquote", {},
      before && el("span", { class: "context" }, before + " "),
      el("span", { class: "quote" }, marked(quote, item.parts)),
      after && el("span", { class: "context" }, " " + after)),
    el("figcaption", {},
      article.url ? outsideLink(article.url, where) : where,
      article.title && article.title !== where && el("span", { class: "faint" }, " · " + article.title),
      el("span", { class: "faint" }, " · " + article.id + " @ " + item.start)));
}

// The sentence in pieces; where parts overlap the inner one wins, so that every letter stands exactly once.
function marked(quote, parts) {
  const letters = Array.from(quote);
  const owner = new Array(letters.length).fill(null);
  const order = [...parts].sort((one, other) => (other[2] - other[1]) - (one[2] - one[1]));
  for (const [name, from, to] of order) for (let at = Math.max(0, from); at < to && at < letters.length; at++) owner[at] = name;
  const pieces = [];
  for (let at = 0; at < letters.length;) {
    let end = at;
    while (end < letters.length && owner[end] === owner[at]) end++;
    const text = letters.slice(at, end).join("");
    pieces.push(owner[at] ? el("mark", { class: owner[at], title: owner[at] }, text) : text);
    at = end;
  }
  return pieces;
}

function factRows(claim) {
  const rows = [
    ["Says so", claim.speakers.length ? speakerChain(claim) : "the article itself"],
    ["Polarity", claim.negated ? "negated: it is said not to be so" : "affirmed"],
    ["Modality", claim.modality + ": " + MODALITY_NAMES[claim.modality]],
    ["Event", [claim.event.toLowerCase(), claim.mode && " / " + claim.mode, claim.quad ? " (" + QUAD_NAMES[claim.quad] + ")" : ""].filter(Boolean).join("")],
    ["Relation", claim.relation + (DEFINITIONS.has(claim.relation) ? ": " + DEFINITIONS.get(claim.relation) : "")],
    ["Words", claim.predicate],
    ["Date", timeWords(claim.when) || "not said"],
    ["Place", claim.where && (NODE_BY_KEY.has(claim.where.id) ? nodeLink(NODE_BY_KEY.get(claim.where.id)) : claim.where.label)],
    ...argumentsOf(claim).map((each) => [capital(each.role), [each.preposition && each.preposition + " ", each.node === null ? each.label : nodeLink(each.node, each.label)]]),
    ["Confidence", (claim.confidence / 100).toFixed(2)],
    ["Sources", claim.evidenceRows.length > 1 && String(claim.evidenceRows.length)],
    ["Id", [pageLink("claim", claim.id, claim.id), el("span", { class: "faint" }, " permalink; more by ", el("code", {}, "kg explain " + claim.id.slice(0, 8) + " OUT"), ", OUT being the folder of its graph")]],
  ];
  return rows.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]);
}

function capital(words) {
  return words ? words[0].toUpperCase() + words.slice(1).replaceAll("_", " ") : "With";
}

function speakerChain(claim) {
  return claim.speakers.flatMap((speaker, place) => [
    place > 0 && ", according to whom ",
    NODE_BY_KEY.has(speaker.id) ? nodeLink(NODE_BY_KEY.get(speaker.id), speaker.label) : speaker.label,
  ]);
}

// From a claim to the telling it is content of, and from a telling to its contents.
function toldBlock(claim) {
  const parts = [];
  const list = (title, indexes) => parts.push(el("section", { class: "told" }, el("h3", {}, title), claimList(indexes)));
  if (claim.contentOf !== null) list("This is what is told in", [claim.contentOf]);
  const absent = PAGE.tellings[claim.index];
  if (absent) parts.push(el("section", { class: "told" }, el("h3", {}, "This is what is told in"), el("p", {}, absent, el("span", { class: "faint" }, " · not on this page"))));
  const contents = [...new Set([...(CONTENTS.get(claim.index) || []), ...(claim.objectClaim === null ? [] : [claim.objectClaim])])];
  if (contents.length) list("What is told", contents);
  return parts;
}

function endsOf(claim) {
  const ends = [claim.subject, claim.object].filter((node, place, all) => node !== null && all.indexOf(node) === place);
  return ends.flatMap((node, place) => [place > 0 && " · ", nodeLink(node)]);
}

// The rules in the words of the ontology, by what they are about.
const ABOUT_RULES = [["found", "How it was found"], ["path", "What decides whether it happened"], ["speaker", "How it is known who says so"], ["link", "Whom the words mean"],
  ["row", "Which relation it is"], ["", "Other"]];

function rulesBlock(evidence) {
  const rules = [...new Set(evidence.flatMap((item) => item.rules))].map((name) => RULES.get(name));
  if (!rules.length) return null;
  return el("details", { class: "rules" }, el("summary", {}, "Why it is read so (" + plural(rules.length, "rule") + ")"),
    ABOUT_RULES.map(([kind, title]) => [title, rules.filter(([about]) => about === kind)]).filter(([, some]) => some.length)
      .map(([title, some]) => el("section", {}, el("h3", {}, title), el("ul", {}, some.map(([, sentence]) => el("li", {}, sentence))))));
}

function citation(claim) {
  return evidenceOf(claim).map((item) => {
    const { quote } = excerptAround(item);
    const said = claim.speakers.length ? ", according to " + claim.speakers.map((each) => each.label).join(" → ") : "";
    const { source: name, title } = item.article;
    const source = [name && title && name !== title ? "“" + title + "”" : "", sourceName(item.article), item.article.published, item.article.url].filter(Boolean).join(", ");
    return sentence(claim) + " (" + statusWords(claim) + said + (claim.when ? ", " + timeWords(claim.when) : "") + ") [" + source + ": “" + quote.trim() + "”]";
  }).join("\n");
}

// A list of claims that can be clicked; long ones open by and by.
const LIST_STEP = 20;

function claimList(indexes, first, quoted) {
  const list = el("ul", { class: "claims" });
  const more = el("div", {});
  let shown = 0;
  const extend = () => {
    const next = indexes.slice(shown, shown + (shown ? LIST_STEP : first ?? LIST_STEP) || (list.isConnected ? LIST_STEP : 0));
    list.append(...next.map((index) => claimItem(index, quoted)));
    shown += next.length;
    fill(more, shown < indexes.length && linkButton((indexes.length - shown) + " more", extend));
  };
  extend();
  return [list, more];
}

// What a telling tells, where its line leads to somebody who is told: "Putin told Biden: China will not allow? US bases".
function toldWords(claim) {
  const contents = claim.objectClaim === null ? CONTENTS.get(claim.index) || [] : [];
  return contents.length ? ": “" + contents.map((index) => sentence(CLAIMS[index], 1, claim)).join("; ") + "”" : "";
}

function claimItem(index, quoted) {
  const claim = CLAIMS[index];
  const dimmed = !STATE.filtered.passed[index];
  return el("li", { "data-status": claim.status, class: dimmed ? "filtered" : null },
    linkButton([el("span", { class: "stroke", "aria-hidden": "true" }), shorten(sentence(claim) + toldWords(claim), 140)], () => visitClaim(index)),
    quoted && el("blockquote", {}, evidenceOf(claim).slice(0, 1).map((item) => marked(excerptAround(item).quote, item.parts))),
    el("span", { class: "faint" }, " ", [statusWords(claim), claim.speakers.map((each) => each.label).join(" → "), timeWords(claim.when), dimmed && "filtered out"].filter(Boolean).join(" · ")));
}
