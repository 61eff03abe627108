// Plain old JavaScript on purpose: it must be understood by the very Node that it turns away.

/** The oldest Node that the dependencies were tried with; `engines` in package.json says the same. */
export const oldestNode = { major: 20, minor: 20 };

/**
 * Null when this Node will do; otherwise the sentence to show.
 *
 * @param {string} version such as "v20.20.2"
 */
export function whyNodeWillNotDo(version) {
  const parts = /^v?(\d+)\.(\d+)/.exec(version);
  const major = parts ? Number(parts[1]) : 0;
  const minor = parts ? Number(parts[2]) : 0;
  const needed = `${oldestNode.major}.${oldestNode.minor}`;
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return null;
  return `Stella needs Node ${needed} or newer; this is ${version}. Install it from https://nodejs.org or with your version manager, and try again.`;
}
