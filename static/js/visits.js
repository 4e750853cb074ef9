// What has changed since this browser was here last, in a line that leads there. It is kept here alone:
// the server is asked when facts have changed, and never told of a visit. It can be switched off, which
// forgets it. Without this, the page of changes can be asked since any day.

const KEY = "last-visit";
const A_VISIT = 30 * 60 * 1000; // milliseconds without a page, after which another visit begins
const OFF = "off";

const forget = (off) => (off ? localStorage.setItem(KEY, OFF) : localStorage.removeItem(KEY));

// `known` is what the ledger said: clocks of browsers go wrong. `before` is the visit before this one.
const note = (known) => {
  const kept = JSON.parse(localStorage.getItem(KEY));
  const goesOn = kept && Date.now() - kept.at < A_VISIT;
  const before = goesOn ? kept.before : kept && { at: kept.at, known: kept.known };
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), known, before }));
  return before;
};

const tell = async (line, before) => {
  const answer = await fetch(line.dataset.moments);
  if (!answer.ok) return;
  const { moments, most } = await answer.json();
  const changed = moments.filter((moment) => moment > before.known).length;
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
if (visits) {
  const kept = visits.querySelector("input");
  kept.checked = localStorage.getItem(KEY) !== OFF;
  kept.addEventListener("change", () => {
    forget(!kept.checked);
    if (kept.checked) note(visits.dataset.known);
  });
  visits.hidden = false;

  const line = document.querySelector(".visit");
  const before = kept.checked && note(visits.dataset.known);
  if (line && before && before.known < visits.dataset.known) tell(line, before);
}
