import { useId } from "preact/hooks";
import { useAction } from "../api/action.ts";
import { me } from "../api/session.ts";
import { openAccountOf, signOut } from "../api/sign-in.ts";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { goTo } from "./address.ts";

/** Who is signed in and in which account; other accounts, and the way out. */
export function AccountMenu() {
  const id = useId();
  const change = useAction(async (accountId: string) => {
    await openAccountOf(accountId);
    goTo("/");
  });
  const leave = useAction(signOut);
  const who = me.value;
  if (!who) return null;
  return (
    <div class="account">
      {who.accounts.length > 1 ? (
        <div class="switcher">
          <label for={id} class="unseen">
            Account
          </label>
          <select
            id={id}
            value={who.account?.id}
            onChange={(event) => void change.run(event.currentTarget.value)}
          >
            {who.accounts.map(({ id: accountId, name }) => (
              <option key={accountId} value={accountId}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <p class="name">{who.account?.name}</p>
      )}
      <div class="who">
        <p>
          <span>{who.user.name}</span>
          <span class="role">{who.member?.role}</span>
        </p>
        <Button
          kind="quiet"
          icon="leave"
          label="Sign out"
          busy={leave.busy}
          onClick={() => void leave.run()}
        />
      </div>
      {change.problem ? <ProblemNote problem={change.problem} /> : null}
      {leave.problem ? <ProblemNote problem={leave.problem} /> : null}
    </div>
  );
}
