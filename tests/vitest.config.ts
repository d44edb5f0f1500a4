import { defineConfig } from "vitest/config";

/*
 * Two projects: `npm test` runs “quick”, which a contributor waits for; `npm run test:programs` the rest, which start Dipla's programs,
 * compilers and servers over and over and take longer than all others. CI runs both.
 */
const programs = [
  "block-recipe",
  "changed-meanwhile",
  "command-line",
  "copies",
  "copy-states",
  "damaged-cache",
  "edited-meanwhile",
  "format-recipe",
  "html-policy",
  "incremental",
  "interrupted-build",
  "language-recipe",
  "late-greeting",
  "library",
  "links-out",
  "lists-in-time",
  "matrix-pairs",
  "message-copies",
  "message-words",
  "ministries",
  "new-cache",
  "no-config-code",
  "no-rights",
  "nothing-leaves",
  "odd-folders",
  "office-list-sent",
  "one-fault-one-document",
  "own-blocks",
  "package",
  "packages-on-demand",
  "preview",
  "recipes",
  "reproducible",
  "restore-ledger",
  "rule-recipe",
  "rules",
  "same-everywhere",
  "seal-levels",
  "sealed-sending",
  "sealed-shards",
  "send",
  "send-test",
  "shards",
  "walkthrough",
  "watch",
].map((name) => `tests/${name}.test.ts`);

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Two cores: two browsers at once are enough.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "quick", include: ["tests/**/*.test.ts"], exclude: programs } },
      { extends: true, test: { name: "programs", include: programs } },
    ],
  },
});
