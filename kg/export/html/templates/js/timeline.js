// Dated statements in order of time: bars by day, month or year, and below them the list.
const TIMELINE_LIMIT = 400;
const BAR = { width: 960, height: 150, left: 34, bottom: 22, top: 14, most: 40 };
const SHARE_LEFT_OUT = 0.15;

function startTimeline() {
  byId("timeline").hidden = SPAN === null;
  byId("timeline").addEventListener("toggle", showTimeline);
  on("filters", showTimeline);
}

function showTimeline() {
  if (!byId("timeline").open || byId("timeline").hidden) return;
  const dated = datedClaims();
  const groups = new Map();
  for (const index of dated.slice(0, TIMELINE_LIMIT)) {
    const when = CLAIMS[index].when;
    if (!groups.has(when)) groups.set(when, []);
    groups.get(when).push(index);
  }
  fill(byId("timeline").querySelector(".sheet"),
    el("p", { class: "faint" }, plural(dated.length, "dated statement") + " of " + STATE.filtered.passing.length.toLocaleString("en")
      + (dated.length > TIMELINE_LIMIT ? "; the first " + TIMELINE_LIMIT + " are listed: narrow the dates to see others" : "")
      + ". A bar lists its statements; one about a longer time stands in each bar that it touches."),
    dated.length > 0 && barChart(dated),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Dated statements" },
      el("ol", { class: "time" }, [...groups].map(([when, indexes]) => el("li", {}, el("time", {}, timeWords(when)), claimList(indexes))))));
}

// Dated statements that pass the filters, in order of time.
function datedClaims() {
  return STATE.filtered.passing.filter((index) => DAYS[index])
    .sort((one, other) => DAYS[one][0] - DAYS[other][0] || DAYS[one][1] - DAYS[other][1] || one - other);
}

// The days of the bars: what is far before or after nearly all others shares one bar at that end.
function barsOf(dated) {
  const begins = dated.map((index) => DAYS[index][0]);
  const ends = dated.map((index) => DAYS[index][1]).sort((one, other) => one - other);
  const aside = Math.floor(dated.length * SHARE_LEFT_OUT);
  let first = begins[0], last = ends.at(-1);
  if (last - first > 3 * (ends.at(-1 - aside) - begins[aside] + 31)) [first, last] = [begins[aside], ends.at(-1 - aside)];
  const unit = ["day", "month", "year"].find((each) => countOf(each, first, last) <= BAR.most) || "decade";
  const bars = [];
  for (let start = floorOf(unit, first); start <= last; start = nextOf(unit, start)) {
    bars.push({ name: nameOf(unit, start), from: start, to: nextOf(unit, start) - 1, claims: [] });
  }
  if (begins[0] < bars[0].from) bars.unshift({ name: "before", from: -Infinity, to: bars[0].from - 1, claims: [] });
  if (ends.at(-1) > bars.at(-1).to) bars.push({ name: "after", from: bars.at(-1).to + 1, to: Infinity, claims: [] });
  for (const index of dated) for (const bar of bars) if (DAYS[index][1] >= bar.from && DAYS[index][0] <= bar.to) bar.claims.push(index);
  return bars;
}

const DAYS_IN = { day: 1, month: 30, year: 365 };
const countOf = (unit, first, last) => (last - first) / DAYS_IN[unit] + 1;

function floorOf(unit, day) {
  const date = new Date(day * 86400000);
  const year = unit === "decade" ? Math.floor(date.getUTCFullYear() / 10) * 10 : date.getUTCFullYear();
  return dayNumber(year, unit === "day" || unit === "month" ? date.getUTCMonth() : 0, unit === "day" ? date.getUTCDate() : 1);
}

function nextOf(unit, day) {
  const date = new Date(day * 86400000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { day: () => day + 1, month: () => dayNumber(year, month + 1, 1), year: () => dayNumber(year + 1, 0, 1), decade: () => dayNumber(year + 10, 0, 1) }[unit]();
}

function dayNumber(year, month, day) {
  const date = new Date(Date.UTC(2000, month, day));
  date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
  return Math.round(date.getTime() / 86400000);
}

function nameOf(unit, day) {
  const text = new Date(day * 86400000).toISOString();
  return unit === "decade" ? text.slice(0, 4) + "s" : text.slice(0, { day: 10, month: 7, year: 4 }[unit]);
}

function barChart(dated) {
  const bars = barsOf(dated);
  const most = Math.max(1, ...bars.map((bar) => bar.claims.length));
  const room = BAR.width - BAR.left, step = Math.min(90, room / bars.length), high = BAR.height - BAR.top - BAR.bottom;
  const sheet = shape("svg", { viewBox: "0 0 " + BAR.width + " " + BAR.height, class: "bars", role: "group", "aria-label": "Statements by time" });
  sheet.append(shape("line", { x1: BAR.left, y1: BAR.height - BAR.bottom, x2: BAR.width, y2: BAR.height - BAR.bottom, class: "axis" }),
    shape("text", { x: BAR.left - 5, y: BAR.top + 5, class: "tick", "text-anchor": "end" }, String(most)));
  const every = Math.ceil(62 / step);
  bars.forEach((bar, place) => {
    const left = BAR.left + place * step;
    if (bar.claims.length) sheet.append(barOf(bar, left + step * 0.1, step * 0.8, high / most));
    if (place % every === 0) sheet.append(shape("text", { x: left + step / 2, y: BAR.height - 7, class: "tick", "text-anchor": "middle" }, bar.name));
  });
  return sheet;
}

function selectBar(bar) {
  select({ kind: "list", id: "bar" + bar.name, bar: bar.name, title: "What is dated " + bar.name, of: () => bar.claims.filter((index) => STATE.filtered.passed[index]), parts: byStatus });
}

function barNamed(name) {
  const dated = datedClaims();
  return dated.length ? barsOf(dated).find((bar) => bar.name === name) : undefined;
}

// One bar, a piece for each status; it is a button for pointer and keyboard.
function barOf(bar, left, width, unit) {
  const words = bar.name + ": " + plural(bar.claims.length, "statement");
  const group = pressable(words, () => selectBar(bar));
  let foot = BAR.height - BAR.bottom;
  for (const status of Object.keys(STATUSES)) {
    const count = bar.claims.filter((index) => CLAIMS[index].status === status).length;
    if (!count) continue;
    foot -= count * unit;
    group.append(shape("rect", { x: left.toFixed(1), y: foot.toFixed(1), width: width.toFixed(1), height: (count * unit).toFixed(1), "data-status": status }));
  }
  group.append(shape("text", { x: (left + width / 2).toFixed(1), y: (foot - 3).toFixed(1), class: "tick", "text-anchor": "middle" }, String(bar.claims.length)));
  return group;
}

// A part of a drawing that can be pressed: arrow keys go to the one before or after.
function pressable(words, action) {
  const group = shape("g", { class: "press", role: "button", tabindex: "0", "aria-label": words });
  group.append(shape("title", {}, words));
  group.addEventListener("click", action);
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") action();
    else if (step) { const all = [...group.parentNode.querySelectorAll(".press")]; all[(all.indexOf(group) + step + all.length) % all.length].focus(); }
    else return;
    event.preventDefault();
  });
  return group;
}
