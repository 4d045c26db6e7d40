// Spreadsheets in and out against PapaParse and SheetJS, in one run of Node, in processor time:
// `node benches/peers/files.mjs [folder [cache [words]]]`, where the folder is a release build (default
// `dist`), the cache takes the peers, which are brought from npm and never shipped, and only lines that
// begin with the words are run. Ours is the worker of files as it is shipped: a message of bytes in, one
// out. It does more than the peers: it finds header, units, dates and months, and notes every odd cell.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const PEERS = { papaparse: "5.5.3", xlsx: "0.18.5" };
const [ROWS, COLUMNS, PAIRS] = [10_000, 20, 11];
const dist = resolve(process.argv[2] ?? "dist");
const cache = resolve(process.argv[3] ?? join(homedir(), ".cache/plumbline/peers/files"));
const words = process.argv[4] ?? "";

/** The peers, installed once. */
function peers() {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, "package.json"), JSON.stringify({ private: true, dependencies: PEERS }));
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: cache, stdio: "inherit" });
  const own = createRequire(join(cache, "package.json"));
  return { Papa: own("papaparse"), XLSX: own("xlsx") };
}

/** The work of the file worker: bytes of a message in, bytes of its answer out. */
async function worker() {
  const name = readdirSync(dist).find((entry) => entry.startsWith("workers-"));
  const folder = join(dist, name);
  const module = join(tmpdir(), `plumbline-files-${process.pid}.mjs`);
  writeFileSync(module, readFileSync(join(folder, "files.js")));
  const { default: init } = await import(pathToFileURL(module));
  await init({ module_or_path: readFileSync(join(folder, "files_bg.wasm")) });
  const work = globalThis.plumblineWork_files;
  const DONE = 2;
  return (message) => {
    const answer = work(message);
    if (answer[0] !== DONE) throw new Error(`the worker answers ${answer.subarray(0, 40)}`);
    return answer;
  };
}

/** Messages in the form the worker reads: numbers of variable length, texts and lists by length. */
class Message {
  constructor() {
    this.parts = [];
    this.length = 0;
  }
  raw(bytes) {
    this.parts.push(bytes);
    this.length += bytes.length;
    return this;
  }
  count(number) {
    const bytes = [];
    for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
    return this.raw(Uint8Array.from([...bytes, number]));
  }
  block(bytes) {
    return this.count(bytes.length).raw(bytes);
  }
  text(text) {
    return this.block(Buffer.from(text));
  }
  cell(value) {
    if (value instanceof Date) return this.count(4).text(value.toISOString().slice(0, 10));
    if (typeof value === "string") return this.count(1).text(value);
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return this.count(2).raw(bytes);
  }
  done() {
    return Buffer.concat(this.parts, this.length);
  }
}

/** A job to read a file, with nothing set by hand. */
const reading = (bytes) =>
  new Message().count(1).count(0).block(bytes).raw(new Uint8Array(9)).text("2026-11-22").text("GBP").done();

/** A job to write a table as delimited text or as a workbook. */
function writing(titles, rows, asBook) {
  const message = new Message().count(1).count(1).text("Plan").count(titles.length);
  titles.forEach((title) => message.text(title));
  message.count(rows.length);
  for (const row of rows) {
    message.count(row.length);
    row.forEach((cell) => message.cell(cell));
  }
  if (!asBook) return message.count(0).count(0).done();
  message.count(1).count(titles.length);
  titles.forEach(() => message.count(0).raw(new Uint8Array(3)));
  return message.text("Total").done();
}

/** The same table at every run: names, words, whole numbers, decimals and days. */
function table() {
  let state = 1;
  const dice = (sides) => (state = (state * 48_271) % 2_147_483_647) % sides;
  const cells = [
    (row) => `Project ${row}`,
    () => ["Green", "Amber", "Red"][dice(3)],
    () => dice(1_000_000),
    () => dice(1_000_000) / 100,
    () => new Date(Date.UTC(2027, dice(12), 1 + dice(28))),
  ];
  const titles = Array.from({ length: COLUMNS }, (_, place) => `Column ${place + 1}`);
  const rows = Array.from({ length: ROWS }, (_, row) => titles.map((_, place) => cells[place % 5](row)));
  return { titles, rows };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Median ratio of pairs, with a 95 % interval by resampling. */
function compare(name, ours, theirs) {
  if (!name.startsWith(words)) return;
  // Processor time: others may be at work on the machine.
  const timed = (run) => {
    const from = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1_000;
  };
  for (let warm = 0; warm < 3; warm += 1) [ours, theirs].forEach(timed);
  // Ours first, theirs first, in turns.
  const pairs = Array.from({ length: PAIRS }, (_, nth) => {
    if (nth % 2 === 0) return [timed(ours), timed(theirs)];
    const late = timed(theirs);
    return [timed(ours), late];
  });
  const ratios = pairs.map(([own, other]) => own / other);
  let state = 7;
  const pick = () => ratios[(state = (state * 48_271) % 2_147_483_647) % PAIRS];
  const medians = Array.from({ length: 2_000 }, () => median(ratios.map(pick))).sort((a, b) => a - b);
  const [low, high] = [medians[50], medians[1_949]];
  const ratio = median(ratios);
  const noisy = (high - low) / ratio > 0.3 ? "  noisy, not counted" : "";
  const [own, other] = [0, 1].map((place) => median(pairs.map((pair) => pair[place])).toFixed(0));
  console.log(`${name.padEnd(34)} ${ratio.toFixed(3)}  (${low.toFixed(3)} to ${high.toFixed(3)})  ${own} ms of ${other} ms${noisy}`);
}

const [{ Papa, XLSX }, work] = [peers(), await worker()];
const { titles, rows } = table();
const shown = rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)));
const csv = Buffer.from(Papa.unparse({ fields: titles, data: shown }));
const sheet = XLSX.utils.aoa_to_sheet([titles, ...rows], { dense: true });
const book = XLSX.write({ SheetNames: ["Plan"], Sheets: { Plan: sheet } }, { type: "buffer", bookType: "xlsx" });
const holds = (answer, text) => Buffer.from(answer).includes(text);
for (const answer of [work(reading(csv)), work(reading(book))]) {
  if (!holds(answer, `Project ${ROWS - 1}`)) throw new Error("the last row was not read");
}
console.log(`${ROWS} rows of ${COLUMNS} columns; ours of theirs, median of ${PAIRS} pairs with its 95 % interval`);
const [readCsv, readBook] = [reading(csv), reading(book)];
compare("CSV in, of PapaParse typed", () => work(readCsv), () => Papa.parse(csv.toString(), { header: true, dynamicTyping: true }));
compare("XLSX in, of SheetJS dense", () => work(readBook), () => XLSX.read(book, { dense: true, cellDates: true }));
const [writeCsv, writeBook] = [writing(titles, rows, false), writing(titles, rows, true)];
compare("CSV out, of PapaParse", () => work(writeCsv), () => Papa.unparse({ fields: titles, data: shown }));
compare("XLSX out, of SheetJS", () => work(writeBook), () => {
  const own = XLSX.utils.aoa_to_sheet([titles, ...rows], { dense: true });
  XLSX.write({ SheetNames: ["Plan"], Sheets: { Plan: own } }, { type: "buffer", bookType: "xlsx", compression: true });
});
