import { Face } from "./face/face.tsx";
import type { FrameCount } from "./face/face-animator.ts";
import { SpokenCaption } from "./spoken-caption.tsx";
import type { Store } from "./store.ts";

/** More letters than this are set smaller, so that the face keeps its room. */
const LONG_CAPTION = 110;

/** The face, what the robot is doing, and the words that were said on both sides. */
export function Stage({ store, count }: { store: Store; count: FrameCount }) {
  return (
    <section class="stage">
      <div class="stage-face">
        <Face view={store.view} count={count} />
      </div>
      <Status store={store} />
      <Captions store={store} />
    </section>
  );
}

/** The same truth as the face, in a word: colour is never the only sign. */
function Status({ store }: { store: Store }) {
  const link = store.view.link.value;
  const activity = store.view.activity.value;
  const { activity: doing, link: linking } = store.words.value;
  const inReach = link === "connected" || link === "lost";
  return (
    <p class="status" role="status" data-state={inReach ? activity : "unlinked"}>
      <span class="status-mark" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {inReach ? doing[activity] : linking[link]}
    </p>
  );
}

function Captions({ store }: { store: Store }) {
  const { robot, visitor } = store.view.captions.value;
  return (
    <div class="captions" aria-live="polite">
      {robot !== "" && (
        <p class="caption caption-robot" data-long={robot.length > LONG_CAPTION}>
          <SpokenCaption text={robot} speech={store.view.speech} />
        </p>
      )}
      {visitor !== "" && (
        <p class="caption caption-visitor">
          <span class="caption-who">{store.words.value.you}</span> {visitor}
        </p>
      )}
    </div>
  );
}
