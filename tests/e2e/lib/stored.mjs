// What the browser keeps of the workspaces: written as programs would, read as it lies.

/** Writes workspaces `{id, name, seq, saved, bytes}` and log entries `{id, seq, bytes}` as the first version did. */
export async function putOlder(page, workspaces, log = []) {
  await page.evaluate(
    async ([records, entries]) => {
      const names = ["workspaces", "log", "heads"];
      const database = await new Promise((done, failed) => {
        const request = indexedDB.open("plumbline", 1);
        request.onupgradeneeded = () => names.forEach((name) => request.result.createObjectStore(name));
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      const change = database.transaction(names, "readwrite");
      for (const { bytes, head, ...record } of records) {
        change.objectStore("workspaces").put({ ...record, bytes: new Uint8Array(bytes) }, record.id);
        change.objectStore("heads").put({ ...record, seq: head ?? record.seq }, record.id);
      }
      for (const entry of entries) {
        change.objectStore("log").put(new Uint8Array(entry.bytes), [entry.id, entry.seq]);
      }
      await new Promise((done, failed) => {
        change.oncomplete = done;
        change.onabort = () => failed(change.error);
      });
      database.close();
    },
    [workspaces, log],
  );
}

/** The bytes of a value as JSON, as a plain list that can be handed to the page. */
export const jsonBytes = (value) => [...new TextEncoder().encode(JSON.stringify(value))];

/**
 * Damages what the program keeps: `put` other bytes under the keys that match, `remove` keys, `cut`
 * values to a part of their length.
 */
export async function changeStored(page, change) {
  await page.evaluate(
    async (value) => {
      const asked = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      const database = await asked(indexedDB.open(`plumbline:${new URL("./", document.baseURI).pathname}`));
      const writing = database.transaction(["bytes"], "readwrite");
      const ended = new Promise((done, failed) => {
        writing.oncomplete = done;
        writing.onabort = () => failed(writing.error);
      });
      const { put = [], remove = [], cut = [] } = value;
      const store = writing.objectStore("bytes");
      const keys = await asked(store.getAllKeys());
      const matching = (pattern) => keys.filter((key) => new RegExp(pattern).test(key));
      for (const [pattern, bytes] of put) {
        for (const key of matching(pattern)) store.put(new Uint8Array(bytes), key);
      }
      for (const pattern of remove) matching(pattern).forEach((key) => store.delete(key));
      for (const [pattern, to] of cut) {
        for (const key of matching(pattern)) {
          const bytes = await asked(store.get(key));
          store.put(bytes.slice(0, Math.floor(bytes.length * to)), key);
        }
      }
      await ended;
      database.close();
    },
    change,
  );
}

/**
 * Everything the browser keeps of the workspaces, by key, as one text to compare; not what is known
 * of snapshots, which changes when they are read back in idle time.
 */
export const storedNow = (page) =>
  page.evaluate(async () => {
    const asked = (request) => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const name = `plumbline:${new URL("./", document.baseURI).pathname}`;
    const known = (await indexedDB.databases()).some((database) => database.name === name);
    if (!known) return "{}";
    const database = await asked(indexedDB.open(name, 1));
    const store = database.transaction("bytes").objectStore("bytes");
    const [keys, values] = [await asked(store.getAllKeys()), await asked(store.getAll())];
    database.close();
    const decoder = new TextDecoder();
    const kept = keys.map((key, nth) => [key, decoder.decode(values[nth])]);
    return JSON.stringify(Object.fromEntries(kept.filter(([key]) => !/^(layout|carried|snap\/.*)$/.test(key))));
  });
