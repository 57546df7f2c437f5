// Facets: what statements may be filtered by. Each gives the values of a claim; counts follow the other facets.
const TYPE_ORDER = Object.keys(TYPES);
const OWN_VOICE = "the article itself";

const FACETS = [
  { id: "status", name: "Status", keys: (claim) => [claim.status], order: Object.keys(STATUSES), label: (value) => STATUSES[value].name },
  { id: "type", name: "Entity type", every: true, keys: typesOf, order: TYPE_ORDER, label: (value) => (TYPES[value] || TYPES.object).name },
  { id: "quad", name: "Kind of event", keys: (claim) => [String(claim.quad)], order: ["1", "2", "3", "4", "0"], label: (value) => QUAD_NAMES[Number(value)] },
  { id: "relation", name: "Relation", keys: (claim) => [claim.label], label: (value) => value },
  { id: "event", name: "Event type", keys: (claim) => [claim.event], label: (value) => value.toLowerCase(), folded: true },
  { id: "speaker", name: "According to", keys: (claim) => (claim.speakers.length ? claim.speakers.map((each) => each.label) : [OWN_VOICE]), label: (value) => value },
  { id: "source", name: "Source", keys: (claim) => claim.evidenceRows.map((row) => sourceName(PAGE.articles[row[0]])), label: (value) => value },
];

function typesOf(claim) {
  const types = [NODES[claim.subject].group];
  if (claim.to !== null) types.push(NODES[claim.from === claim.subject ? claim.to : claim.from].group);
  return types;
}

for (const facet of FACETS) {
  facet.off = new Set();
  facet.values = CLAIMS.map((claim) => [...new Set(facet.keys(claim))]);
  facet.totals = new Map();
  for (const values of facet.values) for (const value of values) facet.totals.set(value, (facet.totals.get(value) || 0) + 1);
  const rank = (value) => (facet.order ? facet.order.indexOf(value) : 0);
  facet.all = [...facet.totals.keys()].sort((one, other) => rank(one) - rank(other)
    || facet.totals.get(other) - facet.totals.get(one) || (one < other ? -1 : 1));
}

const RANGE = { confidence: 0, from: 0, to: 0, undated: true, question: null };

function passes(facet, index) {
  if (!facet.off.size) return true;
  const on = (value) => !facet.off.has(value);
  return facet.every ? facet.values[index].every(on) : facet.values[index].some(on);
}

// Days of a date expression (EDTF), as [first, last] counted from 1970, infinite at an open end; null where it says
// nothing usable.
function daysOf(when) {
  if (!when) return null;
  const [first, last] = when.includes("/") ? when.split("/") : [when, when];
  const begin = dayOf(first, false), end = dayOf(last, true);
  if (begin === null && end === null) return null;
  return [begin === null ? -Infinity : begin, end === null ? Infinity : end];
}

function dayOf(text, atEnd) {
  const found = /^(-?\d{3}[\dX])(?:-(\d\d|XX))?(?:-(\d\d|XX))?/.exec(text.replace(/[~?%]/g, ""));
  if (!found) return null;
  const year = Number(found[1].replace("X", atEnd ? "9" : "0"));
  let month = found[2] && found[2] !== "XX" ? Number(found[2]) : null;
  let lastMonth = month;
  // Seasons are "months" 21 to 24, quarters 33 to 36.
  if (month > 20 && month < 25) [month, lastMonth] = [3 * (month - 21) + 3, 3 * (month - 21) + 5];
  else if (month > 32 && month < 37) [month, lastMonth] = [3 * (month - 33) + 1, 3 * (month - 33) + 3];
  const day = found[3] && found[3] !== "XX" ? Number(found[3]) : null;
  const date = atEnd ? Date.UTC(year, month === null ? 12 : lastMonth, day === null ? 0 : 0) : Date.UTC(year, month === null ? 0 : month - 1, 1);
  return Math.round((day === null ? date : Date.UTC(year, month - 1, day)) / 86400000);
}

const DAYS = CLAIMS.map((claim) => daysOf(claim.when));
const SPAN = dateSpan();
// What has no end lasts as long as the page knows of anything.
for (const days of DAYS) if (days) {
  if (days[0] === -Infinity) days[0] = Math.min(SPAN.edges[0], days[1]);
  if (days[1] === Infinity) days[1] = Math.max(SPAN.edges.at(-1) - 1, days[0]);
}

function dateSpan() {
  const known = DAYS.flatMap((days) => (days ? days.filter(Number.isFinite) : []));
  if (!known.length) return null;
  const first = known.reduce((least, day) => Math.min(least, day), Infinity);
  const last = known.reduce((most, day) => Math.max(most, day), -Infinity);
  const unit = last - first > 150 * 366 ? "decade" : last - first > 3 * 366 ? "year" : last - first > 92 ? "month" : "day";
  const edges = [];
  const start = new Date(first * 86400000);
  for (let step = 0; ; step++) {
    const date = unit === "decade" ? Date.UTC(10 * (Math.floor(start.getUTCFullYear() / 10) + step), 0, 1)
      : unit === "year" ? Date.UTC(start.getUTCFullYear() + step, 0, 1)
      : unit === "month" ? Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + step, 1)
        : Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + step);
    edges.push(Math.round(date / 86400000));
    if (edges.at(-1) > last || step > 400) break;
  }
  RANGE.from = 0;
  RANGE.to = edges.length - 2;
  return { unit, edges, bins: edges.length - 1 };
}

function binName(bin) {
  const text = new Date(SPAN.edges[bin] * 86400000).toISOString();
  return text.slice(0, { decade: 4, year: 4, month: 7, day: 10 }[SPAN.unit]);
}

function datesNarrowed() {
  return SPAN !== null && (RANGE.from > 0 || RANGE.to < SPAN.bins - 1 || !RANGE.undated);
}

function datePasses(index) {
  if (!datesNarrowed()) return true;
  const days = DAYS[index];
  if (!days) return RANGE.undated;
  return days[1] >= SPAN.edges[RANGE.from] && days[0] < SPAN.edges[RANGE.to + 1];
}

function filtersActive() {
  return FACETS.some((facet) => facet.off.size) || RANGE.confidence > 0 || RANGE.question !== null || datesNarrowed();
}

const CONFIDENCE_STEP = 5;

// One walk over all claims: which pass everything, and for each facet the counts among those that pass all the others.
function filterClaims() {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet.id, new Map()]));
  const histogram = SPAN ? new Array(SPAN.bins).fill(0) : [];
  const confidences = new Array(100 / CONFIDENCE_STEP).fill(0);
  let undated = 0;
  const passing = [];
  const passed = new Uint8Array(CLAIMS.length);
  for (let index = 0; index < CLAIMS.length; index++) {
    if (RANGE.question && !RANGE.question.has(CLAIMS[index])) continue;
    let failed = 0, failing = null;
    if (CLAIMS[index].confidence < RANGE.confidence) { failed++; failing = "confidence"; }
    if (!datePasses(index)) { failed++; failing = "date"; }
    for (const facet of FACETS) {
      if (failed > 1) break;
      if (!passes(facet, index)) { failed++; failing = facet.id; }
    }
    if (failed > 1) continue;
    if (failed === 0) { passing.push(index); passed[index] = 1; }
    for (const facet of FACETS) {
      if (failed === 0 || failing === facet.id) for (const value of facet.values[index]) {
        counts[facet.id].set(value, (counts[facet.id].get(value) || 0) + 1);
      }
    }
    if (failed === 0 || failing === "date") { if (DAYS[index]) countDays(histogram, DAYS[index]); else undated++; }
    if (failed === 0 || failing === "confidence") confidences[Math.min(confidences.length - 1, Math.floor(CLAIMS[index].confidence / CONFIDENCE_STEP))]++;
  }
  return { passing, passed, counts, histogram, undated, confidences };
}

function countDays(histogram, [begin, end]) {
  for (let bin = 0; bin < SPAN.bins; bin++) if (end >= SPAN.edges[bin] && begin < SPAN.edges[bin + 1]) histogram[bin]++;
}

function resetFilters() {
  for (const facet of FACETS) facet.off.clear();
  Object.assign(RANGE, { confidence: 0, from: 0, to: SPAN ? SPAN.bins - 1 : 0, undated: true, question: null });
}
