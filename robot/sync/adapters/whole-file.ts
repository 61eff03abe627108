import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../../kernel/folder.ts";

/**
 * Writes a file so that after a power cut it holds the old content or the new, never a part. Its folder is made when it
 * is missing. Throws the error of the system.
 */
export function writeWhole(file: string, content: string, mode: number): void {
  makeFolder(dirname(file), 0o700);
  const half = `${file}.half`;
  const handle = openSync(half, "w", mode);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  moveWhole(half, file);
}

/** Takes the place of `to`, durably: the folder's own entry is on the disk when this returns. */
export function moveWhole(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Gone on return, also if it was not there. */
export function removeWhole(file: string): void {
  rmSync(file, { force: true });
  syncFolder(dirname(file));
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
