import { UsageError } from "./command.ts";

/** Folder of the hub's embedded storage, under the directory that Stella is started in. */
export const DEFAULT_HUB_DATA = "var/crm";

/**
 * Where the hub keeps its leads: the PostgreSQL server in DATABASE_URL when that is set, else the folder.
 * Throws a `UsageError` for any other address, which would be taken for the name of a folder. It is not
 * repeated there: it may hold a password.
 */
export function hubStorage(folder: string | undefined, databaseUrl = process.env.DATABASE_URL): string {
  if (!databaseUrl) return folder ?? DEFAULT_HUB_DATA;
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    throw new UsageError(
      "DATABASE_URL must begin with postgres:// or postgresql://. Correct it, or unset it to use the embedded storage.",
    );
  }
  return databaseUrl;
}
