// The words of a mark stand beneath its chart while it is pointed at, focused or touched.
// Without this, every mark is a link with the same words as its name, and the table has them all.

for (const drawing of document.querySelectorAll(".chart__drawing, .drawing")) {
  const label = document.createElement("p");
  label.className = "chart__label";
  label.dir = "auto";
  label.ariaHidden = "true"; // whoever listens has heard the name of the link
  label.hidden = true;
  drawing.append(label);

  const tell = (event) => {
    if (label.contains(event.target)) return null; // words can be pointed at, to be read or copied
    const link = event.target.closest("a");
    label.hidden = !link;
    const named = link?.ariaLabel ? link : link?.querySelector("[aria-label]");
    if (named) label.textContent = named.getAttribute("aria-label");
    if (link) beneath(link);
    return link;
  };
  // A chart is low enough for its words to stand beneath it; a network is not.
  const beneath = (link) => {
    if (!drawing.matches(".drawing")) return;
    const below = link.getBoundingClientRect().bottom - drawing.getBoundingClientRect().top;
    label.style.insetBlockStart = `${below}px`;
  };
  drawing.addEventListener("pointerover", tell);
  drawing.addEventListener("pointerleave", tell);
  drawing.addEventListener("focusin", tell);
  drawing.addEventListener("focusout", () => (label.hidden = true));

  drawing.addEventListener("keydown", (event) => {
    if (event.key === "Escape") label.hidden = true;
  });

  // The first touch of a mark tells its words, the second follows it.
  let touched = null;
  drawing.addEventListener("click", (event) => {
    if (event.pointerType !== "touch") return;
    const link = tell(event);
    if (link && link !== touched) event.preventDefault();
    touched = link;
  });
}
