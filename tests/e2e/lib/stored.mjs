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
