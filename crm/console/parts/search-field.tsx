import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { TextField } from "./field.tsx";

interface SearchFieldProps {
  /** What is searched through: "Name, phone or e-mail". */
  readonly through: string;
  readonly value: string;
  /** Soon after the typing pauses. */
  readonly onSearch: (text: string) => void;
}

const PAUSE_MS = 250;

export function SearchField({ through, value, onSearch }: SearchFieldProps) {
  const typed = useSignal(value);
  const text = typed.value;
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      label="Search"
      type="search"
      required
      placeholder={through}
      maxLength={100}
      autocomplete="off"
      value={text}
      onInput={(next) => {
        typed.value = next;
      }}
    />
  );
}
