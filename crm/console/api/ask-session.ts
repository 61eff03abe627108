import { readMe } from "../../contract/account.ts";
import { call } from "./call.ts";
import { ProblemError } from "./problem-error.ts";
import { session, signedIn } from "./session.ts";

/**
 * Asks again, in the background: the session may have ended in another window, or the member's role may have changed.
 * A hub that does not answer changes nothing.
 */
export async function checkSession(): Promise<void> {
  try {
    signedIn(await call(readMe, {}));
  } catch (error) {
    // `call` has noted a session that ended.
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** Asks the hub who sits here. Whatever it says stands in `session` afterwards. */
export async function askSession(): Promise<void> {
  try {
    signedIn(await call(readMe, {}));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // `call` has noted a session that ended; anything else is a hub that cannot say.
    if (error.problem.status !== 401) session.value = { at: "unreachable" };
  }
}
