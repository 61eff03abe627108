/** The robot's key pair. The private half never leaves whoever implements this. */
export interface RobotIdentity {
  /** Ed25519, the 32 raw bytes as base64url. The hub enrols a robot by it. */
  readonly publicKey: string;
  /** Ed25519 over the text in UTF-8, as base64url. */
  sign(text: string): string;
}
