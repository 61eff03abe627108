import { compareVersions, type DocumentKind, readDocument } from "../../../contract/document.ts";
import { useCall } from "../../api/resource.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { valueAt } from "./form/draft.ts";
import { placeFrom, placeInWords } from "./form/place.ts";

interface DifferencesProps {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What changed between two versions, place by place, before and after. */
export function Differences({ kind, name, from, to }: DifferencesProps) {
  const params = { kind, name };
  const compared = useCall(compareVersions, { params, query: { from, to } });
  // Their words name the places.
  const before = useCall(readDocument, { params, query: { version: from } });
  const after = useCall(readDocument, { params, query: { version: to } });
  return (
    <Loaded resource={compared}>
      {({ differences }) =>
        differences.length === 0 ? (
          <p class="soft">Nothing: the two say the same.</p>
        ) : (
          <ul class="differences" aria-label={`From version ${from} to version ${to}`}>
            {differences.map((each) => {
              const place = placeFrom(each.at);
              const named =
                valueAt(after.data?.body, place) === undefined ? before.data?.body : after.data?.body;
              return (
                <li key={each.at}>
                  <p class="where">{placeInWords(named, place)}</p>
                  {each.before === null ? null : (
                    <del>
                      <span class="unseen">Before: </span>
                      {valueInWords(each.before)}
                    </del>
                  )}
                  {each.after === null ? null : (
                    <ins>
                      <span class="unseen">After: </span>
                      {valueInWords(each.after)}
                    </ins>
                  )}
                </li>
              );
            })}
          </ul>
        )
      }
    </Loaded>
  );
}

function valueInWords(value: unknown): string {
  if (typeof value === "string") return value === "" ? "(empty)" : value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}
