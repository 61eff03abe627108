/**
 * Environment in which processes hear one another, and nobody else: loopback, and a domain made of this process's
 * number, since vitest gives each file a process of its own.
 */
export function privateNetwork(): Readonly<Record<string, string>> {
  // 0 … 101 are safe on every system; the low ones are people's.
  const ROS_DOMAIN_ID = process.env.STELLA_TEST_ROS_DOMAIN ?? String(20 + (process.pid % 80));
  const network = { ROS_DOMAIN_ID, STELLA_TEST_ROS_DOMAIN: ROS_DOMAIN_ID };
  // Who has configured the middleware by a file has said there which network it is.
  return process.env.CYCLONEDDS_URI ? network : { ...network, ROS_LOCALHOST_ONLY: "1" };
}
