/** A mail's content, whoever it is for. Everything in it may come from a stranger. */
export interface Letter {
  readonly subject: string;
  /** The first sentence: what this is about. */
  readonly opening: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly link: { readonly label: string; readonly url: string } | null;
  /** Why the receiver gets this. */
  readonly closing: string;
}

/** What is sent: the same words twice, for readers with and without HTML. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const LONGEST_SUBJECT = 150;

/** Writes a letter out. Pure. What strangers said stays text: it can become neither a header nor markup. */
export function mailOf({ subject, opening, sections, link, closing }: Letter): Mail {
  const said = sections.filter(({ lines }) => lines.length > 0);
  const text = [
    opening,
    ...said.map(({ title, lines }) => [`${title}:`, ...lines.map((line) => `  ${oneLine(line)}`)].join("\n")),
    ...(link ? [`${link.label}: ${link.url}`] : []),
    `-- \n${closing}`,
  ].join("\n\n");
  const html = [
    '<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5">',
    `<p>${escaped(opening)}</p>`,
    ...said.map(
      ({ title, lines }) =>
        `<h2 style="font-size:1em;margin-bottom:0">${escaped(title)}</h2><ul style="margin-top:0">${lines.map((line) => `<li>${escaped(oneLine(line))}</li>`).join("")}</ul>`,
    ),
    ...(link ? [`<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`] : []),
    `<p style="color:#555">${escaped(closing)}</p>`,
    "</body></html>",
  ].join("\n");
  // By characters: half a surrogate pair can be stored nowhere.
  const short = Array.from(oneLine(subject)).slice(0, LONGEST_SUBJECT).join("");
  return { subject: short, text, html };
}

/** Line breaks would begin another header, or pass for words of ours. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
