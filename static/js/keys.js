// Single keys follow the links that name one (`data-key`); ? shows which. They can be switched off,
// and stay so in this browser. Without this, every link is where it was.

import { keep, kept } from "./keeping.js";

const OFF = "keys-off";
const PLACES = { BracketLeft: "[{", BracketRight: "]}", Slash: "/?" };

const sheet = document.getElementById("keys");
const switched = sheet.querySelector("input");
const links = new Map();
for (const link of document.querySelectorAll("[data-key]")) {
  if (links.has(link.dataset.key)) continue;
  links.set(link.dataset.key, link);
  const line = document.createElement("div");
  line.append(document.createElement("dt"), document.createElement("dd"));
  line.firstChild.append(document.createElement("kbd"));
  line.firstChild.firstChild.textContent = link.dataset.key;
  line.lastChild.textContent = link.ariaLabel ?? link.textContent;
  sheet.querySelector("dl").append(line);
}

switched.checked = kept(OFF) === null;
switched.addEventListener("change", () => keep(OFF, switched.checked ? null : "1"));

const opener = document.getElementById("keys-opener");
opener.hidden = false;
opener.addEventListener("click", () => sheet.showModal());

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
  if (key === "?") sheet.showModal();
  else if (links.has(key)) links.get(key).click();
  else return;
  event.preventDefault();
});
