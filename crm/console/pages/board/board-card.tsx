import { useEffect, useRef } from "preact/hooks";
import type { LeadCard } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { may } from "../../api/session.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { Button } from "../../parts/button.tsx";
import { Countdown } from "../../parts/countdown.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { nameOr } from "../../words/name.ts";
import { fieldLabel, groupLabel, tagLabel } from "../../words/playbook-words.ts";
import type { BoardHand } from "./board-hand.ts";

interface BoardCardProps {
  readonly lead: LeadCard;
  readonly playbook: Playbook;
  readonly hand: BoardHand;
  readonly onMove: () => void;
}

/** The group of tags that says what a visitor wants, and the field that does so in their words. */
const WANTED = "service";

export function BoardCard({ lead, playbook, hand, onMove }: BoardCardProps) {
  const { carried, moved } = hand;
  const link = useRef<HTMLAnchorElement>(null);
  const name = nameOr(lead.contact.name);
  const wanted = lead.tags.filter(({ group }) => group === WANTED);
  // The owner's own names for it, where the words were understood.
  const wants =
    wanted.length > 0 ? wanted.map((tag) => tagLabel(playbook, tag)).join(", ") : (lead.wanted ?? "");
  const others = lead.tags.filter(({ group }) => group !== WANTED);
  // Whoever moved it by the keyboard goes on where the card is now.
  useEffect(() => {
    if (moved.peek() !== lead.id) return;
    moved.value = null;
    link.current?.focus();
  }, [lead.id]);
  return (
    <article
      class={`board-card${carried.value?.lead === lead.id ? " carried" : ""}`}
      draggable={may("leads:write")}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", lead.id);
        carried.value = { lead: lead.id, from: lead.stage };
      }}
      onDragEnd={() => {
        carried.value = null;
      }}
    >
      <header>
        <h3>
          <a ref={link} href={`#/leads/${lead.id}`} draggable={false}>
            {name}
          </a>
        </h3>
        <span class="score" title="Score">
          <span class="unseen">Score </span>
          {lead.score}
        </span>
      </header>
      {wants === "" ? null : (
        <p class="wanted" title={`${fieldLabel(playbook, WANTED)}: ${wants}`}>
          {wants}
        </p>
      )}
      {others.length > 0 ? (
        <div class="tags">
          {others.map((tag) => (
            <Tag key={`${tag.group}:${tag.tag}`} title={groupLabel(playbook, tag.group)}>
              {tagLabel(playbook, tag)}
            </Tag>
          ))}
        </div>
      ) : null}
      {lead.nextTask ? (
        <p class="next-task">
          <Countdown to={lead.nextTask.dueAt} /> <span>{lead.nextTask.title}</span>
        </p>
      ) : null}
      <footer>
        {lead.assignee ? <Avatar name={lead.assignee.name} /> : <span class="nobody">Unassigned</span>}
        <span class="soft small">
          <Time at={lead.visitAt} />
        </span>
        {may("leads:write") ? (
          <Button kind="quiet" icon="move" small label={`Move ${name}`} onClick={onMove} />
        ) : null}
      </footer>
    </article>
  );
}
