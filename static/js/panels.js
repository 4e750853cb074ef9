// A panel that lies over the page closes by Escape, which leads back to what opened it, and when the
// reader goes on elsewhere. Without this, what opened it closes it, and so does opening another.

const opened = () => document.querySelector("details[name=panel][open]");

const leave = (event) => {
  const panel = opened();
  if (panel && !panel.contains(event.target)) panel.open = false;
};
document.addEventListener("click", leave);
document.addEventListener("focusin", leave);

document.addEventListener("keydown", (event) => {
  const panel = opened();
  if (event.key !== "Escape" || !panel) return;
  panel.open = false;
  panel.querySelector("summary").focus();
});
