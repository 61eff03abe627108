import { useState } from "preact/hooks";
import { useAction } from "../../api/action.ts";
import { signIn, signUp } from "../../api/sign-in.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Door } from "./door.tsx";

/** To sign in, or to sign up; `invited` people are told that the invitation waits. */
export function SignInPage({ invited }: { readonly invited: boolean }) {
  const [isNew, setIsNew] = useState(invited);
  return (
    <Door title={isNew ? "Sign up" : "Sign in"}>
      {invited ? (
        <p class="lead">
          You were invited into an account. Use the e-mail address that the invitation came to.
        </p>
      ) : null}
      {isNew ? <SignUp /> : <SignIn />}
      <p class="other-way">
        {isNew ? "Signed up before?" : "New here?"}{" "}
        <button type="button" class="link" onClick={() => setIsNew(!isNew)}>
          {isNew ? "Sign in" : "Sign up"}
        </button>
      </p>
    </Door>
  );
}

function SignIn() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const action = useAction(() => signIn({ email: email.trim(), password }));
  return (
    <Form action={action} label="Sign in">
      <TextField
        label="E-mail"
        type="email"
        autocomplete="username"
        required
        value={email}
        onInput={setEmail}
      />
      <TextField
        label="Password"
        type="password"
        autocomplete="current-password"
        required
        value={password}
        onInput={setPassword}
      />
      <Button kind="main" type="submit" busy={action.busy}>
        Sign in
      </Button>
    </Form>
  );
}

function SignUp() {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const action = useAction(() => signUp({ name: name.trim(), email: email.trim(), password }));
  return (
    <Form action={action} label="Sign up">
      <TextField label="Your name" autocomplete="name" required value={name} onInput={setName} />
      <TextField
        label="E-mail"
        type="email"
        autocomplete="username"
        required
        value={email}
        onInput={setEmail}
      />
      <TextField
        label="Password"
        hint="At least ten characters; several words are good."
        type="password"
        autocomplete="new-password"
        required
        value={password}
        onInput={setPassword}
      />
      <Button kind="main" type="submit" busy={action.busy}>
        Sign up
      </Button>
    </Form>
  );
}
