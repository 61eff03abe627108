import { PGlite } from "@electric-sql/pglite";

/** What `initdb` made, once it is clear that this process needs it again. */
let blank: Promise<Blob> | undefined;
let isFirst = true;

/**
 * A new database that is gone when it is closed. `initdb` takes seconds, copying what it made a tenth of them; but
 * taking the copy holds 380 MB more for a moment, so a process that needs only one database takes none.
 */
export async function pgliteInMemory(): Promise<PGlite> {
  if (blank) return await PGlite.create({ loadDataDir: await blank });
  const created = PGlite.create("memory://");
  if (isFirst) {
    isFirst = false;
    return await created;
  }
  blank = created.then((client) => client.dumpDataDir("none"));
  try {
    await blank;
  } catch (error) {
    blank = undefined;
    throw error;
  }
  return await created;
}
