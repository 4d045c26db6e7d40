// Keeps the page available offline, and deals with the worker that does so about new versions: one
// that waits, one that asks this window to save, one that did not start.

const LOOK_AGAIN_MS = 3600000;
const UPDATE_LIMIT_MS = 12000;

/** Watches; `running` gives which program stands in this window, null where none does. */
export function watch(worker, running) {
  const container = navigator.serviceWorker;
  let registration = null;
  let lookedAt = Date.now();
  // What the worker in control says of its version: "held", "refused", "good", …
  let state = null;
  // Whether this window has saved for a new version and shows it as soon as it is in control.
  let leaving = false;
  let settle = null;

  function started() {
    const program = running();
    if (program) container.controller?.postMessage({ type: "STARTED", whole: program === "app" });
  }

  function failed() {
    container.controller?.postMessage({ type: "FAILED" });
  }

  function incoming() {
    if (!container.controller) return null;
    return registration?.waiting || (state === "held" && registration?.active) || null;
  }

  function announce() {
    if (incoming()) window.dispatchEvent(new CustomEvent("plumbline-update"));
  }

  // Only on the user's word. The version that waits asks every window to save and takes over when
  // all have: "taken". Else "held" where one could not, "silent" where one did not answer.
  window.plumblineUpdate = () => {
    const next = incoming() || (state === "refused" && registration?.active);
    if (!next) {
      location.reload();
      return Promise.resolve("taken");
    }
    return new Promise((done) => {
      const limit = setTimeout(done, UPDATE_LIMIT_MS, "silent");
      settle = (outcome) => {
        clearTimeout(limit);
        done(outcome);
      };
      next.postMessage({ type: "TAKE_OVER" });
    });
  };

  // The program may start to listen after the event: it can ask as well.
  window.plumblineUpdateWaiting = () => Boolean(incoming());
  window.plumblineUpdateRefused = () => state === "refused";

  // Whether all that this window holds is kept. A program that does not stand holds nothing more
  // than what is kept already.
  async function isSaved() {
    const save = window.plumblineSave;
    if (!running() || !save) return true;
    return save().catch(() => false);
  }

  async function leave() {
    // Something may have been changed since the new version asked.
    if (await isSaved()) location.reload();
    else announce();
  }

  const heard = {
    SAVE_NOW: async (_, source) => source.postMessage({ type: "SAVED", saved: await isSaved() }),
    GO: ({ now }) => {
      leaving = true;
      if (now) leave();
    },
    STAY: () => (leaving = false),
    UPDATE: ({ outcome }) => settle?.(outcome),
    ROLLED_BACK: () => location.reload(),
    STATE: (data) => {
      state = data.state;
      announce();
      if (state === "refused") window.dispatchEvent(new CustomEvent("plumbline-refused"));
    },
  };
  container.addEventListener("message", ({ data, source }) => {
    if (data && Object.hasOwn(heard, data.type)) heard[data.type](data, source);
  });
  container.addEventListener("controllerchange", () => {
    if (leaving) leave();
  });

  async function keep() {
    const scope = new URL("./", worker).pathname;
    registration = await container.register(worker, { scope, updateViaCache: "none" });
    announce();
    registration.addEventListener("updatefound", () => {
      const found = registration.installing;
      found?.addEventListener("statechange", () => {
        if (found.state === "installed") announce();
      });
    });
    // A page may stay open for weeks.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - lookedAt < LOOK_AGAIN_MS) return;
      lookedAt = Date.now();
      registration.update().catch(() => {}); // without a network there is nothing new
    });
  }

  return { started, failed, keep };
}
