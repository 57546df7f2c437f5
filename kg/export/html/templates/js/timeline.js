// Dated statements in order of time.
const TIMELINE_LIMIT = 400;

function startTimeline() {
  const dated = DAYS.some(Boolean);
  byId("timeline").hidden = !dated;
  byId("timeline").addEventListener("toggle", showTimeline);
  on("filters", showTimeline);
}

function showTimeline() {
  if (!byId("timeline").open) return;
  const dated = STATE.filtered.passing.filter((index) => DAYS[index]);
  dated.sort((one, other) => DAYS[one][0] - DAYS[other][0] || DAYS[one][1] - DAYS[other][1] || one - other);
  const groups = new Map();
  for (const index of dated.slice(0, TIMELINE_LIMIT)) {
    const when = CLAIMS[index].when;
    if (!groups.has(when)) groups.set(when, []);
    groups.get(when).push(index);
  }
  fill(byId("timeline").querySelector(".sheet"),
    el("p", { class: "faint" }, plural(dated.length, "dated statement") + " of " + STATE.filtered.passing.length.toLocaleString("en")
      + (dated.length > TIMELINE_LIMIT ? "; the first " + TIMELINE_LIMIT + " are listed: narrow the dates to see others" : "")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline" },
      el("ol", { class: "time" }, [...groups].map(([when, indexes]) => el("li", {}, el("time", {}, when), claimList(indexes))))));
}
