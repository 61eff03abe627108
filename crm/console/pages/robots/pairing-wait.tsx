import type { Pairing } from "../../../contract/robot.ts";
import { me } from "../../api/session.ts";
import { Button, LinkButton } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Time } from "../../parts/time.tsx";

interface PairingWaitProps {
  readonly pairing: Pairing;
  readonly onAgain: () => void;
}

/** After the approval: the last word is said at the robot. */
export function PairingWait({ pairing, onAgain }: PairingWaitProps) {
  return (
    <div class="pairing-wait" role="status">
      {saying(pairing, onAgain)}
    </div>
  );
}

function saying(pairing: Pairing, onAgain: () => void) {
  switch (pairing.standing) {
    case "asked":
    case "approved":
      return (
        <>
          <span class="waiting" aria-hidden="true">
            <Icon name="robot" />
          </span>
          <h2>Now press “Yes, this is us” on the robot.</h2>
          <p>
            Its screen shows the name of your account, <strong>{me.value?.account?.name}</strong>. This page
            goes on by itself.
          </p>
          <p class="soft">
            Time is up <Time at={pairing.expiresAt} />.
          </p>
        </>
      );
    case "confirmed":
      return (
        <>
          <span class="arrived" aria-hidden="true">
            <Icon name="tick" />
          </span>
          <h2>The robot is paired.</h2>
          <p>It receives its profile now. Its first visitor appears on the board.</p>
          <div class="actions">
            <LinkButton kind="main" href="#/robots">
              See the robots
            </LinkButton>
            <Button onClick={onAgain}>Pair another one</Button>
          </div>
        </>
      );
    case "declined":
      return (
        <>
          <h2>Somebody at the robot pressed “No”.</h2>
          <p>It is not paired, and shows a new code. Check that the account’s name on its screen is yours.</p>
          <Button kind="main" onClick={onAgain}>
            Type the new code
          </Button>
        </>
      );
    case "expired":
      return (
        <>
          <h2>The code has expired.</h2>
          <p>Codes are good for ten minutes. The robot shows a new one.</p>
          <Button kind="main" onClick={onAgain}>
            Type the new code
          </Button>
        </>
      );
  }
}
