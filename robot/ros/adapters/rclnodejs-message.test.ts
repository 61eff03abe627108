import { expect, test } from "vitest";
import { sendable } from "./rclnodejs-message.ts";
import type { Rclnodejs, RclTypeClass } from "./rclnodejs-module.ts";

/** As rclnodejs writes it for std_msgs/Int16MultiArray. */
const int16MultiArray = {
  ROSMessageDef: {
    fields: [
      { name: "layout", type: { type: "MultiArrayLayout", isArray: false, isPrimitiveType: false } },
      { name: "data", type: { type: "int16", isArray: true, isPrimitiveType: true } },
    ],
  },
} as unknown as RclTypeClass;

const rcl = { assertValidMessage: () => {} } as unknown as Rclnodejs;
const send = (message: unknown) => sendable(rcl, int16MultiArray, "/sound", message);

test("a part of a longer array is copied, since its whole buffer would be sent; a whole one is not", () => {
  const whole = Int16Array.of(1, 2, 3, 4);
  expect(send({ data: whole })).toEqual({ data: whole });
  expect(Reflect.get(Object(send({ data: whole })), "data")).toBe(whole);
  const part: unknown = Reflect.get(Object(send({ data: whole.subarray(1, 3) })), "data");
  expect(part).toEqual(Int16Array.of(2, 3));
  expect(part).toHaveProperty("buffer.byteLength", 4);
});

test("parts are found wherever they are", () => {
  const bytes = Buffer.from([9, 1, 2, 9]).subarray(1, 3);
  const message = send({ layout: { dim: [{ label: "a", inner: bytes }], data_offset: 0 }, data: [] });
  expect(message).toEqual({
    layout: { dim: [{ label: "a", inner: Uint8Array.of(1, 2) }], data_offset: 0 },
    data: [],
  });
});

test("an array of another kind is refused by name: it would be read beyond its end", () => {
  expect(() => send({ data: new Uint8Array(2) })).toThrow(/\/sound.*data.*Uint8Array.*Int16Array/);
  expect(() => send({ data: Buffer.alloc(2) })).toThrow(/Uint8Array, not a Int16Array/);
  expect(() => send(null)).toThrow(/\/sound/);
});
