import type { Panel, VisitorCommand } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { Icon } from "./icon.tsx";

/** The few that are needed most; the others are one touch further, under "more". */
const foremost: readonly VisitorCommand[] = ["back", "skip", "help", "person", "cancel"];
/** Has a button of its own. */
const language: VisitorCommand = "other-language";

export function hasMore({ commands }: Panel): boolean {
  return moreOf(commands).length > 0;
}

/** What stands under "more". */
export function moreOf(commands: readonly VisitorCommand[]): readonly VisitorCommand[] {
  return commands.filter((command) => !foremost.includes(command) && command !== language);
}

/** The buttons at the foot of every screen of a visit: the way back, help, a person, the way out. */
export function Commands({ panel, store }: { panel: Panel; store: Store }) {
  const { more } = store.words.value;
  return (
    <nav class="commands">
      {foremost
        .filter((command) => panel.commands.includes(command))
        .map((command) => (
          <CommandButton key={command} command={command} store={store} />
        ))}
      {hasMore(panel) && (
        <button type="button" class="command" data-command="more" onClick={() => store.touches.open("more")}>
          <Icon of="more" />
          <span>{more}</span>
        </button>
      )}
      <OwnWay panel={panel} store={store} onLanguage={() => store.touches.command(language)} />
    </nav>
  );
}

export function CommandButton({ command, store }: { command: VisitorCommand; store: Store }) {
  return (
    <button
      type="button"
      class="command"
      data-command={command}
      onClick={() => store.touches.command(command)}
    >
      <Icon of={command} />
      <span>{store.words.value.command[command]}</span>
    </button>
  );
}

/** Another language and an easier screen: on every screen, also where nobody is served yet. */
export function OwnWay({ panel, store, onLanguage }: { panel: Panel; store: Store; onLanguage(): void }) {
  const { command, otherLanguage, comfort } = store.words.value;
  return (
    <>
      {panel.commands.includes(language) && (
        <button
          type="button"
          class="command"
          data-command={language}
          lang={otherLanguage}
          onClick={onLanguage}
        >
          <Icon of={language} />
          <span>{command[language]}</span>
        </button>
      )}
      <button
        type="button"
        class="command"
        data-command="comfort"
        onClick={() => store.touches.open("comfort")}
      >
        <Icon of="comfort" />
        <span>{comfort.open}</span>
      </button>
    </>
  );
}
