import { join } from "node:path";
import type { Document } from "../grammar/document-tree.ts";
import type { Planter } from "../grammar/planted-words.ts";
import type { Made, Workshop } from "../make/make-documents.ts";
import { type OfficeReading, readInOffice } from "../read/office.ts";
import type { Defect } from "./defects.ts";
import { HeadingSizes } from "./heading-sizes.ts";
import { judgeFiles } from "./judge-files.ts";
import { type Sampling, type ValidatorCounts, validateFiles } from "./validate-files.ts";
import type { Examined } from "./verdict.ts";

/** Which of the programs that take their time look at the files. */
export interface Looks {
  libreOffice: boolean;
  validators: boolean;
}

/** Makes documents and finds out what is wrong with them. */
export interface Examiner {
  examine(documents: readonly Document[], looks?: Looks): Promise<Examined[]>;
  /** How many files were looked at, by what. */
  counts: ValidatorCounts & { documents: number; libreOffice: number };
}

const everything: Looks = { libreOffice: true, validators: true };

/** An examiner that works in a workshop; `planterFor` gives words for documents that are only there to be measured. */
export function createExaminer(
  workshop: Workshop,
  sampling: Sampling,
  planterFor: (lang: Document["lang"]) => Planter,
): Examiner {
  const headingSizes = new HeadingSizes(planterFor);
  const counts = { documents: 0, sdk: 0, veraPdf: 0, libreOffice: 0 };
  let round = 0;
  const examine = async (documents: readonly Document[], looks = everything): Promise<Examined[]> => {
    round += 1;
    const made = await workshop.make([...documents, ...headingSizes.plainTwins(documents)]);
    await headingSizes.measure(made);
    const wanted = made.filter(({ document }) => documents.includes(document));
    const withFiles = wanted.filter(({ files }) => files !== undefined);
    const [office, validated] = await Promise.all([
      readInOffice(
        looks.libreOffice ? wordFiles(withFiles) : new Map(),
        join(workshop.root, `office-${round}`),
      ),
      validateFiles(looks.validators ? withFiles : [], sampling, counts),
    ]);
    counts.documents += wanted.length;
    counts.libreOffice += office.size;
    const examined: Examined[] = [];
    for (const one of wanted)
      examined.push({
        made: one,
        defects: await defectsOf(one, looks.libreOffice ? office : undefined, validated, headingSizes),
      });
    return examined;
  };
  return { examine, counts };
}

async function defectsOf(
  made: Made,
  office: ReadonlyMap<string, OfficeReading> | undefined,
  validated: ReadonlyMap<string, Defect[]>,
  headingSizes: HeadingSizes,
): Promise<Defect[]> {
  const { document } = made;
  const reading = office && (office.get(document.name) ?? "not opened");
  const found = await judgeFiles(made, reading, headingSizes.of(document));
  return [...found, ...(validated.get(document.name) ?? [])];
}

function wordFiles(made: readonly Made[]): Map<string, string> {
  return new Map(made.flatMap(({ document, files }) => (files ? [[document.name, files.docx]] : [])));
}
