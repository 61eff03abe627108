import type { Rclnodejs, RclTypeClass } from "./rclnodejs-module.ts";

type NumberArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

/** The typed array that rclnodejs reads for each of ROS's primitive types. */
const ARRAY_NAMES: Readonly<Record<string, string>> = {
  int8: "Int8Array",
  uint8: "Uint8Array",
  byte: "Uint8Array",
  char: "Uint8Array",
  int16: "Int16Array",
  uint16: "Uint16Array",
  int32: "Int32Array",
  uint32: "Uint32Array",
  int64: "BigInt64Array",
  uint64: "BigUint64Array",
  float32: "Float32Array",
  float64: "Float64Array",
};

/**
 * A message as rclnodejs can send it. It reads a typed array's whole buffer from its beginning: a part of a longer
 * one would be sent as other samples than it holds, and an array of another kind as memory beyond its end. Parts are
 * copied here, other kinds refused; the package's own validation, which looks into neither, does the rest.
 *
 * @throws Error naming the fields that do not fit
 */
export function sendable(rcl: Rclnodejs, type: RclTypeClass, name: string, message: unknown): unknown {
  const problem = wrongArrayIn(type, message);
  if (problem) throw new Error(`${name}: ${problem}`);
  rcl.assertValidMessage(message, type, { strict: true, checkTypes: true });
  return ownBuffers(message);
}

function wrongArrayIn(type: RclTypeClass, message: unknown): string | null {
  if (typeof message !== "object" || message === null) return "a message is an object";
  for (const field of type.ROSMessageDef?.fields ?? []) {
    if (!field.type.isArray || !field.type.isPrimitiveType) continue;
    const value: unknown = Reflect.get(message, field.name);
    const expected = ARRAY_NAMES[field.type.type];
    if (!ArrayBuffer.isView(value) || expected === undefined) continue;
    const kind = value instanceof Buffer ? "Uint8Array" : value.constructor.name;
    if (kind !== expected) return `the field ${field.name} is a ${kind}, not a ${expected}`;
  }
  return null;
}

function ownBuffers(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isNumberArray(value)) {
    const whole = value.byteOffset === 0 && value.byteLength === value.buffer.byteLength;
    // A Buffer's slice shares its memory; its kind of array is a Uint8Array all the same.
    return whole ? value : value instanceof Buffer ? Uint8Array.from(value) : value.slice();
  }
  if (Array.isArray(value)) return typeof value[0] === "object" ? value.map(ownBuffers) : value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, ownBuffers(part)]));
}

function isNumberArray(value: object): value is NumberArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
