// The words of a glyph stand above it while it is pointed at, focused or touched.
// Without this, every glyph is a link with the same words as its name, and the table has them all.

const GAP = 8; // px between a glyph and its words, as in their sheet

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
    if (link) place(link.getBoundingClientRect());
    return link;
  };
  // Above the glyph lie glyphs and titles, beneath the drawing what can be pressed.
  const place = (glyph) => {
    const above = glyph.top - GAP - label.offsetHeight;
    const top = above >= 0 ? above : glyph.bottom + GAP;
    label.style.insetBlockStart = `${top - drawing.getBoundingClientRect().top}px`;
  };
  drawing.addEventListener("pointerover", tell);
  drawing.addEventListener("pointerleave", tell);
  drawing.addEventListener("focusin", tell);
  drawing.addEventListener("focusout", () => (label.hidden = true));

  drawing.addEventListener("keydown", (event) => {
    if (event.key === "Escape") label.hidden = true;
  });

  // The first touch of a glyph tells its words, the second follows it.
  let touched = null;
  drawing.addEventListener("click", (event) => {
    if (event.pointerType !== "touch") return;
    const link = tell(event);
    if (link && link !== touched) event.preventDefault();
    touched = link;
  });
}
