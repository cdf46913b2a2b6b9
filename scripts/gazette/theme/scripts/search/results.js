// The page of results: asks, shows the answer, and keeps the address and the history.
import { fill, grouped } from "./elements.js";
import { box, opened, words } from "./index.js";
import { address, isEmpty, names, read } from "./question.js";
import { filtering } from "./filters.js";
import { addRows, showCards } from "./rows.js";
import { saidOf, showCorrected, showOffer } from "./saying.js";

const SOME = 3, TEN = 10, PAUSE = 120;

export function results(page) {
  const says = words.search_says, title = document.title;
  const [status, mended, offered, cards, more, onPaper, sort] =
    ["so-ket-qua", "sua-cau-tim", "co-phai", "trang-co-ten", "xem-them", "so-in", "sap-xep"].map((id) => document.getElementById(id));
  const [exact, nearest] = page.querySelectorAll("ol.found");
  const form = page.querySelector(".sift");
  let state, turn = 0, pause;
  let list = exact; // results, or what is nearest to them
  let question = {}; // the words that were asked, corrected or not, and how
  let isTyping = false; // the last word may be unfinished until Enter
  let lastTier; // the tier of the last result in the list

  // A history entry also keeps the number of results shown and the scroll position.
  const keep = () => history.replaceState({ count: list.children.length, top: scrollY, isTyping }, "");
  // A query being typed has one history entry, which the finished query replaces.
  const remember = (next, ofTyping) => {
    if (address(next) === location.href) return;
    const goesOn = ofTyping && isTyping;
    if (!goesOn) keep();
    history[goesOn ? "replaceState" : "pushState"]({ isTyping: !!ofTyping }, "", address(next));
  };
  const go = (changes) => {
    const next = { ...state, q: box.value.trim(), ...changes };
    remember(next);
    ask(next);
  };
  const { narrow, showRange } = filtering(form, sort, () => state, go);

  const add = (hits) => { lastTier = addRows(list, hits, lastTier, question); };

  function count({ listed, approximate }) {
    const all = list.children.length >= listed;
    more.hidden = all;
    const told = says[approximate ? "printed_about" : "printed"];
    onPaper.textContent = all ? "" : fill(told, { shown: list.children.length, count: grouped(listed) });
  }

  const options = () => ({
    filters: state.filters, from: state.from, to: state.to, typing: isTyping,
    sort: { moi: "newest", cu: "oldest" }[state.sort] || "relevance",
  });

  function showQuestion(last) {
    const { q, from, to } = state;
    if (box.value.trim() !== q) box.value = q;
    sort.value = state.sort;
    showRange([from, to], [last.from, last.to]);
    document.title = q ? q + ": " + title : title;
    document.documentElement.classList.toggle("asked", !isEmpty(state));
  }

  function show(answer) {
    const { q, filters, from, to } = state, isPart = answer.notices.includes("part");
    const asked = answer.corrected ? answer.corrected.to + answer.corrected.rest : q;
    question = { asked, isTyping, date: answer.date, isSorted: !!state.sort };
    lastTier = 0;
    list = isPart ? nearest : exact;
    nearest.parentElement.hidden = !isPart;
    for (const one of [exact, nearest]) one.replaceChildren();
    add(answer.hits);
    count(answer);
    page.hidden = !answer.listed && !names().some((name) => filters[name]) && !from && !to;
    narrow(answer.facets);
    showCards(cards, answer.cards);
    status.className = "";
    status.textContent = saidOf(answer, { ...state, asked });
    showCorrected(mended, answer.corrected, state);
    showOffer(offered, answer.offer, state);
  }

  function showNothing(text) {
    status.className = "";
    status.textContent = text;
    for (const one of [page, mended, offered, cards]) one.hidden = true;
  }

  async function ask(next, { count: before = 0, top } = {}) {
    const mine = ++turn, last = state || {};
    state = next;
    showQuestion(last);
    if (isEmpty(state)) { showNothing(""); return; }
    const waiting = setTimeout(() => { if (mine === turn) { status.textContent = says.waiting; status.className = "waiting"; } }, 300);
    try {
      const index = await opened, limit = Math.max(SOME, before);
      const answer = await index.query(state.q, { ...options(), limit });
      if (answer.listed > limit && answer.listed <= TEN) { // few enough to have all at once
        const rest = await index.query(state.q, { ...options(), limit: TEN, offset: limit, facets: false });
        answer.hits.push(...rest.hits);
      }
      if (mine !== turn) return;
      show(answer);
      if (top) scrollTo(0, top);
      watch();
    } catch (error) {
      if (mine === turn) showNothing(says.failed);
    } finally { clearTimeout(waiting); }
  }

  // Adds results until there are `to`. The first few fill a screen; the next come as it scrolls.
  async function grow(to, isAsked) {
    const mine = turn, offset = list.children.length;
    if (more.disabled || offset >= to) return;
    more.disabled = true; // a second click would add the same ones
    try {
      const answer = await (await opened).query(state.q, { ...options(), limit: to - offset, offset, facets: false });
      if (mine !== turn) return;
      add(answer.hits);
      count(answer);
      if (!isAsked) return;
      keep();
      list.children[offset].querySelector("a").focus();
    } catch (error) {
      status.textContent = says.failed;
    } finally {
      more.disabled = false;
      watch();
    }
  }
  const ends = new IntersectionObserver((seen) => {
    if (seen.at(-1).isIntersecting) grow(Math.min(TEN, list.children.length + SOME));
  });
  // Tells at once if the end of the list is in view.
  const watch = () => {
    ends.disconnect();
    ends.observe(more);
  };

  matchMedia("print").addEventListener("change", (paper) => { if (paper.matches) grow(TEN); });
  more.addEventListener("click", () => grow(TEN * (1 + Math.floor(list.children.length / TEN)), true));
  page.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // a fragment in the address would ask again
    (list.querySelector("a") || document.getElementById("ket-qua-ten")).focus();
  });
  page.addEventListener("click", (event) => { if (event.target.closest(".found a")) keep(); });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    const next = { ...state, q: box.value.trim() };
    remember(next, true);
    isTyping = false;
    history.replaceState({ ...history.state, isTyping }, "");
    ask(next);
    if (matchMedia("(pointer: coarse)").matches) box.blur(); // the on-screen keyboard covers the results
  });
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const next = { ...state, q: box.value.trim() };
      remember(next, true);
      isTyping = true;
      ask(next);
    }, PAUSE);
  });
  sort.addEventListener("change", () => go({ sort: sort.value }));
  const arrive = () => {
    const kept = history.state || {};
    isTyping = !!kept.isTyping;
    ask(read(), kept);
  };
  addEventListener("popstate", arrive);
  const typed = box.value.trim(); // typed while this was loading
  arrive();
  if (document.activeElement === box && typed && typed !== state.q) {
    box.value = typed;
    box.dispatchEvent(new Event("input"));
  }
}
