// The list of results, a heading where they change in kind, and the pages that the words name.
import { capital, fill, make, marked } from "./elements.js";
import { root, words } from "./index.js";

const SCATTERED = 2, BORNE = 5; // the engine's tiers: all words, but apart; the document's own number or date

function row(hit, asked, isTyping) {
  const { title, where, when, note } = hit, [inTitle, inWhere] = window.VanBan.find([title, where], asked, isTyping);
  const point = (hit.excerpts.find((part) => part.point && part.marks.length) || {}).point;
  const to = root + hit.address + (asked ? "?" + new URLSearchParams({ q: asked }) : "") + (point ? "#" + point : "");
  const meta = make("p", { className: "meta" }, make("span", {}, ...marked(where, inWhere), " · " + when));
  if (note) meta.append(" ", make("span", { className: "tag" }, note));
  const parts = hit.excerpts.filter((part) => part.marks.length || part.point).map((part) => make("p", { className: "excerpt" },
    make("span", { className: "meta" }, capital(part.pointName) + ": "), ...marked(part.text, part.marks)));
  return make("div", {}, make("h3", {}, make("a", { href: to }, ...marked(title, inTitle))), meta, ...parts);
}

// The heading before the first result of another kind than those above it; none where readers chose the order.
function heading(tier, last, { date, isSorted }) {
  const says = words.search_says;
  if (isSorted || !last) return "";
  if (tier === SCATTERED && last > SCATTERED) return says.scattered;
  if (date && tier < BORNE && last === BORNE) return date.length > 7 ? says.names_day : says.names_month;
  return "";
}

// Adds results to a list; `last` is the tier of the last one in it. Returns that of the last one now.
export function addRows(list, hits, last, question) {
  for (const hit of hits) {
    const item = make("li", {}, row(hit, question.asked, question.isTyping)), text = heading(hit.tier, last, question);
    if (text) item.prepend(make("p", { className: "divide" }, text));
    list.append(item);
    last = hit.tier;
  }
  return last;
}

export function showCards(place, cards) {
  place.hidden = !cards.length;
  place.firstElementChild.replaceChildren(...cards.map(({ name, kind, address, count }) => make("li", {},
    kind ? kind + " " : "", make("a", { href: root + address }, name), ": " + count)));
}
