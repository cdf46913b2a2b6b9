// Dates as people write them, and their form in addresses: 2021-08-10, 2021-08, 2021.
import { each, whole } from "./words.js";

const two = (number) => number.padStart(2, "0");

// The address form of what the pattern of dates has found; "" for a day that there is not.
function iso(found) {
  const [day, month] = [found[1] || found[3], found[2] || found[4]];
  const text = [found[5], two(month), ...day ? [two(day)] : []].join("-");
  return isDate(text) ? text : "";
}

const isDate = (text) => /^\d{4}(-\d\d){0,2}$/.test(text) && !isNaN(Date.parse(text)) &&
  new Date((text + "-01-01").slice(0, 10) + "T00:00Z").toJSON().startsWith(text);

// The dates in a text, each with its place.
export const datesIn = (text) => Array.from(each(text, "date"), (found) =>
  ({ start: found.index, end: found.index + found[0].length, date: iso(found) })).filter((it) => it.date);

export const dateKey = (date) => "=" + date.replace(/-/g, "");

// The address form of a typed date, month or year; "" if nothing is typed, null if it is none.
export function dated(typed) {
  const text = typed.normalize("NFC").trim();
  if (!text || isDate(text)) return text;
  const plain = text.replace(/^(?:ng[a\xe0]y|n[a\u0103]m)\s+/i, ""), found = whole(plain, "date");
  return (found ? iso(found) : isDate(plain) && plain) || null;
}

// As in official documents: 07/5/2021, 21/02/2022, 8/2021.
export const written = (date) => {
  const [year, month, day] = date.split("-");
  return [day, month && (month > "02" ? String(+month) : month), year].filter(Boolean).join("/");
};
