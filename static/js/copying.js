// What stands before a button is copied by it. Without this, and where a browser lends its clipboard
// to no page, one click takes all of the words.

const buttons = navigator.clipboard ? document.querySelectorAll(".copy > button") : [];
for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.parentElement.previousElementSibling.textContent);
      button.textContent = button.dataset.copied;
    } catch {
      button.hidden = true; // the reader did not allow it
    }
  });
}
