import { describe, expect, it } from "vitest";
import {
  availableFrom,
  ending,
  type LifecycleState,
  requested,
  stateIds,
  toward,
  transitions,
} from "./lifecycle.ts";

describe("the life of a managed node", () => {
  it("has the arrows of rcl's own state machine, by id", () => {
    const arrows = transitions.map(({ id, from, to }) => `${id} ${from} → ${to}`);
    expect(arrows).toEqual([
      "1 unconfigured → configuring",
      "10 configuring → inactive",
      "11 configuring → unconfigured",
      "12 configuring → errorprocessing",
      "2 inactive → cleaningup",
      "20 cleaningup → unconfigured",
      "21 cleaningup → inactive",
      "22 cleaningup → errorprocessing",
      "3 inactive → activating",
      "30 activating → active",
      "31 activating → inactive",
      "32 activating → errorprocessing",
      "4 active → deactivating",
      "40 deactivating → inactive",
      "41 deactivating → active",
      "42 deactivating → errorprocessing",
      "5 unconfigured → shuttingdown",
      "6 inactive → shuttingdown",
      "7 active → shuttingdown",
      "50 shuttingdown → finalized",
      "51 shuttingdown → finalized",
      "52 shuttingdown → errorprocessing",
      "60 errorprocessing → unconfigured",
      "61 errorprocessing → finalized",
      "62 errorprocessing → finalized",
    ]);
  });

  it("never gets stuck: every state but the last leads somewhere", () => {
    const states = Object.keys(stateIds) as LifecycleState[];
    expect(states.filter((state) => availableFrom(state).length === 0)).toEqual(["finalized"]);
  });
});

describe("a request", () => {
  it("is understood by id", () => {
    expect(requested("unconfigured", { id: 1, label: "" })?.to).toBe("configuring");
  });

  it("is understood by label, which wins over the id", () => {
    expect(requested("active", { id: 4, label: "shutdown" })?.id).toBe(7);
  });

  it("is refused where its change is not to be had", () => {
    expect(requested("unconfigured", { id: 3, label: "" })).toBeNull();
    expect(requested("unconfigured", { id: 1, label: "fly" })).toBeNull();
    expect(requested("finalized", { id: 0, label: "shutdown" })).toBeNull();
  });

  it("is refused while something is under way", () => {
    expect(requested("configuring", { id: 0, label: "shutdown" })).toBeNull();
  });

  it("cannot say how something ended", () => {
    expect(requested("configuring", { id: 10, label: "" })).toBeNull();
    expect(requested("configuring", { id: 0, label: "transition_success" })).toBeNull();
  });
});

it("what is done ends with success, failure or error", () => {
  expect(ending("activating", "success").to).toBe("active");
  expect(ending("activating", "failure").to).toBe("inactive");
  expect(ending("activating", "error").to).toBe("errorprocessing");
});

it("an ending where nothing was under way is our own mistake", () => {
  expect(() => ending("active", "success")).toThrow("nothing is under way");
});

it("our own wishes find the same arrows", () => {
  expect(toward("inactive", "shutdown")?.id).toBe(6);
  expect(toward("inactive", "configure")).toBeNull();
});
