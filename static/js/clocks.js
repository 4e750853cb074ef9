// A slider beside each clock that has stops: one position for each day or moment at which something
// changes, and one for now. It goes there when it is let go of, or by Enter. Without this, the links
// to the previous and next change and the fields of the form lead everywhere.

const MOST_TICKS = 45; // closer than four pixels they would be a bar

const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const long = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const toTheMinute = { ...long, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

const inWords = (stop) => {
  const format = stop.includes("T") ? toTheMinute : long;
  const words = new Intl.DateTimeFormat(`${language}-u-nu-latn`, format).format(new Date(stop));
  return stop.includes("T") ? `${words} UTC` : words;
};

const go = (name, stop, now) => {
  const address = new URL(location.href);
  if (stop === now) address.searchParams.delete(name);
  else address.searchParams.set(name, stop);
  location.assign(address);
};

for (const clock of document.querySelectorAll("[data-clock]")) {
  const { clock: name, at, now, words } = clock.dataset;
  const told = new Set([...clock.dataset.stops.split(" ").filter(Boolean), now]);
  const stops = [...told].sort((one, other) => Date.parse(one) - Date.parse(other));
  if (stops.length < 3) continue; // the links lead to so few
  const shown = clock.querySelector(".clock__at");
  const here = Math.max(0, stops.findLastIndex((stop) => Date.parse(stop) <= Date.parse(at)));

  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "clock__slider";
  slider.max = stops.length - 1;
  slider.value = here;
  slider.ariaLabel = words;
  slider.style.setProperty("--steps", stops.length - 1);
  slider.classList.toggle("clock__slider--ticked", stops.length <= MOST_TICKS);
  slider.setAttribute("aria-valuetext", shown.textContent);
  clock.append(slider);

  let byKey = false;
  slider.addEventListener("pointerdown", () => (byKey = false));
  slider.addEventListener("keydown", (event) => {
    byKey = true;
    if (event.key === "Enter") go(name, stops[slider.value], now);
  });
  slider.addEventListener("input", () => {
    shown.textContent = inWords(stops[slider.value]);
    slider.setAttribute("aria-valuetext", shown.textContent);
  });
  slider.addEventListener("change", () => {
    if (!byKey) go(name, stops[slider.value], now);
  });
}

const print = document.querySelector(".toolbar__print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
