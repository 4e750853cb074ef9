// What has changed since this browser was here last, in a line that leads there. It is kept here alone:
// the server is asked when facts have changed, and never told of a visit. It can be switched off, which
// forgets it. Without this, the page of changes can be asked since any day.

import { keep, kept } from "./keeping.js";

const KEY = "last-visit";
const A_VISIT = 30 * 60 * 1000; // milliseconds without a page, after which another visit begins
const OFF = "off";

// The visit as it is kept; none where something else was put there.
const last = () => {
  try {
    return JSON.parse(kept(KEY));
  } catch {
    return null;
  }
};

// `known` is what the ledger said: clocks of browsers go wrong. `before` is the visit before this one.
const note = (known) => {
  const visit = last();
  const goesOn = visit && Date.now() - visit.at < A_VISIT;
  const before = goesOn ? visit.before : visit && { at: visit.at, known: visit.known };
  keep(KEY, JSON.stringify({ at: Date.now(), known, before }));
  return before;
};

// As numbers: a moment on the second has no fraction, and as text would be after those that do.
const isAfter = (moment, other) => Date.parse(moment) > Date.parse(other);

const tell = async (line, before) => {
  const answer = await fetch(line.dataset.moments);
  if (!answer.ok) return;
  const { moments, most } = await answer.json();
  const changed = moments.filter((moment) => isAfter(moment, before.known)).length;
  if (!changed) return;
  const language = document.documentElement.lang;
  const day = new Intl.DateTimeFormat(`${language === "en" ? "en-GB" : language}-u-nu-latn`, {
    dateStyle: "long",
  }).format(before.at);
  const words = JSON.parse(line.dataset.words)[new Intl.PluralRules(language).select(changed)];
  const link = line.querySelector("a");
  const address = new URL(link.href);
  address.searchParams.set("since", before.known);
  link.href = address;
  link.textContent = words
    .replace("%(n)s", changed < most ? changed : `${most}+`)
    .replace("%(day)s", day);
  line.hidden = false;
};

const visits = document.querySelector(".visits");
// Put back as it is, to see whether anything can be kept.
if (visits && keep(KEY, kept(KEY))) {
  const { known } = visits.dataset;
  const box = visits.querySelector("input");
  box.checked = kept(KEY) !== OFF;
  box.addEventListener("change", () => {
    keep(KEY, box.checked ? null : OFF);
    if (box.checked) note(known);
  });
  visits.hidden = false;

  const line = document.querySelector(".visit");
  const before = box.checked && note(known);
  if (line && before && isAfter(known, before.known)) tell(line, before);
}
