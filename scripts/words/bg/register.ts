import type { Translation } from "../catalogues.ts";
import type { register as english } from "../en/register.ts";

/** Heads of the register's columns, and its title, in Bulgarian. */
export const register = {
  title: "Регистър на изпратеното",
  chain: "История от {count} записа; хеш на последния: {hash}",
  document: "Документ",
  reference: "Изх. №",
  recipient: "Получател",
  name: "Име",
  addresses: "Адреси",
  language: "Език",
  channel: "Начин",
  version: "Версия",
  supersedes: "Заменя",
  part: "Част",
  state: "Състояние",
  changed: "От (UTC)",
  attempts: "Опити",
  reply: "Отговор на сървъра",
  receipt: "Входящ №",
  messageId: "Message-ID",
  files: "Файлове и SHA-256",
  plan: "План",
  approvedBy: "Одобрил",
} as const satisfies Translation<typeof english>;
