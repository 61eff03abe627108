import type Database from "better-sqlite3";

/** More than any table keeps on a page that it has anyway. */
const NEEDS_ROOM_BYTES = 64 * 1024;

/**
 * A switch that leaves no room for the outbox, to try what the robot does then: SQLite itself refuses whatever adds or
 * changes a letter (`SQLITE_FULL`), and undoes it, as on a disk that is full. What is stored stays, and can be read.
 *
 * A letter may fit on a page that the file has already, so a limit on the file alone would let it in. A trigger makes
 * each change need a page of the temporary database too, which may not grow.
 */
export function fullDiskOf(database: Database.Database): (full: boolean) => void {
  let isFull = false;
  return (full) => {
    if (full === isFull) return;
    isFull = full;
    if (full) fill(database);
    else clear(database);
  };
}

function fill(database: Database.Database): void {
  database.exec("CREATE TABLE temp.ballast (bytes BLOB)");
  for (const change of ["INSERT", "UPDATE"]) {
    database.exec(`
      CREATE TEMP TRIGGER no_room_to_${change} BEFORE ${change} ON main.letters
      BEGIN INSERT INTO ballast VALUES (zeroblob(${NEEDS_ROOM_BYTES})); END`);
  }
  const pages = Number(database.pragma("temp.page_count", { simple: true }));
  database.pragma(`temp.max_page_count = ${pages}`);
}

function clear(database: Database.Database): void {
  database.pragma("temp.max_page_count = 1000000");
  database.exec("DROP TRIGGER no_room_to_INSERT; DROP TRIGGER no_room_to_UPDATE; DROP TABLE temp.ballast");
}
