/** In a pairing code's place; of its form, so that whoever reads the recording as the protocol takes it. */
export const BLOTTED_CODE = "BBBB-BBBB";
const BLOTTED_NONCE = "-".repeat(32);

/** Names of entries that hold secrets, wherever in a configuration they stand. */
const SECRET = /(accessKey|password|secret|token|pin)$/i;

/** A message from the hub, without what would let somebody else speak to it. */
export function blottedMessage(text: string): string {
  const message = fromJson(text);
  if (typeof message !== "object" || message === null || !("type" in message)) return text;
  switch (message.type) {
    case "challenge":
      return JSON.stringify({ ...message, nonce: BLOTTED_NONCE });
    case "pair.code":
      return JSON.stringify({ ...message, code: BLOTTED_CODE, url: null });
    default:
      return text;
  }
}

/** A configuration without its passwords and keys, and without those in an address. */
export function blottedConfig(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blottedConfig);
  if (typeof value === "string") return value.replace(/^(wss?|https?):\/\/[^/@]*@/, "$1://");
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.test(name) && typeof inner === "string" ? "" : blottedConfig(inner),
    ]),
  );
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
