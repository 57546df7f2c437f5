// Lists of statements that answer what a reader asks first: who met whom, what is not confirmed, who said what.
const UNDATED = "no date";
const CLAIMED = "somebody is said to say so";
const MANY_LISTED = 20;

const QUESTIONS = [
  { id: "met", title: "Who met or consulted whom?", has: (claim) => claim.event === "CONSULT", parts: byMonth, facet: "event", keeps: ["CONSULT"] },
  { id: "agreed", title: "Who works with or helps whom?", has: (claim) => claim.event !== "CONSULT" && (claim.quad === 1 || claim.quad === 2), parts: byStatus },
  { id: "conflict", title: "Who is against whom?", has: (claim) => claim.quad > 2, parts: byStatus, facet: "quad", keeps: ["3", "4"] },
  { id: "said", title: "Who claims what?", has: (claim) => claim.speakers.length > 0, parts: bySpeaker },
  { id: "unconfirmed", title: "What is not confirmed?", has: (claim) => claim.status === "claimed" || claim.status === "not_actual", parts: byConfirmation, facet: "status", keeps: ["claimed", "not_actual"] },
  { id: "negated", title: "What is denied?", has: (claim) => claim.negated, parts: bySpeaker, facet: "status", keeps: ["negated"] },
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
    chosen.question?.facet && el("p", { class: "actions" }, button("Only these in the picture", () => keepOnly(chosen.question))),
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

function keepOnly({ facet, keeps }) {
  const chosen = FACETS.find((each) => each.id === facet);
  resetFilters();
  chosen.off = new Set(chosen.all.filter((value) => !keeps.includes(value)));
  changeFilters();
}
