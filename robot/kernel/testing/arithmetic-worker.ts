import { z } from "zod";
import { Fault } from "../fault.ts";
import { givenData, serveRequests } from "../worker-side.ts";

/** A thread with something to do, for the tests of `WorkerThread`. */
const { factor } = z.object({ factor: z.number() }).parse(givenData());

serveRequests(
  (body) => {
    const request = z.object({ multiply: z.unknown(), crash: z.boolean() }).partial().parse(body);
    if (request.crash) process.exit(3);
    if (typeof request.multiply !== "number") {
      throw new Fault({
        code: "arithmetic.not-a-number",
        what: "That is no number.",
        remedy: "Send a number.",
      });
    }
    return request.multiply * factor;
  },
  () => {},
);
