// A page that fills: while its content says so, it is fetched again and put in place.
"use strict";

const EVERY_MILLISECONDS = 2000;

const fill = async () => {
  const now = document.getElementById("filling");
  if (!now?.hasAttribute("data-fills")) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const then = page.getElementById("filling");
      // Whoever reads on is not disturbed where nothing has changed.
      if (then && then.innerHTML !== now.innerHTML) now.replaceWith(then);
      else if (then && !then.hasAttribute("data-fills")) now.removeAttribute("data-fills");
    }
  } catch {
    // The server may be away for a moment: asked again, it may be back.
  }
  setTimeout(fill, EVERY_MILLISECONDS);
};

setTimeout(fill, EVERY_MILLISECONDS);
