// The page's data, read once from its blocks, as plain objects: nodes, claims, articles.
function block(id) {
  return JSON.parse(byId(id).textContent);
}

const PAGE = block("page");
const OPTIONS = block("options");
const WORDS = PAGE.words;
const NODES = block("nodes");
const UNKNOWN = "unknown";
// Maps, because a label of the text may be called "constructor".
const QUADS = new Map(Object.entries(PAGE.quads));
const DEFINITIONS = new Map(Object.entries(PAGE.definitions));
const word = (position) => (position < 0 ? null : WORDS[position]);
const RULES = new Map(Object.entries(PAGE.rules).map(([position, meaning]) => [word(Number(position)), meaning]));

function isEntity(node) {
  return node.group !== "statement" && node.group !== "phrase" && node.key !== UNKNOWN;
}

function statusOf(claim) {
  if (claim.negated) return "negated";
  if (claim.modality !== "actual") return "not_actual";
  return claim.asserted ? "asserted" : "claimed";
}

function readEvidence(row) {
  const [article, start, length, ps, pe, ss, se, os, oe, rules] = row;
  const parts = [["subject", ss, se], ["predicate", ps, pe], ["object", os, oe]].filter(([, from]) => from >= 0);
  return { article: PAGE.articles[article], start, end: start + length, parts, rules: rules.map(word) };
}

function readClaim(index) {
  const column = PAGE.claims;
  const object = column.object[index];
  const state = column.state[index];
  const where = column.where[index];
  const claim = {
    index,
    id: column.id[index],
    subject: column.subject[index],
    object: typeof object === "number" && object >= 0 ? object : null,
    objectText: object.text !== undefined ? object.text : null,
    objectClaim: object.claim !== undefined && object.claim >= 0 ? object.claim : null,
    relation: word(column.relation[index]),
    label: word(column.label[index]),
    predicate: word(column.predicate[index]),
    event: word(column.event[index]),
    mode: word(column.mode[index]),
    negated: (state & 1) === 1,
    asserted: (state & 2) === 2,
    modality: PAGE.modalities[state >> 2],
    speakers: column.speakers[index].map(([id, label]) => ({ id: word(id), label: word(label) })),
    when: word(column.when[index]),
    where: where ? { id: word(where[0]), label: word(where[1]) } : null,
    confidence: column.confidence[index],
    worth: column.worth[index],
    contentOf: column.content_of[index] < 0 ? null : column.content_of[index],
    argumentRows: column.arguments[index],
    evidenceRows: column.evidence[index],
    from: null,
    to: null,
    words: word(PAGE.relations[index] ?? column.label[index]),
  };
  claim.status = statusOf(claim);
  claim.quad = QUADS.get(claim.event) || 0;
  return claim;
}

const CLAIMS = PAGE.claims.id.map((_, index) => readClaim(index));
for (const edge of block("edges")) {
  const claim = CLAIMS[edge.id];
  Object.assign(claim, { from: edge.from, to: edge.to });
}

const CONTENTS = new Map();
for (const claim of CLAIMS) {
  if (claim.contentOf === null) continue;
  if (!CONTENTS.has(claim.contentOf)) CONTENTS.set(claim.contentOf, []);
  CONTENTS.get(claim.contentOf).push(claim.index);
}

// Claims in the order of the articles' text; by id they would stand in no order that a reader knows.
const IN_TEXT = CLAIMS.map((claim) => claim.index).sort((one, other) => {
  const [a, b] = [CLAIMS[one].evidenceRows[0] || [], CLAIMS[other].evidenceRows[0] || []];
  return a[0] - b[0] || a[1] - b[1] || a[3] - b[3] || one - other;
});
const TEXT_RANK = new Int32Array(CLAIMS.length);
IN_TEXT.forEach((index, rank) => { TEXT_RANK[index] = rank; });

const NODE_BY_KEY = new Map(NODES.map((node) => [node.key, node.id]));
const ENTITIES = NODES.filter(isEntity).map((node) => node.id);
const CLAIM_BY_ID = new Map(CLAIMS.map((claim) => [claim.id, claim.index]));

// What each node does, is done to, says, and takes part in, as positions of claims.
const PARTS = NODES.map(() => ({ does: [], undergoes: [], says: [], takesPart: [] }));
for (const claim of CLAIMS) {
  PARTS[claim.subject].does.push(claim.index);
  if (claim.object !== null && claim.object !== claim.subject) PARTS[claim.object].undergoes.push(claim.index);
  for (const speaker of new Set(claim.speakers.map((each) => each.id))) {
    const node = NODE_BY_KEY.get(speaker);
    if (node !== undefined) PARTS[node].says.push(claim.index);
  }
  for (const row of claim.argumentRows) {
    const node = row[2];
    if (node >= 0 && node !== claim.subject && node !== claim.object) PARTS[node].takesPart.push(claim.index);
  }
}

function argumentsOf(claim) {
  return claim.argumentRows.map(([role, preposition, node, label]) => (
    { role: word(role), preposition: word(preposition), node: node < 0 ? null : node, label: word(label) }));
}

function evidenceOf(claim) {
  return claim.evidenceRows.map(readEvidence);
}

// Offsets count characters as the article's file does; JavaScript counts rare ones (emoji) twice.
function cut(text, start, end) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).slice(start, end).join("") : text.slice(start, end);
}

function excerptAround(evidence) {
  for (const [start, text] of evidence.article.excerpts) {
    const from = evidence.start - start;
    const to = evidence.end - start;
    if (from >= 0 && to <= text.length) {
      return { before: cut(text, 0, from), quote: cut(text, from, to), after: cut(text, to, text.length) };
    }
  }
  return { before: "", quote: "", after: "" };
}

// The sentence before and the sentence after, not the whole stretch: several sentences may share one excerpt.
function contextOf(evidence) {
  const around = excerptAround(evidence);
  const before = around.before.split(/(?<=[.!?…]["'”’)\]]*\s)|\n\s*\n/).filter((each) => each && each.trim());
  const after = around.after.split(/(?<=[.!?…]["'”’)\]]*\s)|\n\s*\n/).filter((each) => each && each.trim());
  return { before: (before.at(-1) || "").trim(), quote: around.quote, after: (after[0] || "").trim() };
}

function quoteOf(claim) {
  const first = evidenceOf(claim)[0];
  return first ? excerptAround(first).quote : "";
}

function sourceName(article) {
  return article.source || article.title || article.id;
}

function objectWords(claim) {
  if (claim.object !== null) return NODES[claim.object].label;
  if (claim.objectText !== null) return claim.objectText;
  if (claim.objectClaim !== null) return "“" + sentence(CLAIMS[claim.objectClaim], 0, claim) + "”";
  return "";
}

// The relation as a line says it: "did not meet", "met?"; and as the claim that tells it wants it: "denied “bombed”".
function relationWords(claim, teller) {
  const turned = teller && PAGE.turned[teller.index];
  return turned && claim.index in turned ? word(turned[claim.index]) : claim.words;
}

// "negated, future": a denial that is itself only planned, possible or conditional says so.
function statusWords(claim) {
  const open = claim.negated && claim.modality !== "actual";
  return STATUSES[claim.status].name + (open ? ", " + claim.modality : "");
}

// What the relation leads to: the object, else the one whose box stands in for it, else any further participant.
function targetWords(claim, depth) {
  if (claim.objectClaim !== null) return (depth || 0) > 1 ? "…" : "“" + sentence(CLAIMS[claim.objectClaim], (depth || 0) + 1, claim) + "”";
  const object = objectWords(claim);
  if (object) return object;
  if (claim.to !== null) return NODES[claim.to].label;
  const argument = argumentsOf(claim).find((each) => each.label);
  return argument ? [argument.preposition, argument.label].filter(Boolean).join(" ") : "";
}

// Nobody is named in "Kabul was taken".
function subjectWords(claim) {
  return NODES[claim.subject].key === UNKNOWN ? "somebody" : NODES[claim.subject].label;
}

// A claim in a few words, for lists and citations.
function sentence(claim, depth, teller) {
  return [subjectWords(claim), relationWords(claim, teller), targetWords(claim, depth)].filter(Boolean).join(" ");
}
