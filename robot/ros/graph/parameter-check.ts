import type { ParameterDeclaration, ParameterValue } from "./ros-graph.ts";

/** Null when the value may stand in this parameter; otherwise the reason, as `ros2 param set` shows it. */
export function whyNotParameter(
  { name, type, range }: ParameterDeclaration,
  value: ParameterValue,
): string | null {
  if (!isOfType(type, value)) return `${name} is of type ${type}, not ${JSON.stringify(value)}`;
  if (range && typeof value === "number" && (value < range.from || value > range.to))
    return `${name} must be from ${range.from} to ${range.to}, not ${value}`;
  return null;
}

function isOfType(type: ParameterDeclaration["type"], value: ParameterValue): boolean {
  switch (type) {
    case "bool":
      return typeof value === "boolean";
    case "integer":
      return Number.isSafeInteger(value);
    case "double":
      return typeof value === "number" && Number.isFinite(value);
    case "string":
      return typeof value === "string";
    case "string-array":
      return Array.isArray(value) && value.every((each) => typeof each === "string");
  }
}
