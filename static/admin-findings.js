/* Boxes in which one chooses by name, and the windows that add a row, tell jQuery only that a choice changed; the check of the form listens to the page. */
document.addEventListener("DOMContentLoaded", () => {
  django.jQuery(document).on("change", "select", (event) => {
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
