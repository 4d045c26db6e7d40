// Strings that run where a text is taken for markup, an address, a template or a formula; and the
// sample with all of them in its texts.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

const CALL = "__ran(1)";
const ELEMENTS = ["script", "img", "svg", "iframe", "body", "details", "video", "audio", "object", "embed", "input", "math"];
const HANDLERS = ["onerror", "onload", "onfocus autofocus", "onmouseover", "ontoggle open", "onanimationstart"];
const ADDRESSES = ["javascript:", "JaVaScRiPt:", "java\tscript:", "\u0001javascript:", "data:text/html,<script>", "vbscript:", "&#106;avascript:", "//example.org/?", "https://example.org/x.js#"];
const CLOSINGS = ["", "\"", "'", "\">", "'>", "-->", "</title>", "</textarea>", "</style>", "</script>", "]]>", "`"];
const OTHERS = [
  "{{constructor.constructor('__ran(1)')()}}", "${__ran(1)}", "<%= __ran(1) %>", "#{__ran(1)}", "__proto__", "constructor", "prototype",
  "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "=HYPERLINK(\"https://example.org\",\"x\")", "\t=1", "＝1+1",
  "\u202egnp.exe", "\u2066x\u2069", "\u200b", "\ufeff", "\u0000", "\u001b[31m", "\u2028", "e\u0301", "𝕏", "👩‍👩‍👧", "ﷺ", "%00", "%3Cscript%3E",
  "'; DROP TABLE projects;--", "../../../etc/passwd", "\\\\host\\share", "file:///etc/passwd", "null", "undefined", "NaN", "1e999", "-0",
];

const markup = ELEMENTS.flatMap((element) => [
  element === "script" ? `<script>${CALL}</script>` : `<${element} src=x onerror=${CALL}>`,
  `<${element}/onload=${CALL}>`,
]);
const handlers = HANDLERS.flatMap((handler) => {
  const [name, more = ""] = handler.split(" ");
  return CLOSINGS.map((closing) => `${closing}<img src=x ${more} ${name}=${CALL}>`);
});
const attributes = CLOSINGS.flatMap((closing) => [`${closing} onmouseover=${CALL} x=`, `${closing};${CALL};//`]);
const addresses = ADDRESSES.flatMap((address) => [`${address}${CALL}`, `<a href="${address}${CALL}">x</a>`, `<iframe src='${address}${CALL}'>`]);


const closings = CLOSINGS.flatMap((closing) => [`${closing}<svg/onload=${CALL}>`, `${closing}<script>${CALL}</script>`]);
/** The strings. */
export const CORPUS = [...new Set([...markup, ...handlers, ...attributes, ...addresses, ...closings, ...OTHERS])];

/** The sample as a workspace file in which every free text starts with one of them. */
export async function plan() {
  const sample = JSON.parse(await readFile(new URL("../../../public/sample.json", import.meta.url), "utf8"));
  let nth = 0;
  const isText = (key, value) => key === "name" || key === "description" || key === "owner" || value.includes(" ");
  const hostile = (key, value) => {
    if (typeof value === "string") return isText(key, value) ? `${CORPUS[nth++ % CORPUS.length]} ${value}`.slice(0, 290) : value;
    if (Array.isArray(value)) return value.map((each) => hostile("", each));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, hostile(inner, each)]));
    }
    return value;
  };
  const workspace = JSON.stringify(hostile("", sample.workspace));
  const { format, format_version, lineage, revision, schema } = sample;
  const head = { format, format_version, lineage, revision, schema };
  const sum = createHash("sha256").update(workspace).digest("hex");
  const uid = "0192f0c0-0000-7000-8000-00000000beef";
  return `${JSON.stringify(head).slice(0, -1)},"sha256":"${sum}","workspace":${workspace},"workspace_id":"${uid}"}`;
}
