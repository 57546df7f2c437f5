// How types and statuses look, in light and in dark. Colors after Okabe and Ito; each type has a glyph, each status a dash, as well.
const TYPES = {
  person: { name: "person", glyph: "●", light: ["#0072B2", "#DBEAFE"], dark: ["#4BA3DB", "#12304A"] },
  group: { name: "group", glyph: "◉", light: ["#CC79A7", "#FCE7F3"], dark: ["#DE9CC0", "#45203A"] },
  state: { name: "state", glyph: "■", light: ["#D55E00", "#FFE4D1"], dark: ["#F08A3E", "#4A2408"] },
  organization: { name: "organization", glyph: "◆", light: ["#009E73", "#D1FAE5"], dark: ["#2CC295", "#0B3B2D"] },
  armed_group: { name: "armed group", glyph: "✦", light: ["#8C2D04", "#FDE0D3"], dark: ["#E0794E", "#43200F"] },
  place: { name: "place", glyph: "▲", light: ["#56B4E9", "#E0F2FE"], dark: ["#7CC7F2", "#123448"] },
  facility: { name: "facility", glyph: "▣", light: ["#4D6A8A", "#E2E8F0"], dark: ["#93AFCC", "#243244"] },
  event: { name: "event", glyph: "★", light: ["#E69F00", "#FEF3C7"], dark: ["#F2B838", "#453505"] },
  object: { name: "object", glyph: "⬢", light: ["#999999", "#F3F4F6"], dark: ["#A3A3A3", "#2B2F36"] },
  phrase: { name: "words only", glyph: "▫", light: ["#C4C4C4", "#FFFFFF"], dark: ["#6B7280", "#1B1F26"] },
  statement: { name: "statement", glyph: "❝", light: ["#B8B08D", "#FEFCF3"], dark: ["#8A8468", "#26241B"] },
};

const STATUSES = {
  asserted: { name: "asserted", told: "the article says so itself", light: "#6b7280", dark: "#a8b0bd", dashes: false, width: 1.6 },
  claimed: { name: "claimed", told: "somebody is said to say so", light: "#6b7280", dark: "#a8b0bd", dashes: [6, 4], width: 1.6 },
  not_actual: { name: "not actual", told: "planned, asked for, possible: “?”", light: "#7c3aed", dark: "#b794ff", dashes: [2, 4], width: 1.6 },
  negated: { name: "negated", told: "said not to be so: “did not”", light: "#b91c1c", dark: "#ff8080", dashes: [10, 3, 2, 3], width: 2 },
};

// A line that stands for statements of different status.
const MIXED = { name: "several", light: "#4b5563", dark: "#c3c9d3", dashes: false, width: 3 };
const lookOf = (status) => STATUSES[status] || MIXED;

const QUAD_NAMES = ["no event (role, place, saying)", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"];
const MODALITY_NAMES = {
  actual: "happened or holds", future: "is to happen", possible: "may be so", intended: "wanted or planned",
  requested: "asked for", conditional: "only under a condition",
};

const LABEL_LIMIT = 34;
const LINE_LABEL_LIMIT = 28;
const LINE_FONT = 12;
const WRAP = 17;
const INK = { light: "#111827", dark: "#f3f4f6" };
const LINE_INK = { light: "#374151", dark: "#d1d5db" };
const PAPER = { light: "#ffffff", dark: "#14171c" };

function theme() {
  return document.documentElement.dataset.theme;
}

function kindOf(node) {
  return TYPES[node.group] || TYPES.object;
}

function shorten(text, limit) {
  const line = text.split(/\s+/).filter(Boolean).join(" ");
  const most = limit || LABEL_LIMIT;
  const letters = Array.from(line);
  return letters.length <= most ? line : letters.slice(0, most - 1).join("").trimEnd() + "…";
}

function nodeFont(degree) {
  return 15 + Math.min(5, 0.5 * degree);
}

const measuring = document.createElement("canvas").getContext("2d");

function textWidth(text, font, weight) {
  measuring.font = (weight || "") + " " + font + "px system-ui, sans-serif";
  return measuring.measureText(text).width;
}

// "⁺²": so many further statements that need no second box; they are read in the panel.
function raised(count) {
  return "⁺" + String(count).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
}

function boxLabel(node, alone) {
  return kindOf(node).glyph + " " + wrapped(node.label) + (alone ? " " + raised(alone) : "");
}

// A long label on two lines, parted at the blank that makes the longer one shortest.
function wrapped(text) {
  const line = shorten(text);
  const blanks = [...line.matchAll(/ /g)].map((found) => found.index);
  if (line.length <= WRAP || !blanks.length) return line;
  const longer = (at) => Math.max(at + 2, line.length - at - 1);
  const at = blanks.reduce((best, blank) => (longer(blank) < longer(best) ? blank : best));
  return line.slice(0, at) + "\n" + line.slice(at + 1);
}

function boxSize(label, degree) {
  const font = nodeFont(degree);
  const rows = label.split("\n");
  return [Math.max(...rows.map((row) => textWidth(row, font))) + 16, (0.25 + rows.length) * font + 14];
}

function nodeStyle(node, degree, alone) {
  const [border, background] = kindOf(node)[theme()];
  const quiet = node.group === "phrase" || node.group === "statement";
  return {
    id: node.id, label: boxLabel(node, alone),
    font: { size: nodeFont(degree), color: INK[theme()] },
    borderWidth: quiet ? 1 : 2,
    shapeProperties: { borderRadius: quiet ? 2 : 5, borderDashes: node.group === "phrase" ? [3, 3] : false },
    color: { border, background, highlight: { border, background }, hover: { border, background } },
  };
}

function lineStyle(line) {
  const look = lookOf(line.status);
  const color = look[theme()];
  return {
    id: line.id, from: line.from, to: line.to, dashes: look.dashes, width: look.width,
    arrows: line.both ? { to: { enabled: true }, from: { enabled: true, scaleFactor: 0.55 } } : undefined,
    color: { color, highlight: color, hover: color },
    smooth: line.bend === 0 ? false : { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW", roundness: ROUNDNESS },
  };
}

function lineInk(line) {
  return line.status === "not_actual" || line.status === "negated" ? lookOf(line.status)[theme()] : LINE_INK[theme()];
}

function tieStyle([from, to]) {
  const color = TYPES.statement[theme()][0];
  return { id: "tie:" + from, from, to, arrows: { to: { enabled: false } }, width: 1, dashes: [1, 4], color: { color, highlight: color, hover: color } };
}
