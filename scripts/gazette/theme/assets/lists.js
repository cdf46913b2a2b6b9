// What script adds to lists: a box that filters the rows of a long one, without marks as well as with
// them; and an excerpt that is kept in sight beside the others, on every page about its topic.
(function () {
  "use strict";
  var box = document.querySelector("[data-sieve]");

  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }

  if (box) {
    var said = box.parentNode.querySelector("output");
    var rows = Array.prototype.map.call(document.querySelectorAll("[data-rows] > *"), function (row) {
      return { row: row, words: folded(row.textContent) };
    });
    var parts = Array.prototype.filter.call(document.querySelectorAll("main section"), function (part) {
      return part.querySelector("[data-rows]");
    });
    var sift = function () {
      var asked = folded(box.value).split(/\s+/).filter(Boolean), left = 0;
      rows.forEach(function (one) {
        one.row.hidden = !asked.every(function (word) { return one.words.indexOf(word) >= 0; });
        left += !one.row.hidden;
      });
      parts.forEach(function (part) { part.hidden = !part.querySelector("[data-rows] > :not([hidden])"); });
      var words = left ? said.dataset.words.replace("{count}", left) : said.dataset.none;
      said.textContent = asked.length ? words : "";
    };
    box.addEventListener("input", sift);
    addEventListener("pageshow", sift); // the browser may have kept the words of the last visit
  }

  var table = document.querySelector("[data-kept]"), topic = "giữ " + location.pathname.replace(/tung-diem\/.*/, "");

  function store(words) {
    try {
      if (words === undefined) return sessionStorage.getItem(topic);
      if (words) sessionStorage.setItem(topic, words); else sessionStorage.removeItem(topic);
    } catch (error) { /* it is kept on this page alone */ }
    return words;
  }

  function keep(words) {
    var old = table.querySelector("aside"), kept = document.createElement("aside");
    if (old) old.remove();
    store(words);
    table.classList.toggle("keeping", !!words);
    if (!words) return;
    kept.className = "kept excerpts";
    kept.tabIndex = 0; // it may have to be scrolled
    kept.setAttribute("aria-label", table.dataset.kept);
    kept.innerHTML = words;
    var button = kept.querySelector("[data-keep]");
    button.textContent = table.dataset.letGo;
    button.addEventListener("click", function () {
      keep("");
      table.querySelector("[data-keep]").focus({ preventScroll: true }); // the focus went with the button
    });
    table.prepend(kept);
  }

  if (table) {
    table.addEventListener("click", function (event) {
      var article = event.target.matches("[data-rows] [data-keep]") && event.target.closest("article");
      if (!article) return;
      var copy = article.cloneNode(true);
      Array.prototype.forEach.call(article.querySelectorAll("a"), function (link, at) {
        copy.querySelectorAll("a")[at].href = link.href; // it may be shown in another folder
      });
      Array.prototype.forEach.call(copy.querySelectorAll(".choice a"), function (link) { link.remove(); });
      keep(copy.innerHTML);
      table.querySelector(".kept button").focus();
    });
    if (store()) keep(store());
  }
})();
