import {
  PARAMETER_TYPES,
  type ParameterDescriptorMessage,
  type ParameterMessage,
  type ParameterValueMessage,
} from "./messages/rcl-interfaces.ts";
import type { ParameterDeclaration, ParameterValue } from "./ros-graph.ts";

const UNSET: ParameterValueMessage = {
  type: PARAMETER_TYPES.notSet,
  bool_value: false,
  integer_value: 0n,
  double_value: 0,
  string_value: "",
  string_array_value: [],
};

/** A parameter as ROS sends it; of a name that nobody declared, one that is not set. */
export function parameterMessage(
  name: string,
  declared: ParameterDeclaration | undefined,
  value: ParameterValue | undefined,
): ParameterMessage {
  return { name, value: declared && value !== undefined ? valueMessage(declared.type, value) : UNSET };
}

function valueMessage(type: ParameterDeclaration["type"], value: ParameterValue): ParameterValueMessage {
  const message = { ...UNSET, type: PARAMETER_TYPES[type] };
  if (typeof value === "boolean") return { ...message, bool_value: value };
  if (typeof value === "string") return { ...message, string_value: value };
  if (typeof value !== "number") return { ...message, string_array_value: value };
  return type === "integer"
    ? { ...message, integer_value: BigInt(value) }
    : { ...message, double_value: value };
}

/**
 * What was sent, for a parameter of this type; null when it is of another. Whole numbers do for a double: people
 * write `1` where they mean `1.0`, in a file and on the command line.
 */
export function valueIn(
  message: ParameterValueMessage,
  type: ParameterDeclaration["type"],
): ParameterValue | null {
  const sent = message.type;
  if (sent === PARAMETER_TYPES.integer && (type === "integer" || type === "double"))
    return Number(message.integer_value);
  if (sent !== PARAMETER_TYPES[type]) return null;
  switch (type) {
    case "bool":
      return message.bool_value;
    case "integer":
      return Number(message.integer_value);
    case "double":
      return message.double_value;
    case "string":
      return message.string_value;
    case "string-array":
      return [...message.string_array_value];
  }
}

/** What `ros2 param describe` shows. */
export function descriptorMessage({
  name,
  type,
  description,
  range,
  constraints = "",
  readOnly = false,
}: ParameterDeclaration): ParameterDescriptorMessage {
  return {
    name,
    type: PARAMETER_TYPES[type],
    description,
    additional_constraints: constraints,
    read_only: readOnly,
    dynamic_typing: false,
    floating_point_range:
      range && type === "double" ? [{ from_value: range.from, to_value: range.to, step: 0 }] : [],
    integer_range:
      range && type === "integer"
        ? [{ from_value: wholeNumber(range.from), to_value: wholeNumber(range.to), step: 0n }]
        : [],
  };
}

/** What cannot be told apart from no limit is none. */
function wholeNumber(limit: number): bigint {
  const [lowest, highest] = [-(2n ** 63n), 2n ** 63n - 1n];
  if (limit <= Number(lowest)) return lowest;
  return limit >= Number(highest) ? highest : BigInt(Math.round(limit));
}

/** For a name that nobody declared. */
export function unknownDescriptor(name: string): ParameterDescriptorMessage {
  return {
    ...descriptorMessage({ name, type: "string", default: "", description: "" }),
    type: PARAMETER_TYPES.notSet,
  };
}
