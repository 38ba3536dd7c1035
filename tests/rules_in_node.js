/* Answers questions about the rules that the pages' scripts share with Python; all is JSON. */
"use strict";

const fs = require("node:fs");
const vm = require("node:vm");

globalThis.window = globalThis;
for (const path of process.argv.slice(2)) vm.runInThisContext(fs.readFileSync(path, "utf8"), path);

const { words, noteFile } = globalThis.edition;
const rules = { ...words, ...noteFile };
const answers = JSON.parse(fs.readFileSync(0, "utf8")).map(([name, values]) => rules[name](...values));
process.stdout.write(JSON.stringify(answers));
