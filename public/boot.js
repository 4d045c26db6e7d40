// What must work without a program: the theme before the first paint, choosing and starting the
// program, keeping it available offline, and a way to the stored data when it cannot run.
//
// There are two programs. `welcome` is small and shows the first page to somebody who has nothing
// in this browser yet; `app` is the whole. What is wished for on the first page is handed over.
"use strict";

(() => {
  const script = document.currentScript;
  // A guest leaves nothing behind in this browser.
  const isGuest = new URL(location.href).searchParams.has("guest");
  const START_LIMIT_MS = 20000;
  const ASK_LIMIT_MS = 2000;
  // Programs under other paths of this address have stores of their own.
  const SCOPE = new URL("./", document.baseURI).pathname;
  const DATABASE = `plumbline:${SCOPE}`;
  const BESIDE = `plumbline/${SCOPE}:`;
  const OLDER = "plumbline";

  // --- theme ---------------------------------------------------------------------------------

  function storedTheme() {
    try {
      return JSON.parse(localStorage.getItem("plumbline/theme"));
    } catch {
      return null; // storage may be blocked, or hold something else
    }
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  function applyTheme() {
    const stored = storedTheme();
    const own = stored === "light" || stored === "dark";
    document.documentElement.dataset.theme = own ? stored : dark.matches ? "dark" : "light";
  }
  applyTheme();
  dark.addEventListener("change", applyTheme);

  // A framed page does not start: `door.js` says so.
  if (window.top !== window.self) return;

  // --- start ---------------------------------------------------------------------------------

  const parsed = new Promise((done) => {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done, { once: true });
  });
  let ready = false;
  let running = null;
  let crashed = false;
  let limit;
  // Settled with true once a program stands, with false once one cannot: what may wait waits for it.
  let decided;
  const stands = new Promise((done) => (decided = done));

  function watchStart() {
    ready = false;
    clearTimeout(limit);
    limit = setTimeout(() => {
      if (!ready) giveUp("Plumbline did not start within 20 seconds.", "no sign of readiness");
    }, START_LIMIT_MS);
  }

  function giveUp(what, detail) {
    clearTimeout(limit);
    decided(false);
    recover(what, detail);
  }
  watchStart();

  window.plumblineReady = () => {
    ready = true;
    versions?.started();
    clearTimeout(limit);
    document.getElementById("boot-shell")?.remove();
    if (handedOver) document.getElementById("welcome")?.remove();
    if (!crashed) document.getElementById("recovery")?.remove();
    document.documentElement.dataset.ready = "";
    decided(true);
  };

  window.plumblineCrashed = (message) => {
    if (crashed) return;
    crashed = true;
    if (!ready) decided(false);
    recover("Plumbline has stopped because of a fault in the program.", String(message || "unknown fault"));
    silence();
  };

  const cannotStart = (error) => giveUp("Plumbline could not start.", String(error?.message || error));

  // A panic ends the program with an unreachable instruction; an overflowing stack, or an error that
  // is thrown through it, leaves it half done. Nothing it shows is alive any more.
  function onFault(event) {
    const fault = event.error || event.reason;
    const ends = typeof WebAssembly === "object" && fault instanceof WebAssembly.RuntimeError;
    // What the browser itself rejects went through nothing; a closure that has gone did nothing.
    const own = fault instanceof Error && !(event.reason instanceof DOMException) && !/^closure invoked/.test(fault.message);
    const through = own && /\.wasm|wasm-function/.test(fault.stack);
    if (ends || through) window.plumblineCrashed(fault.message);
  }
  for (const kind of ["error", "unhandledrejection"]) window.addEventListener(kind, onFault);

  // A program that has fallen is asked nothing more: this listener was there before its own.
  const acts = new Map();
  const HEARD = "afterprint beforeprint blur change click copy cut dragover drop focus focusin focusout hashchange " +
    "input keydown keyup message offline online pagehide pageshow paste pointerdown pointermove pointerup popstate " +
    "resize scroll storage visibilitychange wheel";
  function hush(event) {
    if (!crashed) return;
    event.stopImmediatePropagation();
    if (event.type === "click") acts.get(event.target)?.();
  }
  for (const kind of HEARD.split(" ")) window.addEventListener(kind, hush, true);
  // Nor does it write: what it holds may be half done, what is stored is whole.
  function silence() {
    for (let timer = setTimeout(() => {}); timer > 0; timer -= 1) clearTimeout(timer);
    Object.assign(window, { setTimeout: () => 0, setInterval: () => 0, queueMicrotask: () => {} });
    const refuse = () => { throw new DOMException("the program has stopped", "InvalidStateError"); };
    Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse, delete: refuse, clear: refuse });
    Object.assign(Storage.prototype, { setItem: refuse, removeItem: refuse });
    // The journal has what was not saved: leaving is not asked about.
    Object.defineProperties(BeforeUnloadEvent.prototype, { preventDefault: { value() {} }, returnValue: { value: "", writable: true } });
  }

  const address = (name) => new URL(script.dataset[name], document.baseURI).href;

  // Starts a program whose two files are named by attributes of this script's element.
  async function start(glue, wasm, fetched) {
    running = glue;
    if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly, or it is switched off");
    const module = (await fetched) || early(wasm);
    const program = await import(address(glue));
    await parsed;
    await program.default({ module_or_path: module });
  }

  // Asks for a file now that is awaited later: a failure is said there.
  function early(name) {
    const answer = fetch(address(name));
    answer.catch(() => {});
    return answer;
  }

  // Whether a workspace is kept in this browser. Where that cannot be told because
  // storage does not answer, the whole program is started: it can say so.
  async function hasWorkspace() {
    const limit = new Promise((done) => setTimeout(done, ASK_LIMIT_MS, true));
    return Promise.race([limit, countWorkspaces().then((count) => count > 0, () => false)]);
  }

  // What the program notes beside its store: a workspace was seen here, wherever it is now.
  function wasOpen() {
    try {
      const witness = localStorage.getItem(`${BESIDE}w`);
      return localStorage.getItem("plumbline/last") !== null || (witness !== null && !witness.endsWith(" {}"));
    } catch {
      return false; // storage of this kind is blocked; the other kind is asked as well
    }
  }

  async function startFitting() {
    if (!script.dataset.welcome || (!isGuest && wasOpen())) return start("app", "wasm");
    const likely = early("welcomeWasm");
    // What this browser keeps is none of a guest's business.
    if (!isGuest && (await hasWorkspace())) return start("app", "wasm");
    await start("welcome", "welcomeWasm", likely);
    await idle();
    return prepareApp();
  }

  // --- from the first page to the whole program ----------------------------------------------

  let handedOver = null;
  let prepared = null;

  function idle() {
    return new Promise((done) =>
      window.requestIdleCallback ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done, 200));
  }

  // Fetches and compiles the whole program in the background; fetched again later if that fails.
  function prepareApp() {
    if (handedOver || navigator.connection?.saveData) return null;
    const calmly = { priority: "low" };
    const glue = fetch(address("app"), calmly).then((answer) => answer.text());
    const compiled = fetch(address("wasm"), calmly).then((answer) => WebAssembly.compileStreaming(answer));
    prepared = Promise.all([compiled, glue]).then(([module]) => module, () => null);
    return prepared;
  }

  // The whole program takes what is left here, once.
  window.plumblineHandOver = (kind, name, bytes) => {
    if (handedOver) return;
    window.plumblineHanded = { kind, name, bytes };
    delete document.documentElement.dataset.ready;
    watchStart();
    handedOver = start("app", "wasm", prepared).catch(cannotStart);
  };

  const started = startFitting();
  started.catch(cannotStart);

  // The program of a worker on the page itself, where the browser starts no worker: it offers its
  // work as a function of the window.
  window.plumblineLoad = async (glue) => {
    const program = await import(glue);
    await program.default();
  };

  // --- offline and new versions --------------------------------------------------------------

  // Set by the script that keeps the page offline and watches for new versions.
  let versions = null;
  let failed = false;

  async function keepOffline() {
    if (!script.dataset.serviceWorker || !navigator.serviceWorker) return;
    const part = await import(address("versions"));
    versions = part.watch(address("serviceWorker"), () => (ready && !crashed ? running : null));
    if (failed) versions.failed();
    else versions.started();
    if (!isGuest) await versions.keep();
  }
  // What is kept for later must not hold up what is needed now; a page that cannot start still
  // looks for a version that can.
  stands.then(async (stand) => {
    if (stand) await started.catch(() => {});
    await handedOver;
    keepOffline().catch((error) => console.info("offline use is not available:", error.message));
  });

  // --- recovery ------------------------------------------------------------------------------

  function element(kind, text, parent) {
    const made = document.createElement(kind);
    if (text) made.textContent = text;
    parent?.append(made);
    return made;
  }

  async function recover(what, detail) {
    // A version that never stood gives way to the one before it, if there is one.
    if (!ready) {
      failed = true;
      versions?.failed();
    }
    await parsed;
    if (document.getElementById("recovery")) return;
    document.getElementById("boot-shell")?.remove();
    const screen = element("div");
    Object.assign(screen, { id: "recovery", className: "recovery" });
    screen.setAttribute("role", "alertdialog");
    screen.setAttribute("aria-modal", "true");
    screen.setAttribute("aria-labelledby", "recovery-title");
    const card = element("div", "", screen);
    card.className = "recovery-card";
    const title = element("h1", what, card);
    Object.assign(title, { id: "recovery-title", tabIndex: -1 });
    element("p", "What was saved in this browser is untouched, and nothing more is written. Changes that were not saved yet come back from the journal at the next start, as far as it holds them. Nothing has left this device.", card);
    element("p", "Download your data first, then reload the page. If it still does not start, try another up-to-date browser; the downloaded file holds everything that was saved here.", card);
    const row = element("div", "", card);
    row.className = "recovery-actions";
    const save = element("button", "Download my data", row);
    const again = element("button", "Reload", row);
    for (const button of [save, again]) button.type = "button";
    save.className = "recovery-primary";
    const state = element("p", "", card);
    state.setAttribute("role", "status");
    const more = element("details", "", card);
    element("summary", "Technical detail", more);
    element("pre", detail, more);
    acts.set(again, () => location.reload());
    acts.set(save, async () => {
      state.textContent = "Reading…";
      state.textContent = await download().catch((error) =>
        `The stored data could not be read: ${error?.message || error}. Leave this browser's data as it is and do not clear it.`);
    });
    acts.forEach((act, button) => button.addEventListener("click", act));
    for (const other of document.body.children) other.inert = true;
    document.body.append(screen);
    title.focus();
  }

  function wait(request) {
    return new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  }

  // Opens what is there; never creates a database, since an empty one would look like a loss.
  function openDatabase(name) {
    return new Promise((done, failed) => {
      let request;
      try {
        request = indexedDB.open(name);
      } catch (error) {
        failed(error); // storage is blocked
        return;
      }
      let missing = false;
      request.onupgradeneeded = () => {
        missing = true;
        request.transaction.abort();
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => (missing ? done(null) : failed(request.error));
      request.onblocked = () => failed(new Error("another window holds the stored data"));
    });
  }

  // What `read` finds in a database with this object store; nothing where there is none.
  async function inDatabase(name, store, read) {
    const database = await openDatabase(name);
    try {
      return database?.objectStoreNames.contains(store) ? await read(database) : null;
    } finally {
      database?.close();
    }
  }

  async function countWorkspaces() {
    // Of a workspace whose head is gone, its snapshots are there.
    const under = (store, prefix) => wait(store.count(IDBKeyRange.bound(prefix, `${prefix}~`)));
    const now = inDatabase(DATABASE, "bytes", async (database) => {
      const store = database.transaction("bytes").objectStore("bytes");
      return Math.max(...(await Promise.all([under(store, "head/"), under(store, "snap/")])));
    });
    const older = inDatabase(OLDER, "workspaces", (database) =>
      wait(database.transaction("workspaces").objectStore("workspaces").count()));
    const [here, before] = await Promise.all([now, older]);
    return (here ?? 0) + (before ?? 0);
  }

  // Bytes as the text they hold, else as they are; numbers that JSON has no room for as text.
  function plain(_, value) {
    if (typeof value === "bigint") return value.toString();
    if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) return value;
    const bytes = new Uint8Array(value.buffer ?? value, value.byteOffset ?? 0, value.byteLength);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      let text = "";
      for (let at = 0; at < bytes.length; at += 32768) {
        text += String.fromCharCode(...bytes.subarray(at, at + 32768));
      }
      return { base64: btoa(text) };
    }
  }

  // Every object store of a database but that of handles: keys with what lies under them.
  async function readAll(database) {
    const found = {};
    for (const name of [...database.objectStoreNames].filter((name) => name !== "handles")) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
      found[name] = keys.map((key, i) => [key, values[i]]);
    }
    return found;
  }

  function readBeside() {
    try {
      return Object.entries(localStorage).filter(([key]) => key.startsWith(BESIDE));
    } catch {
      return []; // storage of this kind is blocked
    }
  }

  // One kind of storage that fails does not keep the others back.
  async function collect() {
    const faults = [];
    const tried = (what) => what.catch((error) => (faults.push(String(error?.message || error)), null));
    const now = (await tried(inDatabase(DATABASE, "bytes", readAll))) ?? {};
    const older = (await tried(inDatabase(OLDER, "workspaces", readAll))) ?? {};
    const beside = readBeside();
    const named = (now.bytes ?? []).filter(([key]) => /^(head|snap|part|log)\//.test(key));
    const ids = new Set(named.map(([key]) => key.split("/")[1]));
    // A log without its workspace is still somebody's work.
    for (const [key] of [...(older.workspaces ?? []), ...(older.log ?? [])]) ids.add(String([key].flat()[0]));
    if (ids.size === 0 && faults.length > 0) throw new Error(faults.join("; "));
    return { count: ids.size, all: { now, older, beside, faults } };
  }

  async function download() {
    const { count: found, all } = await collect();
    if (found === 0 && all.beside.length === 0) return "No workspace is stored in this browser.";
    const text = JSON.stringify({ format: "plumbline-recovery", ...all }, plain, 1);
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `plumbline-recovery-${new Date().toISOString().slice(0, 10)}.json`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    const count = found === 1 ? "1 workspace" : `${found} workspaces`;
    return `${count} written to ${link.download}.`;
  }
})();
