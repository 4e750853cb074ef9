// Single keys follow the links that name one (`data-key`); ? shows which. They can be switched off,
// and stay so in this browser. Without this, every link is where it was.

const OFF = "keys-off";
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

switched.checked = localStorage.getItem(OFF) === null;
switched.addEventListener("change", () => {
  if (switched.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});

const opener = document.getElementById("keys-opener");
opener.hidden = false;
opener.addEventListener("click", () => sheet.showModal());

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || sheet.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!switched.checked) return;
  if (event.key === "?") sheet.showModal();
  else if (links.has(event.key)) links.get(event.key).click();
  else return;
  event.preventDefault();
});
