// While a reader writes, the page is asked for with the words so far, one request at a time, and what
// it tells is put in place. Without this, and for whatever else is chosen, the form is sent.

import { wind } from "./clocks.js";

const PAUSE = 400; // milliseconds without a letter: words are asked for, and not letters
const FEWEST = 3; // letters
// All that has the words, or links that hand them on; `#told` is said aloud.
const HEAD = "link[rel=canonical], link[rel=alternate], meta[name=description], meta[property]";
const PARTS = [".masthead", ".strip", "#told", ".search__where", "#found", ".colophon__address"];

const field = document.getElementById("q");
const written = () => field.value.trim();
const isEnough = (words) => (words.match(/[\p{L}\p{N}]/gu) ?? []).length >= FEWEST;

const put = (page) => {
  document.title = page.title;
  document.querySelectorAll(HEAD).forEach((one) => one.remove());
  document.head.append(...page.querySelectorAll(HEAD));
  for (const part of PARTS) {
    document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  }
  wind(document.querySelector(".strip"));
};

let asked = new URL(location.href).searchParams.get("q") ?? "";
let isAsking = false;
let waiting;

const ask = async () => {
  const words = written();
  if (isAsking || words === asked || !isEnough(words)) return;
  isAsking = true;
  asked = words;
  const address = new URL(location.href);
  address.searchParams.set("q", words);
  address.hash = "";
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Whoever has written on, or gone on elsewhere, is not disturbed; a page to sign in is none of ours.
    const isWanted = written() === words && document.activeElement === field;
    if (answer.ok && isWanted && page.getElementById("found")) {
      put(page);
      history.replaceState(null, "", address);
    }
  } catch {
    // The form can still be sent.
  }
  isAsking = false;
  if (written() !== asked) wait();
};

const wait = () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
};
field.addEventListener("input", wait);
field.form.addEventListener("submit", () => clearTimeout(waiting));
