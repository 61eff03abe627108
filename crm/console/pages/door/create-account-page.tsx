import { useState } from "preact/hooks";
import { useAction } from "../../api/action.ts";
import { me } from "../../api/session.ts";
import { createAccount, openAccountOf, signOut } from "../../api/sign-in.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Door } from "./door.tsx";

/** Signed in, and in no account: make one, or open one that is there. */
export function CreateAccountPage() {
  const [name, setName] = useState("");
  const make = useAction(() => createAccount(name.trim()));
  const open = useAction(openAccountOf);
  const leave = useAction(signOut);
  const accounts = me.value?.accounts ?? [];
  return (
    <Door title={accounts.length > 0 ? "Which account?" : "Name your business"}>
      {accounts.length > 0 ? (
        <ul class="accounts">
          {accounts.map((account) => (
            <li key={account.id}>
              <Button busy={open.busy} onClick={() => void open.run(account.id)}>
                {account.name}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="lead">
          Robots, leads and colleagues belong to an account. You will be its owner and can invite others.
        </p>
      )}
      {open.problem ? <ProblemNote problem={open.problem} /> : null}
      <Form action={make} label="Make an account">
        <TextField
          label={accounts.length > 0 ? "Or a new one: name of the business" : "Name of the business"}
          autocomplete="organization"
          required
          value={name}
          onInput={setName}
        />
        <Button kind="main" type="submit" busy={make.busy}>
          Make the account
        </Button>
      </Form>
      <p class="other-way">
        {me.value?.user.email}{" "}
        <button type="button" class="link" onClick={() => void leave.run()}>
          Sign out
        </button>
      </p>
    </Door>
  );
}
