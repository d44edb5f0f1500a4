import type { Translation } from "../catalogues.ts";
import type { doctor as english } from "../en/doctor.ts";

/** What `dipla doctor` says, in Bulgarian. */
export const doctor = {
  platform: "платформа",
  cache: "кеш",
  languages: "езици",
  browser: "браузър",
  sources: {
    configured: "от настройките",
    bundled: "на Dipla",
    puppeteer: "изтеглен от puppeteer",
    installed: "инсталиран тук",
  },
  executable: "програма",
  sandbox: "защитена среда",
  sandboxOn: "включена",
  sandboxOff: "изключена: ядрото или потребителят (root) не я позволява",
  hyphenation: "сричкопренасяне",
  noHyphenation: "няма: речници се добавят само към вградения браузър",
  seal: "печат",
  sealed: "„{holder}“, ниво {level}, важи до {until}",
  missing: "липсва: {reason}",
} as const satisfies Translation<typeof english>;
