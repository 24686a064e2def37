// Read a file with a program in JavaScript and print what it finds, as JSON.
// node clients.mjs readability|citation FILE FOLDER, which has the programs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [what, file, folder] = process.argv.slice(2);
const load = createRequire(`${folder}/package.json`);
const source = readFileSync(file, "utf-8");

function article() {
  const { JSDOM } = load("jsdom");
  const { Readability } = load("@mozilla/readability");
  const { document } = new JSDOM(source, { url: "https://example.org/" }).window;
  return new Readability(document).parse();
}

function items() {
  const Cite = load("citation-js");
  return new Cite(source).data;
}

process.stdout.write(JSON.stringify(what === "readability" ? article() : items()));
