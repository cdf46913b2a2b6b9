// The engine, the index and the words, loaded as scripts so that they load from disk too.

const assets = document.currentScript.src.replace(/[^/]*$/, "");
export const root = new URL("..", assets).href;
export const box = document.getElementById("q");
export const said = document.getElementById("thong-bao");
export let words;

// Scripts load in parallel and run in this order.
const load = (name) => new Promise((done, failed) => {
  const script = document.createElement("script");
  script.async = false;
  script.src = assets + name;
  script.onload = done;
  script.onerror = failed;
  document.head.append(script);
});

export const opened = Promise.all([window.VanBan || load("search-engine.js"), load("search-words.js")]).then(() => {
  words = window.VanBan.words;
  return window.VanBan.open(root + window.VanBan.folder, window.VanBan.head);
});
opened.catch(() => {});

export const searched = (parameters) => root + "tim-kiem/index.html?" + new URLSearchParams(parameters);
