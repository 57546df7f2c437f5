// All statements that pass the filters as a table: the accessible twin of the picture.
const COLUMNS = [
  { name: "Subject", value: subjectWords },
  { name: "Relation", value: (claim) => relationWords(claim) },
  { name: "Object", value: (claim) => targetWords(claim) },
  { name: "Status", value: (claim) => STATUSES[claim.status].name },
  { name: "According to", value: (claim) => claim.speakers.map((each) => each.label).join(" → ") },
  { name: "Date", value: (claim) => claim.when || "" },
  { name: "Place", value: (claim) => (claim.where ? claim.where.label : "") },
  { name: "Event", value: (claim) => claim.event.toLowerCase() },
  { name: "Confidence", value: (claim) => claim.confidence / 100, number: true },
  { name: "Source", value: sourceOf },
  { name: "Published", value: (claim) => articleOf(claim).published || "" },
  { name: "Sentence", value: quoteOf },
];
const ROWS_ON_A_PAGE = 50;
const SHEET = { column: null, descending: false, page: 0, size: ROWS_ON_A_PAGE };

// The article of the first sentence that says so.
function articleOf(claim) {
  return claim.evidenceRows.length ? PAGE.articles[claim.evidenceRows[0][0]] : {};
}

function sourceOf(claim) {
  return [...new Set(claim.evidenceRows.map((row) => sourceName(PAGE.articles[row[0]])))].join("; ");
}

function startTable() {
  const details = byId("table");
  details.addEventListener("toggle", showTable);
  on("filters", () => { SHEET.page = 0; showTable(); });
}

function tableRows() {
  const rows = IN_TEXT.filter((index) => STATE.filtered.passed[index]);
  if (SHEET.column === null) return rows;
  const column = COLUMNS[SHEET.column];
  const keys = new Map(rows.map((index) => [index, column.value(CLAIMS[index])]));
  const compare = column.number ? (one, other) => one - other : TEXT_ORDER.compare;
  const way = SHEET.descending ? -1 : 1;
  return rows.sort((one, other) => way * compare(keys.get(one), keys.get(other)) || TEXT_RANK[one] - TEXT_RANK[other]);
}

const TEXT_ORDER = new Intl.Collator("en");

function showRows(page, size) {
  Object.assign(SHEET, { page, size });
  showTable();
}

function showTable() {
  if (!byId("table").open) return;
  const rows = tableRows();
  const pages = Math.max(1, Math.ceil(rows.length / SHEET.size));
  SHEET.page = Math.min(SHEET.page, pages - 1);
  const shown = rows.slice(SHEET.page * SHEET.size, (SHEET.page + 1) * SHEET.size);
  fill(byId("table").querySelector(".sheet"),
    el("p", { class: "actions" }, pager(pages, rows.length), button("CSV of these " + rows.length.toLocaleString("en"), () => save("statements.csv", "text/csv", csvOf(rows)))),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Statements" },
      el("table", {}, el("caption", { class: "unseen" }, "Statements that pass the filters"),
        el("thead", {}, el("tr", {}, COLUMNS.map(headCell))), el("tbody", {}, shown.map(tableRow)))));
}

function headCell(column, place) {
  const sorted = SHEET.column === place;
  const sort = () => {
    SHEET.descending = sorted && !SHEET.descending;
    SHEET.column = place;
    showTable();
    byId("table").querySelectorAll("th button")[place].focus();
  };
  return el("th", { scope: "col", "aria-sort": sorted ? (SHEET.descending ? "descending" : "ascending") : "none" },
    button(column.name + (sorted ? (SHEET.descending ? " ▼" : " ▲") : ""), sort));
}

function tableRow(index) {
  const claim = CLAIMS[index];
  return el("tr", { "data-status": claim.status }, COLUMNS.map((column, place) => {
    const value = column.value(claim);
    if (place === 1) return el("td", {}, linkButton(value, () => { visitClaim(index); byId("panel").focus(); }));
    if (column.name === "Sentence") return el("td", { class: "long" }, el("div", {}, value));
    return el("td", { class: column.number ? "number" : null }, column.number ? value.toFixed(2) : value);
  }));
}

function pager(pages, count) {
  if (pages < 2) return el("span", {}, plural(count, "statement"));
  const turn = (step) => () => { SHEET.page += step; showTable(); };
  return el("span", { class: "pager" },
    button("‹", turn(-1), { "aria-label": "Page before", disabled: SHEET.page === 0 }),
    " page " + (SHEET.page + 1) + " of " + pages.toLocaleString("en") + " ",
    button("›", turn(1), { "aria-label": "Next page", disabled: SHEET.page === pages - 1 }));
}

// A cell that begins like a formula is kept from being one in a spreadsheet by an apostrophe.
function csvCell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text.trimStart()) || /^[\t\r\n]/.test(text) ? "'" + text : text;
  return '"' + safe.replaceAll('"', '""') + '"';
}

function csvOf(rows) {
  const head = ["Id", ...COLUMNS.map((column) => column.name), "Address"];
  const lines = rows.map((index) => {
    const claim = CLAIMS[index];
    return [claim.id, ...COLUMNS.map((column) => column.value(claim)), articleOf(claim).url || ""].map(csvCell).join(",");
  });
  return "\ufeff" + [head.map(csvCell).join(","), ...lines].join("\r\n") + "\r\n";
}
