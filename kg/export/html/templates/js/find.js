// Search by label and alias: exact before prefix before a word's beginning before anywhere.
const NAMES = NODES.filter((node) => node.claim === undefined && node.key !== UNKNOWN).map((node) => ({
  node: node.id, texts: [node.label, ...(node.aliases || [])].map(plain),
}));
const FOUND_LIMIT = 12;

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function find(query) {
  const wanted = plain(query.trim());
  if (!wanted) return [];
  const found = [];
  for (const { node, texts } of NAMES) {
    let rank = Infinity;
    texts.forEach((text, place) => { rank = Math.min(rank, rankOf(text, wanted) + (place ? 0.5 : 0)); });
    if (rank < Infinity) found.push({ node, rank });
  }
  const weight = (node) => PARTS[node].does.length + PARTS[node].undergoes.length + PARTS[node].says.length;
  return found.sort((one, other) => one.rank - other.rank || weight(other.node) - weight(one.node) || one.node - other.node).map((each) => each.node);
}

function rankOf(text, wanted) {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  const place = text.indexOf(wanted);
  if (place < 0) return Infinity;
  return /[\s\-'’.(]/.test(text[place - 1]) ? 2 : 3;
}

function startSearch() {
  suggest(byId("search"), byId("found"), () => true, visit);
}

// A field that offers entities below it while a name is typed, and hands the chosen one on.
function suggest(field, list, fits, chosen) {
  let nodes = [], active = -1, leaving = 0;
  const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); active = -1; };
  const choose = (node) => { close(); field.value = ""; chosen(node); };
  const mark = (place) => {
    active = place;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    if (place >= 0) { field.setAttribute("aria-activedescendant", list.children[place].id); list.children[place].scrollIntoView({ block: "nearest" }); }
  };
  const show = () => {
    clearTimeout(leaving);
    const all = find(field.value).filter(fits);
    nodes = all.slice(0, FOUND_LIMIT);
    fill(list, nodes.map((node, place) => foundItem(node, list.id + "-" + place, plain(field.value.trim()), choose)),
      !all.length && unfound("nothing of that name"), all.length > FOUND_LIMIT && unfound("and " + (all.length - FOUND_LIMIT) + " more: type further"));
    list.hidden = !field.value.trim();
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(nodes.length && !list.hidden ? 0 : -1);
  };
  field.addEventListener("input", show);
  field.addEventListener("focus", () => { if (field.value.trim()) show(); });
  field.addEventListener("blur", () => { leaving = setTimeout(close, 150); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && nodes.length) mark((active + 1) % nodes.length);
    else if (event.key === "ArrowUp" && nodes.length) mark((active + nodes.length - 1) % nodes.length);
    else if (event.key === "Enter" && active >= 0) choose(nodes[active]);
    else if (event.key === "Escape") { field.value = ""; close(); field.blur(); } else return;
    event.preventDefault();
  });
}

function unfound(words) {
  return el("li", { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" }, words);
}

function foundItem(node, id, wanted, choose) {
  const facts = NODES[node];
  const alias = plain(facts.label).includes(wanted) ? null : (facts.aliases || []).find((each) => plain(each).includes(wanted));
  return el("li", { role: "option", id, "aria-selected": "false", mousedown: (event) => { event.preventDefault(); choose(node); } },
    glyphOf(facts), shorten(facts.label, 60), alias && el("span", { class: "faint" }, " (" + alias + ")"),
    el("span", { class: "faint" }, " · " + plural(PARTS[node].does.length + PARTS[node].undergoes.length + PARTS[node].says.length, "statement")));
}

function glyphOf(node) {
  return el("span", { class: "glyph", "data-type": node.group in TYPES ? node.group : "object", "aria-hidden": "true" }, kindOf(node).glyph + " ");
}
