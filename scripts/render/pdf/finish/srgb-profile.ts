/** Colorants of sRGB (IEC 61966-2-1), adapted to the D50 white of ICC profiles. */
const colorants = {
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
} as const;
const white = [0.9642, 1, 0.8249] as const;
const curveLength = 1024;

/** The sRGB colour space as an ICC profile, version 2 (ICC.1:2001-04): 3 colorants and one curve, 2.5 kB. */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: [string, Buffer][] = [
    ["desc", description("sRGB IEC61966-2.1")],
    ["cprt", text("No copyright, use freely")],
    ["wtpt", xyz(white)],
    ...Object.entries(colorants).map(([name, values]): [string, Buffer] => [name, xyz(values)]),
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  const placed = new Map<Buffer, number>();
  let offset = 128 + table.length;
  tags.forEach(([name, data], index) => {
    const at = placed.get(data) ?? offset;
    if (!placed.has(data)) {
      parts.push(data);
      placed.set(data, offset);
      offset += data.length;
    }
    table.write(name, 4 + index * 12, "latin1");
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
  });
  return new Uint8Array(Buffer.concat([header(offset), table, ...parts]));
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  // The date is part of the profile, not of the build: IEC 61966-2-1 is of October 1999.
  [1999, 10, 18, 0, 0, 0].forEach((part, index) => void bytes.writeUInt16BE(part, 24 + index * 2));
  bytes.write("acsp", 36, "latin1");
  white.forEach((value, index) => void bytes.writeInt32BE(Math.round(value * 65536), 68 + index * 4));
  return bytes;
}

function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write("XYZ ", 0, "latin1");
  values.forEach((value, index) => void bytes.writeInt32BE(Math.round(value * 65536), 8 + index * 4));
  return bytes;
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(12 + curveLength * 2);
  bytes.write("curv", 0, "latin1");
  bytes.writeUInt32BE(curveLength, 8);
  for (let index = 0; index < curveLength; index += 1) {
    const value = index / (curveLength - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + index * 2);
  }
  return bytes;
}

function text(words: string): Buffer {
  return padded(Buffer.concat([Buffer.from("text\0\0\0\0", "latin1"), Buffer.from(`${words}\0`, "latin1")]));
}

/** A textDescriptionType: the words in ASCII, no Unicode, no ScriptCode. */
function description(words: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(words.length + 1, 0);
  return padded(
    Buffer.concat([
      Buffer.from("desc\0\0\0\0", "latin1"),
      length,
      Buffer.from(`${words}\0`, "latin1"),
      Buffer.alloc(8 + 3 + 67),
    ]),
  );
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
