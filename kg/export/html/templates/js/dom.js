// Elements. Data only ever becomes a text node or an attribute of this short list: nothing of an article can become markup.
const PLAIN = new Set(["class", "id", "type", "for", "role", "title", "tabindex", "value", "name", "scope", "colspan",
  "min", "max", "step", "hidden", "checked", "disabled", "open", "datetime", "placeholder", "download", "autocomplete"]);

function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (PLAIN.has(name) || name.startsWith("aria-") || name.startsWith("data-")) element.setAttribute(name, value === true ? "" : value);
    else throw new Error("attribute not allowed: " + name);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
}

// A link to another place: only http and https, opened apart from this page; anything else stays words.
function outsideLink(url, words) {
  let address = null;
  try { address = new URL(url); } catch { return document.createTextNode(words); }
  if (address.protocol !== "http:" && address.protocol !== "https:") return document.createTextNode(words);
  const link = el("a", {}, words);
  link.href = address.href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function wellFormed(text) {
  return String(text).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}

// Half a character, which a broken text may hold, cannot stand in an address.
function encoded(text) {
  return encodeURIComponent(wellFormed(text));
}

// The address of a claim or an entity on this page, and a link to it.
function addressOf(kind, name) {
  return location.href.split("#")[0] + "#" + kind + "=" + encoded(name);
}

function pageLink(kind, name, words) {
  const link = el("a", {}, words);
  link.href = "#" + kind + "=" + encoded(name);
  return link;
}

function linkButton(words, action, properties) {
  return el("button", { type: "button", class: "link", click: action, ...properties }, words);
}

function button(words, action, properties) {
  return el("button", { type: "button", click: action, ...properties }, words);
}

function plural(count, one, many) {
  return count.toLocaleString("en") + " " + (count === 1 ? one : many || one + "s");
}

async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = el("textarea", { class: "unseen", "aria-label": "Text to copy" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  announce(told || "Copied");
}

function announce(text) {
  byId("announce").textContent = text;
}

// A time in words: "since 2014" for "2014/..", "until 2050" for "../2050", "2021-06 to 2021-09" for the time between them.
function timeWords(when) {
  const [from, to] = (when || "").split("/");
  if (!from || !to) return when;
  return from === ".." ? "until " + to : to === ".." ? "since " + from : from + " to " + to;
}
