// Puts workspaces into the browser's store as the program would, without the program.

/** Writes workspaces `{id, name, seq, saved, bytes}` and log entries `{id, seq, bytes}`. */
export async function putStored(page, workspaces, log = []) {
  await page.evaluate(
    async ([records, entries]) => {
      const database = await new Promise((done, failed) => {
        const request = indexedDB.open("plumbline", 1);
        request.onupgradeneeded = () => {
          for (const name of ["workspaces", "log"]) request.result.createObjectStore(name);
        };
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      const change = database.transaction(["workspaces", "log"], "readwrite");
      for (const record of records) {
        change.objectStore("workspaces").put({ ...record, bytes: new Uint8Array(record.bytes) }, record.id);
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

/** Everything the browser keeps of the workspaces, as one text to compare. */
export const storedNow = (page) =>
  page.evaluate(async () => {
    const asked = (request) => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await asked(indexedDB.open("plumbline", 1));
    const names = [...database.objectStoreNames];
    const reading = names.length > 0 && database.transaction(names);
    const kept = {};
    for (const name of names) {
      const store = reading.objectStore(name);
      const [keys, values] = [await asked(store.getAllKeys()), await asked(store.getAll())];
      kept[name] = keys.map((key, nth) => [key, values[nth]]);
    }
    database.close();
    const decoder = new TextDecoder();
    return JSON.stringify(kept, (_, value) => (value instanceof Uint8Array ? decoder.decode(value) : value));
  });
