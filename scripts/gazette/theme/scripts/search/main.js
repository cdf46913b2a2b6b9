// The interface of search: suggestions in the box on every page, and the page of results.
import { opened } from "./index.js";
import { suggesting } from "./suggestions.js";
import { results } from "./results.js";

const page = document.getElementById("ket-qua");
// Before anything is asked, the page tells how to; then it makes room for the answer.
if (page && location.search) document.documentElement.classList.add("asked");

opened.then(() => {
  suggesting();
  if (page) results(page);
}, () => {
  const status = document.getElementById("so-ket-qua");
  if (status) status.textContent = status.dataset.failed;
});
