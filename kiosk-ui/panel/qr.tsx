import encodeQr from "qr";

/** Light modules around the code, without which scanners do not find it (ISO/IEC 18004: four). */
const QUIET = 4;

/** A text as a QR code, one path on a white ground. */
export function Qr({ text, label }: { text: string; label: string }) {
  const rows = encodeQr(text, "raw", { ecc: "medium", border: QUIET });
  return (
    <svg class="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <path d={darkModules(rows)} />
    </svg>
  );
}

/** One stroke a run of dark modules in a row. */
function darkModules(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      runs.push(`M${start} ${y}h${x + 1 - start}v1H${start}z`);
    }
  }
  return runs.join("");
}
