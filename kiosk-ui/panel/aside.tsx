import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import { type Comfort, type ComfortName, isLow } from "../comfort.ts";
import type { Store } from "../store.ts";
import type { AsideName } from "../view.ts";
import { CommandButton, moreOf } from "./commands.tsx";
import { Icon } from "./icon.tsx";

/** Something beside the question, in its place until it is closed: the question waits, and what was typed with it. */
export function Aside({ of: name, panel, store }: { of: AsideName; panel: Panel; store: Store }) {
  const words = store.words.value;
  switch (name) {
    case "more":
      return (
        <AsideSheet title={words.more} {...{ panel, store }}>
          <div class="aside-grid">
            {moreOf(panel.commands).map((command) => (
              <CommandButton key={command} command={command} store={store} />
            ))}
          </div>
        </AsideSheet>
      );
    case "comfort":
      return (
        <AsideSheet title={words.comfort.title} {...{ panel, store }}>
          <ComfortSwitches store={store} />
        </AsideSheet>
      );
    case "stored":
      return (
        <AsideSheet title={words.stored} {...{ panel, store }}>
          <ul class="stored">
            {storedLines(panel).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </AsideSheet>
      );
  }
}

function storedLines({ input }: Panel): readonly string[] {
  return input?.kind === "consent" ? input.stored : [];
}

function ComfortSwitches({ store }: { store: Store }) {
  const { large, contrast, low } = store.words.value.comfort;
  const comfort = store.view.comfort.value;
  const change = (changed: Partial<Comfort>) => store.touches.comfort({ ...comfort, ...changed });
  const lowNow = isLow(comfort, store.view.eyesLow.value);
  return (
    <div class="aside-grid aside-switches">
      <Switch
        name="large"
        label={large}
        on={comfort.large}
        onPress={() => change({ large: !comfort.large })}
      />
      <Switch
        name="contrast"
        label={contrast}
        on={comfort.contrast}
        onPress={() => change({ contrast: !comfort.contrast })}
      />
      <Switch name="low" label={low} on={lowNow} onPress={() => change({ low: !lowNow })} />
    </div>
  );
}

interface SwitchProps {
  readonly name: ComfortName;
  readonly label: string;
  readonly on: boolean;
  onPress(): void;
}

function Switch({ name, label, on, onPress }: SwitchProps) {
  return (
    <button
      type="button"
      class="choice choice-of-several"
      data-comfort={name}
      aria-pressed={on}
      onClick={onPress}
    >
      {label}
    </button>
  );
}

interface AsideSheetProps {
  readonly title: string;
  readonly panel: Panel;
  readonly store: Store;
  readonly children: ComponentChildren;
}

function AsideSheet({ title, panel, store, children }: AsideSheetProps) {
  const close = useRef<HTMLButtonElement>(null);
  // Whoever comes by keyboard goes on from here.
  useEffect(() => close.current?.focus({ preventScroll: true }), []);
  const { closeAside } = store.words.value;
  return (
    <section class="sheet aside" aria-label={title}>
      <div class="card">
        <h1 class="title">{title}</h1>
        {children}
      </div>
      <button ref={close} type="button" class="finish" onClick={() => store.touches.open(null)}>
        <Icon of="back" /> {panel.kind === "ask" ? closeAside.toQuestion : closeAside.toStart}
      </button>
    </section>
  );
}
