// A slider beside each clock that has stops: one position for each day or moment at which something
// changes, and one for what is meant where none is asked: now, or the day of the moment asked for. It
// goes there when it is let go of, or by Enter; left without, it goes back. Without this, the links to
// the previous and next change and the fields of the form lead everywhere.

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

const slide = (clock) => {
  const { clock: name, at, now, words } = clock.dataset;
  const told = new Set([...clock.dataset.stops.split(" ").filter(Boolean), now]);
  const stops = [...told].sort((one, other) => Date.parse(one) - Date.parse(other));
  if (stops.length < 3) return; // the links lead to so few
  const shown = clock.querySelector(".clock__at");
  const hint = clock.querySelector(".clock__hint");
  const asked = shown.textContent;
  const here = Math.max(0, stops.findLastIndex((stop) => Date.parse(stop) <= Date.parse(at)));

  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "clock__slider";
  slider.autocomplete = "off"; // or the way back would put it where it was left
  slider.max = stops.length - 1;
  slider.ariaLabel = words;
  slider.style.setProperty("--steps", stops.length - 1);
  slider.classList.toggle("clock__slider--ticked", stops.length <= MOST_TICKS);

  let byKey = false;
  const say = (day) => {
    shown.textContent = day;
    slider.setAttribute("aria-valuetext", day);
    hint.hidden = !byKey || day === asked;
  };
  const back = () => {
    slider.value = here;
    say(asked);
  };
  back();
  clock.append(slider);

  slider.addEventListener("pointerdown", () => (byKey = false));
  slider.addEventListener("keydown", (event) => {
    byKey = true;
    if (event.key === "Enter") go(name, stops[slider.value], now);
    if (event.key === "Escape") back();
  });
  slider.addEventListener("input", () => {
    const stop = stops[slider.value];
    say(stop === at ? asked : inWords(stop));
  });
  slider.addEventListener("change", () => {
    if (!byKey) go(name, stops[slider.value], now);
  });
  slider.addEventListener("blur", back);
  addEventListener("beforeprint", back);
  addEventListener("pageshow", (event) => event.persisted && back());
};

// What a page, or a part that is put into it, has for scripts.
export const wind = (part) => {
  part.querySelectorAll("[data-clock]").forEach(slide);
  const print = part.querySelector(".toolbar__print");
  if (!print) return;
  print.hidden = false;
  print.addEventListener("click", () => window.print());
};
wind(document);
