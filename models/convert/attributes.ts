import type { GraphNode } from "./tfjs-model.ts";

/** A node's attributes by name, in plain types. A missing one without a fallback is a mistake in the model. */

export function textOf(node: GraphNode, name: string): string {
  const { s } = node.attr[name] ?? {};
  if (s === undefined) throw missing(node, name);
  return Buffer.from(s, "base64").toString();
}

export function textsOf(node: GraphNode, name: string): string[] {
  return (node.attr[name]?.list?.s ?? []).map((text) => Buffer.from(text, "base64").toString());
}

export function integersOf(node: GraphNode, name: string): number[] {
  const integers = node.attr[name]?.list?.i;
  if (!integers) throw missing(node, name);
  return integers.map(Number);
}

export function numberOf(node: GraphNode, name: string, fallback: number): number {
  const { i, f } = node.attr[name] ?? {};
  return Number(f ?? i ?? fallback);
}

export function flagOf(node: GraphNode, name: string): boolean {
  return node.attr[name]?.b ?? false;
}

function missing(node: GraphNode, name: string): Error {
  return new Error(`${node.op} ${node.name} has no attribute ${name}`);
}
