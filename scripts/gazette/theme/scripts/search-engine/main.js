// Searches the index; the docstring of gazette.search describes its format and rules.
import { learnPatterns, tokens } from "./words.js";
import { dated, datesIn, written } from "./dates.js";
import { learnForms } from "./texts.js";
import { learnKinds, only, parse } from "./question.js";
import { excerptsOf, find } from "./marks.js";
import { openFiles } from "./files.js";
import { BORNE, CLOSE, PART, SCATTERED, matcher, ones, orderOf, verified } from "./matching.js";
import { inRange, sift } from "./sifting.js";
import { mender } from "./slips.js";
import { cardsOf, suggested } from "./names.js";

function learn({ patterns, forms, kinds }) {
  learnPatterns(patterns);
  learnForms(forms);
  learnKinds(kinds);
}

// `given`: the data of head.js, if the page already has it.
async function open(root, given) {
  const index = await openFiles(root, given), { head } = index;
  learn(head);
  const match = matcher(index), { replaced, offered, knows } = mender(index, match);

  // Documents with as many of the words as any has, if none has all.
  function nearest({ found: [first], tier, asked }) {
    const held = only(asked) && !asked.parts[0].number && first ? Array.from(first.words, ones) : [];
    const most = Math.max(0, ...held);
    held.forEach((n, id) => { if (most && n == most) tier[id] = PART; });
    return most;
  }

  // "sông lô 358": documents of a place whose numbers begin so, or that cite such a number.
  async function placed(text) {
    const [, name = "", number] = text.match(/^(\D+) 0*(\d+)$/) || [];
    const asked = parse('"' + name + '"');
    const [page] = await cardsOf(index, asked, name);
    if (!page || page.kind) return;
    const isOf = (key) => RegExp("^" + number + "(20\\d\\d)?\\D").test(key);
    asked.parts.push({ ways: [[{ key: number, marks: "", prefix: true, isOf }]] });
    const first = await match(asked);
    return first.tier.some(Boolean) && first;
  }

  async function answered(asked, typing) {
    const first = await match(asked, typing);
    if (typing) return first;
    return !first.tier.some(Boolean) && await replaced(asked) || { ...first, offer: await offered(asked, first) };
  }

  async function query(text, {
    typing, from, to, sort, filters = {}, facets = true, excerpts = true, cards = facets, limit = 10, offset = 0,
  } = {}) {
    const typed = parse(text, typing), notices = typed.parts.some((p) => p.cut) ? ["cut"] : [];
    const naming = cards ? cardsOf(index, typed, text) : [];
    const answer = await placed(text) || await answered(typed, typing), { asked, tier, approximate, corrected = null, offer = null } = answer;
    const { date = "", kind = "", number = "" } = only(asked) || {};
    if (number && !answer.found[0].own.length) notices.push(tier.some(Boolean) ? "not_held" : "not_cited");
    if (!typing && !tier.some(Boolean) && nearest(answer)) notices.push("part");
    await inRange(index, tier, from, to);
    facets = await sift(index, tier, filters, head.facets.filter((f) => facets || filters[f]?.[0]));
    const ids = await verified(answer, offset + limit, orderOf(head, sort));
    const hits = await Promise.all(ids.slice(offset, offset + limit).map(async (id) => {
      const it = await index.text(id);
      return { ...it.shown, tier: tier[id], excerpts: excerpts ? excerptsOf(it, text.trim() && asked) : [] };
    }));
    const count = (least, most = BORNE) => ids.filter((id) => tier[id] >= least && tier[id] <= most).length;
    return {
      hits, facets, corrected, offer, notices, approximate, listed: ids.length, cards: await naming,
      total: asked.parts[0] ? count(CLOSE) : ids.length, own: count(BORNE), scattered: asked.parts[0] ? count(SCATTERED, SCATTERED) : 0,
      date, kind, number,
    };
  }

  return { query, suggest: (typed) => suggested(index, typed), isSyllable: knows };
}

window.VanBan = { open, find, tokens, dated, datesIn, written };
