import type { ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { Qr } from "./qr.tsx";

/** The robot and its owner find each other here; visitors are served all the same. */
export function PairingSheet({ pairing, store }: { pairing: ShownPairing; store: Store }) {
  const words = store.words.value.pairing;
  return (
    <section class="sheet pairing" aria-label={words.title}>
      <div class="card" key={pairing.at} data-pairing={pairing.at}>
        {pairing.at === "code" ? (
          <Code pairing={pairing} store={store} />
        ) : (
          <Approval pairing={pairing} store={store} />
        )}
      </div>
      {store.view.panel.value?.kind === "attract" && (
        <button type="button" class="command pairing-visitors" onClick={store.touches.start}>
          {words.visitors}
        </button>
      )}
    </section>
  );
}

function Code({ pairing, store }: { pairing: Extract<ShownPairing, { at: "code" }>; store: Store }) {
  const words = store.words.value.pairing;
  const url = pairing.url === null ? null : new URL(pairing.url);
  return (
    <>
      <h1 class="title">{words.title}</h1>
      <p class="detail">{words.how(url?.host ?? null)}</p>
      {/* Read out letter by letter: "W D J B". */}
      <p class="pairing-code" role="img" aria-label={[...pairing.code.replace("-", "")].join(" ")}>
        {pairing.code}
      </p>
      {url !== null && isReachedByPhone(url) && (
        <div class="pairing-qr">
          <Qr text={url.href} label={words.scan} />
          <p class="detail">{words.scan}</p>
        </div>
      )}
      <p class="detail">{words.renewed}</p>
    </>
  );
}

function Approval({ pairing, store }: { pairing: Extract<ShownPairing, { at: "approved" }>; store: Store }) {
  const words = store.words.value.pairing;
  const chosen = store.view.chosen.value;
  const choices = [
    { id: "yes", label: words.yes, yes: true },
    { id: "no", label: words.no, yes: false },
  ];
  return (
    <>
      <h1 class="title">{words.question(pairing.account)}</h1>
      <p class="detail">{words.consequence(pairing.robot)}</p>
      <div class="choices" data-columns="1" data-few="true">
        {choices.map(({ id, label, yes }) => (
          <button
            type="button"
            class="choice"
            key={id}
            data-choice={id}
            aria-pressed={chosen === id}
            onClick={() => store.touches.pair(pairing.pairing, yes)}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}

/** A phone's own "localhost" is the phone. */
function isReachedByPhone({ hostname }: URL): boolean {
  return !/^(localhost|127\.|\[::1\])/.test(hostname);
}
