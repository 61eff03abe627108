import { useSignal } from "@preact/signals";
import type { ReviewItem, TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { Icon } from "./icon.tsx";
import { Pages } from "./pages.tsx";

/** The robot takes the form as it is when this is chosen, or asks again what stands behind the colon. */
const AGREE = "yes";
const CHANGE = "change:";
/** More lines would have to be smaller than a finger. */
const MOST_ON_A_PAGE = 6;

/** Everything that was told, line by line; each is a button that changes it. */
export function Review({ input, store }: { input: Extract<TouchInput, { kind: "review" }>; store: Store }) {
  const page = useSignal(0);
  const { items } = input;
  const pages = Math.ceil(items.length / MOST_ON_A_PAGE);
  const size = Math.ceil(items.length / pages);
  const shown = items.slice(page.value * size, (page.value + 1) * size);
  return (
    <>
      <Pages
        title={pages > 1 ? `${page.value + 1} / ${pages}` : ""}
        hasEarlier={page.value > 0}
        hasLater={page.value < pages - 1}
        store={store}
        turn={(by) => {
          page.value += by;
        }}
      >
        <div class="review">
          {shown.map((item) => (
            <Line key={item.question} item={item} store={store} />
          ))}
        </div>
      </Pages>
      <button type="button" class="finish" onClick={() => store.touches.choose(AGREE)}>
        {input.agree}
      </button>
    </>
  );
}

function Line({ item: { question, label, value, by }, store }: { item: ReviewItem; store: Store }) {
  const { change, leftOut, told } = store.words.value.review;
  return (
    <button
      type="button"
      class="review-line"
      data-question={question}
      onClick={() => store.touches.choose(CHANGE + question)}
    >
      <span class="review-told">
        <span class="review-label">
          {label}{" "}
          {by !== null && (
            <>
              <Icon of={by} /> <span class="unseen">{told[by]}</span>
            </>
          )}
        </span>{" "}
        <span class="review-value" data-empty={value === null}>
          {value ?? leftOut}
        </span>
      </span>{" "}
      <span class="review-change">{change}</span>
    </button>
  );
}
