import type { Catalogues } from "../catalogues.ts";

/** The catalogues in Bulgarian. Each is loaded when something of it is said. */
export const catalogues = {
  commandLine: async () => (await import("./command-line.ts")).commandLine,
  doctor: async () => (await import("./doctor.ts")).doctor,
  report: async () => (await import("./report.ts")).report,
  help: async () => (await import("./help.ts")).help,
  sending: async () => (await import("./sending.ts")).sending,
  plan: async () => (await import("./plan.ts")).plan,
  register: async () => (await import("./register.ts")).register,
  preview: async () => (await import("./preview.ts")).preview,
  findings: async () => (await import("./findings.ts")).findings,
  rules: async () => (await import("./rules.ts")).rules,
  findingParts: async () => (await import("./finding-parts.ts")).findingParts,
} as const satisfies Catalogues;
