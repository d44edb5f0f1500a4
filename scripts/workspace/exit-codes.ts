/** Exit codes of the contract; the first that applies, in this order. */
export const exitCodes = {
  usage: 2,
  unexpected: 1,
  renderer: 5,
  content: 4,
  recipients: 6,
  check: 3,
  success: 0,
} as const;
