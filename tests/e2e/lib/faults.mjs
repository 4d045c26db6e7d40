// Faults of the program on purpose, in the page as it is published: what the program imports from
// the browser is wrapped before it starts, and the next call of one import brings it down.

/** The ways a program falls. */
export const WAYS = {
  // What a panic leaves behind: an unreachable instruction.
  trap: "trap",
  // A stack that overflows is no trap to the browser, but the end all the same.
  stack: "stack",
  // The browser throws where nobody expects it.
  thrown: "thrown",
  // The browser gives nothing where something was always there: a real panic.
  nothing: "nothing",
};

/**
 * Wraps the imports of every program this page starts. `window.faults.arm(name, way, skip)` lets the
 * next call but `skip` of an import with that name fall; `window.faults` tells when it fell, when
 * the recovery screen stood, and what the program still asked of the browser since.
 */
export async function wrapImports(page) {
  await page.addInitScript(() => {
    const faults = { armed: null, fellAt: null, stoodAt: null, after: [], seen: new Set() };
    const later = sessionStorage.getItem("fault");
    if (later) faults.armed = JSON.parse(later);
    sessionStorage.removeItem("fault");
    faults.arm = (name, way, skip = 0) => Object.assign(faults, { armed: { name, way, skip }, fellAt: null });
    faults.armNextStart = (name, way, skip = 0) => sessionStorage.setItem("fault", JSON.stringify({ name, way, skip }));
    // The fallen program gets no timers any more; what looks at the page may need them.
    faults.setTimeout = window.setTimeout;
    window.faults = faults;

    const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10];
    const made = (...code) =>
      new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([...head, code.length + 3, 1, code.length + 1, 0, ...code]))).exports.f;
    const ways = {
      trap: made(0, 11),
      stack: made(16, 0, 11),
      thrown: () => {
        throw new TypeError("not a function");
      },
      nothing: () => {},
    };
    const short = (name) => name.replace(/^__wbg_(_*)/, "$1").replace(/_[0-9a-f]{16}$/, "");
    const wrap = (name, call) => (...values) => {
      faults.seen.add(name);
      if (faults.fellAt !== null) faults.after.push(name);
      const { armed } = faults;
      if (armed?.name === name && armed.skip-- === 0) {
        Object.assign(faults, { armed: null, fellAt: performance.now() });
        return ways[armed.way]();
      }
      return call(...values);
    };
    const wrapAll = (imports) => {
      const all = Object.entries(imports).map(([module, names]) => [
        module,
        Object.fromEntries(Object.entries(names).map(([name, call]) => [name, typeof call === "function" ? wrap(short(name), call) : call])),
      ]);
      return Object.fromEntries(all);
    };
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const start = WebAssembly[name];
      WebAssembly[name] = (source, imports) => start.call(WebAssembly, source, wrapAll(imports));
    }
    new MutationObserver(() => {
      if (faults.stoodAt === null && document.getElementById("recovery")) faults.stoodAt = performance.now();
    }).observe(document, { childList: true, subtree: true });
  });
}
