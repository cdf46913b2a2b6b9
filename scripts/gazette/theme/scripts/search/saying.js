// What is said of an answer: how much was found, what was replaced, what may be meant.
import { around, capital, fill, grouped, make } from "./elements.js";
import { words } from "./index.js";
import { address } from "./question.js";

export function saidOf(answer, { q, asked, from, to }) {
  const says = words.search_says, { notices, total, scattered, date } = answer;
  const has = (notice) => notices.includes(notice);
  const say = (name, values) => fill(says[name], { count: grouped(total), query: asked, ...values });
  const out = [];
  const { kind, number } = answer;
  const named = kind ? fill(says.of_kind, { kind: capital(kind), number }) : fill(says.of_number, { number: number.replace(/^\D+/, "") });
  if (has("not_cited")) out.push(say("not_cited", { named }));
  else if (has("not_held")) out.push(say("not_held", { named }), say("number_parts"));
  else if (!q) out.push(say(total ? "all" : "none_here"));
  else if (date) out.push(ofDate(answer, say));
  else if (total || scattered) out.push(say(total ? answer.approximate ? "about" : "count" : "none_together"));
  else out.push(say("none", { query: q }));
  if (scattered && !date) out[out.length - 1] += say(total ? "and_scattered" : "scattered_only", { scattered: grouped(scattered) });
  if (has("part")) out.push(say("part", { count: grouped(answer.listed) }));
  else if (!total && !scattered && q && !date) out.push(says.none_try);
  if (has("cut")) out.push(says.cut);
  return out.join(" ");
}

function ofDate({ date, own, total }, say) {
  const kind = (date.length > 7 ? "of_day" : "of_month") + (own ? "" : "_none");
  const others = total > own ? say("and_named", { others: grouped(total - own) }) : total ? "" : say("nor_named");
  return say(kind, { date: window.VanBan.written(date), own: grouped(own) }) + others;
}

// "Đang hiển thị kết quả cho …, tìm đúng …"
export function showCorrected(place, corrected, state) {
  place.hidden = !corrected;
  if (!corrected) return;
  const { from, to, rest } = corrected;
  const exact = make("a", { href: address({ ...state, q: '"' + from + '"' + rest }) }, from + rest);
  place.replaceChildren(...around(words.search_says.corrected, "from", exact, { to: to + rest }));
}

// "Có phải bạn muốn tìm …?"
export function showOffer(place, offer, state) {
  place.hidden = !offer;
  if (!offer) return;
  const text = offer.to + offer.rest;
  place.replaceChildren(...around(words.search_says.offer, "to", make("a", { href: address({ ...state, q: text }) }, text)));
}
