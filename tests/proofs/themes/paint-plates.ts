import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../../support/workspace.ts";

/** Dots of one page without smoothed edges; `channels` bytes each: red, green and blue, or the four inks. */
export interface Plate {
  width: number;
  height: number;
  channels: 3 | 4;
  dots: Uint8Array;
}

/**
 * Pages as Ghostscript paints them: screens' PDFs in RGB, press PDFs in the inks that they name, trimmed. Without the profile
 * that a file was made for, Ghostscript would separate the inks anew.
 */
export async function paintPlates(
  file: string,
  folder: string,
  { dpi, profile }: { dpi: number; profile?: string },
): Promise<Plate[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const inks = [
    ...["-sDEVICE=pamcmyk32", "-dUseTrimBox"],
    ...[`-sDefaultCMYKProfile=${profile}`, `-sOutputICCProfile=${profile}`, `--permit-file-read=${profile}`],
  ];
  const { code, stdout, stderr } = await runCommand("gs", [
    ...["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", `-r${dpi}`],
    ...(profile === undefined ? ["-sDEVICE=ppmraw"] : inks),
    ...["-o", join(folder, "page%03d"), file],
  ]);
  if (code !== 0) throw new Error(`Ghostscript says ${stdout}${stderr}`);
  const names = (await readdir(folder)).sort();
  const plates = await Promise.all(names.map(async (name) => readPlate(await readFile(join(folder, name)))));
  await rm(folder, { recursive: true });
  return plates;
}

/** Netpbm's PPM and PAM in bytes. */
function readPlate(bytes: Buffer): Plate {
  const isInk = bytes.subarray(0, 2).toString() === "P7";
  const start = bytes.subarray(0, 400).toString("latin1");
  const head = isInk
    ? /^P7\n[\s\S]*?WIDTH (\d+)\n[\s\S]*?HEIGHT (\d+)\n[\s\S]*?ENDHDR\n/.exec(start)
    : /^P6\n(?:#.*\n)*(\d+) (\d+)\s255\n/.exec(start);
  if (!head) throw new Error("Ghostscript wrote another kind of picture");
  return {
    width: Number(head[1]),
    height: Number(head[2]),
    channels: isInk ? 4 : 3,
    dots: bytes.subarray(head[0].length),
  };
}

/** A dot's values. */
export function dotAt({ width, channels, dots }: Plate, x: number, y: number): number[] {
  const at = (y * width + x) * channels;
  return [...dots.subarray(at, at + channels)];
}
