// The interface of search: suggestions in the box on every page, and the page of results.
import { opened } from "./index.js";
import { suggesting } from "./suggestions.js";
import { results } from "./results.js";

const page = document.getElementById("ket-qua");

opened.then(() => {
  suggesting();
  if (page) results(page);
}, () => {
  const status = document.getElementById("so-ket-qua");
  if (status) status.textContent = status.dataset.failed;
});
