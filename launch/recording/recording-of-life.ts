import { extname } from "node:path";

/** Every life of a robot is a recording of its own: `visit.mcap`, `visit.life-2.mcap`, … */
export function recordingOfLife(file: string, life: number): string {
  if (life === 1) return file;
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.life-${life}${extension}`;
}
