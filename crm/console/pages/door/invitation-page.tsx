import { useAction } from "../../api/action.ts";
import { me } from "../../api/session.ts";
import { acceptInvitation, signOut } from "../../api/sign-in.ts";
import { goTo } from "../../frame/address.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Door } from "./door.tsx";

export function InvitationPage({ id }: { readonly id: string }) {
  const accept = useAction(async () => {
    await acceptInvitation(id);
    goTo("/", { replace: true });
  });
  const leave = useAction(signOut);
  return (
    <Door title="You are invited">
      <p class="lead">Join the account as {me.value?.user.email}.</p>
      {accept.problem ? <ProblemNote problem={accept.problem} /> : null}
      <div class="actions">
        <Button kind="main" busy={accept.busy} onClick={() => void accept.run()}>
          Join the account
        </Button>
        <Button onClick={() => goTo("/", { replace: true })}>Not now</Button>
      </div>
      <p class="other-way">
        Invited by another address?{" "}
        <button type="button" class="link" onClick={() => void leave.run()}>
          Sign out
        </button>
      </p>
    </Door>
  );
}
