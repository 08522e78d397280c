/* The boxes in which one chooses by name tell jQuery only that they changed; the check of the form listens to the page. */
document.addEventListener("DOMContentLoaded", () => {
  django.jQuery(document).on("select2:select select2:unselect select2:clear", (event) => {
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
