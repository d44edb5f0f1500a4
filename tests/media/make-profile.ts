/*
 * Makes the printing profile that press PDFs carry where a document names no other: coated paper by ISO 12647-2, from
 * the characterisation data FOGRA39L. Needs Argyll and the data, on Debian: apt-get install argyll icc-profiles-free
 *
 *   node tests/media/make-profile.ts [path of FOGRA39L.ti3]
 *
 * The data (Fogra, www.fogra.org, December 2006) are distributed by Debian's icc-profiles-free under the zlib licence,
 * which lies beside the profile. Options: low resolution tables (the average error stays at half a ΔE), at most 300 % of
 * ink and 95 % of black, perceptual gamut mapping from sRGB for monitors to a print under office light.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../support/workspace.ts";

const data = process.argv[2] ?? "/usr/share/color/icc/FOGRA39L.ti3";
const target = join(projectRoot, "templates", "_base", "profiles", "coated-fogra39.icc");
const options = ["-ql", "-bl", "-l300", "-L95", "-kr", "-cmt", "-dpp"];
const names = [
  ...["-A", "Dipla", "-M", "coated paper", "-D", "Coated FOGRA39L (Dipla)"],
  ...["-C", "Made from the characterisation data FOGRA39L (Fogra, www.fogra.org). zlib licence."],
];

const folder = mkdtempSync(join(tmpdir(), "dipla-profile-"));
try {
  const srgb = join(folder, "srgb.icc");
  const { srgbProfile } = await import("../../scripts/render/pdf/finish/srgb-profile.ts");
  writeFileSync(srgb, srgbProfile());
  copyFileSync(data, join(folder, "coated.ti3"));
  execFileSync("colprof", [...options, "-S", srgb, ...names, "-O", "coated.icc", "coated"], {
    cwd: folder,
    stdio: "inherit",
  });
  const profile = readFileSync(join(folder, "coated.icc"));
  // The date of creation (ICC.1 §7.2.8) is that of the data, so that the same data give the same bytes.
  for (const [index, part] of [2006, 12, 1, 0, 0, 0].entries()) profile.writeUInt16BE(part, 24 + index * 2);
  writeFileSync(target, profile);
  console.log(`${target}: ${profile.length} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
