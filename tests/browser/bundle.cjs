// Prints one classic script that puts what a CommonJS package exports into window[name].
// Use: node bundle.cjs PACKAGE NAME, in a folder whose node_modules has the package.
const fs = require("node:fs");
const { createRequire } = require("node:module");

const [entry, name] = process.argv.slice(2);
const modules = {};

function add(file) {
  if (file in modules) return;
  const source = fs.readFileSync(file, "utf8");
  modules[file] = null; // against circles
  const needs = {};
  for (const [, wanted] of source.matchAll(/\brequire\(['"]([^'"]+)['"]\)/g)) {
    needs[wanted] = createRequire(file).resolve(wanted);
    add(needs[wanted]);
  }
  modules[file] = `[${JSON.stringify(needs)}, function (module, exports, require) {${source}\n}]`;
}

const first = createRequire(`${process.cwd()}/`).resolve(entry);
add(first);
const table = Object.entries(modules).map(([file, made]) => `${JSON.stringify(file)}: ${made}`);
console.log(`(() => {
  const table = {${table.join(",\n")}};
  const loaded = {};
  const load = (file) => {
    if (!loaded[file]) {
      loaded[file] = { exports: {} };
      const [needs, run] = table[file];
      run(loaded[file], loaded[file].exports, (wanted) => load(needs[wanted]));
    }
    return loaded[file].exports;
  };
  window[${JSON.stringify(name)}] = load(${JSON.stringify(first)});
})();`);
