// Single keys follow the links that name one (`data-key`); ? shows which. They can be switched off,
// and stay so in this browser. Without this, every link is where it was.

import { keep, kept } from "./keeping.js";

const OFF = "keys-off";
const PLACES = { BracketLeft: "[{", BracketRight: "]}", Slash: "/?" };

const sheet = document.getElementById("keys");
const switched = sheet.querySelector("input");
switched.checked = kept(OFF) === null;
switched.addEventListener("change", () => keep(OFF, switched.checked ? null : "1"));

// The first link of each key, as the page has it now.
const links = () => {
  const found = new Map();
  for (const link of document.querySelectorAll("[data-key]")) {
    if (!found.has(link.dataset.key)) found.set(link.dataset.key, link);
  }
  return found;
};

const lineOf = ([key, link]) => {
  const line = document.createElement("div");
  line.append(document.createElement("dt"), document.createElement("dd"));
  line.firstChild.append(document.createElement("kbd"));
  line.firstChild.firstChild.textContent = key;
  line.lastChild.textContent = link.ariaLabel ?? link.textContent;
  return line;
};

const show = () => {
  const lines = sheet.querySelector("dl");
  lines.replaceChildren(lines.firstElementChild, ...[...links()].map(lineOf));
  sheet.showModal();
};

// Some lead into a field (`data-field`), folded away or on the page of the link though it be.
const follow = (link) => {
  const { field } = link.dataset;
  const here = field && document.getElementById(field);
  if (!field) link.click();
  else if (!here) location.assign(`${link.href}#${field}`);
  else {
    const panel = here.closest("details");
    if (panel) panel.open = true;
    here.focus();
    here.select();
  }
};

const opener = document.getElementById("keys-opener");
opener.hidden = false;
opener.addEventListener("click", show);

// What a key writes; where that is a letter of another script, what Latin keyboards have in its place.
const written = ({ key, code, shiftKey }) => {
  if (key === "؟") return "?";
  if (!/^\p{L}+$/u.test(key) || /\p{Script=Latin}/u.test(key)) return key;
  const letter = /^Key(.)$/.exec(code)?.[1];
  const place = letter ? [letter.toLowerCase(), letter] : PLACES[code];
  return place?.[shiftKey ? 1 : 0];
};

// AltGr and Option are how many keyboards write brackets; other keys held are for the browser.
const isTheBrowsers = (event, key) =>
  !event.getModifierState("AltGraph") &&
  (event.ctrlKey || event.metaKey || (event.altKey && /[a-z]/i.test(key)));

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const key = written(event);
  if (typing || sheet.open || !switched.checked || isTheBrowsers(event, key)) return;
  const link = links().get(key);
  if (key === "?") show();
  else if (link) follow(link);
  else return;
  event.preventDefault();
});
