// Lists of statements that answer what a reader asks first: who met whom, what is not confirmed, who said what.
const UNDATED = "no date";
const CLAIMED = "somebody is said to say so";
const MANY_LISTED = 20;

const ACTORS = new Set(["person", "group", "state", "organization", "armed_group"]);
const HELPS = new Set(["SUPPORT", "COOPERATE", "AID", "AGREE"]);
const HARMS = new Set(["ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);

// What is asserted or claimed to have happened: neither what did not nor what is only planned, asked for or possible.
function happened(claim) {
  return claim.status === "asserted" || claim.status === "claimed";
}

function towardActor(claim, kinds) {
  const other = claim.object ?? (claim.to === claim.subject ? claim.from : claim.to);
  return other !== null && (kinds || ACTORS).has(NODES[other].group) && NODES[other].key !== UNKNOWN;
}

// "Egypt mobilized its army" is against nobody.
function towardOthers(claim) {
  const of = (node) => NODES[node].country || NODES[node].key;
  return towardActor(claim) && of(claim.object ?? claim.to) !== of(claim.subject);
}

const WHOM = new Set([...ACTORS, "place", "facility"]);

// `told` says above the list what it holds.
const QUESTIONS = [
  { id: "met", title: "Who met or consulted whom?", has: (claim) => claim.event === "CONSULT" && happened(claim), parts: byMonth, told: "Meetings, visits, calls and talks that took place." },
  { id: "agreed", title: "Who works with or helps whom?", has: (claim) => HELPS.has(claim.event) && happened(claim) && towardActor(claim, WHOM), parts: byStatus,
    told: "Support, cooperation, aid and agreements with somebody, not those that are only planned or denied." },
  { id: "conflict", title: "Who is against whom?", has: (claim) => HARMS.has(claim.event) && happened(claim) && (claim.event !== "MOBILIZE" || towardOthers(claim)), parts: byStatus,
    told: "Accusations, refusals, threats, protests, sanctions, coercion and attacks, and forces sent to others; not those that are only planned or denied." },
  { id: "said", title: "Who claims what?", has: (claim) => claim.speakers.length > 0, parts: bySpeaker, told: "What the articles do not say themselves, by who says it." },
  { id: "unconfirmed", title: "What is not confirmed?", has: (claim) => claim.status === "claimed" || claim.status === "not_actual", parts: byConfirmation, told: "What somebody is said to say, and what is planned, asked for or possible." },
  { id: "negated", title: "What is denied?", has: (claim) => claim.negated, parts: bySpeaker, told: "What is said not to be so, by who says it; “?” where even that is only planned, possible or under a condition." },
];

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// "June 2021" for "2021-06"; a year, or no date, as it is.
function monthName(day) {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(day) || [];
  return MONTHS[month - 1] ? MONTHS[month - 1] + " " + year : day;
}

// Each gives the headings under which a claim stands in its list.
function byMonth(claim) {
  return [claim.when ? (claim.when.startsWith("..") ? timeWords(claim.when) : claim.when.slice(0, 7)) : UNDATED];
}

function byStatus(claim) {
  return [STATUSES[claim.status].name];
}

function bySpeaker(claim) {
  return claim.speakers.length ? [claim.speakers.at(-1).label] : [OWN_VOICE];
}

function byConfirmation(claim) {
  return [claim.status === "claimed" ? CLAIMED : MODALITY_NAMES[claim.modality]];
}

function claimsOfQuestion(question) {
  return IN_TEXT.filter((index) => STATE.filtered.passed[index] && question.has(CLAIMS[index]));
}

function questionList() {
  const rows = QUESTIONS.map((question) => [question, STATE.filtered.passing.filter((index) => question.has(CLAIMS[index])).length]).filter(([, count]) => count);
  return el("ul", { class: "stories questions" }, rows.map(([question, count]) => el("li", {},
    linkButton(question.title, () => selectQuestion(question)), el("span", { class: "faint" }, " " + count.toLocaleString("en")))),
  SPAN !== null && el("li", {}, linkButton("When did it happen?", () => openSheet("timeline"))),
  PLACED.length > 0 && el("li", {}, linkButton("Where did it happen?", () => openSheet("map"))));
}

// One is open at a time, since they share a name: two would leave no room for the picture.
const SHEETS = ["timeline", "map", "table"];

function startSheets() {
  for (const id of SHEETS) byId(id).addEventListener("toggle", () => requestAnimationFrame(roomChanged));
}

// In more or less room the picture shows more or fewer boxes.
function roomChanged() {
  STATE.readable = READABLE;
  DRAWN.placedFor = null;
  tell("view");
}

function openSheet(id) {
  byId(id).open = true;
  byId(id).querySelector("summary").focus();
}

function selectQuestion(question) {
  select({ kind: "list", id: question.id, title: question.title, of: () => claimsOfQuestion(question), parts: question.parts, question });
}

// A chosen list: its statements under headings; of many those are kept in which what is typed stands.
function listPanel(chosen) {
  const indexes = chosen.of();
  const sections = el("div", {}, listSections(chosen, indexes));
  const field = el("input", { type: "search", class: "narrow", placeholder: "find in this list", "aria-label": "Find in this list", input: () => {
    const wanted = plain(field.value.trim());
    fill(sections, listSections(chosen, indexes.filter((index) => plain(wordsOf(CLAIMS[index])).includes(wanted)), wanted));
  } });
  return el("article", {},
    el("h2", { tabindex: "-1" }, chosen.title),
    el("p", { class: "faint" }, plural(indexes.length, "statement") + (filtersActive() ? " that pass the filters" : "")),
    chosen.question && el("p", { class: "faint" }, chosen.question.told),
    chosen.question && el("p", { class: "actions" }, button("Only these in the picture", () => keepOnly(chosen.question), { disabled: RANGE.question === chosen.question })),
    indexes.length > MANY_LISTED && field, sections);
}

function wordsOf(claim) {
  return [sentence(claim), toldWords(claim), ...claim.speakers.map((each) => each.label), timeWords(claim.when), claim.when && monthName(claim.when)].filter(Boolean).join(" ");
}

// Dated headings in order of time, others by how many statements stand below them; before all, those that hold what is typed:
// of all that is said of Putin and by him, first what he says.
function listSections(chosen, indexes, wanted) {
  const groups = new Map();
  for (const index of indexes) for (const heading of chosen.parts ? chosen.parts(CLAIMS[index]) : [""]) {
    if (!groups.has(heading)) groups.set(heading, []);
    groups.get(heading).push(index);
  }
  const named = ([heading]) => Number(Boolean(wanted) && plain(monthName(heading)).includes(wanted));
  const usual = chosen.parts === byMonth ? byName : (one, other) => other[1].length - one[1].length || byName(one, other);
  const order = [...groups].sort((one, other) => named(other) - named(one) || usual(one, other));
  return order.length ? order.map(([heading, members], place) => el("section", {},
    heading && el("h3", {}, monthName(heading) + " (" + members.length + ")"), claimList(told(members), place > 11 ? 0 : 6)))
    : el("p", { class: "faint" }, "none");
}

// The most telling ones first.
function told(indexes) {
  return [...indexes].sort((one, other) => CLAIMS[other].worth - CLAIMS[one].worth || TEXT_RANK[one] - TEXT_RANK[other]);
}

function byName([one], [other]) {
  return Number(one === UNDATED) - Number(other === UNDATED) || TEXT_ORDER.compare(one, other);
}

function keepOnly(question) {
  resetFilters();
  RANGE.question = question;
  changeFilters();
}
