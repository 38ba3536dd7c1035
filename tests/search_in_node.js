/* Asks search-engine.js, in Node, about files in a folder; questions and answers are JSON. */
"use strict";

const fs = require("node:fs");
const vm = require("node:vm");

const [engine, folder] = process.argv.slice(2);
globalThis.window = globalThis;
const run = (path) => vm.runInThisContext(fs.readFileSync(path, "utf8"), path);

run(engine.replace(/[^/]*$/, "words.js"));
run(engine);
window.editionSearch.load = async (name) => run(`${folder}/${name}.js`);

(async () => {
  const answers = [];
  for (const [query, options] of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const { hits, forms, ...rest } = await window.editionSearch.search(query, options);
    const sorted = await window.editionSearch.sort(hits, options.sort);
    const shown = await window.editionSearch.show(sorted.slice(0, options.show || 0));
    answers.push({ ...rest, forms, shown, hits: hits.map(({ unit, from, to }) => [unit, from, to]) });
  }
  process.stdout.write(JSON.stringify(answers));
})();
