import { parse } from "csv-parse/sync";

import { payloadFields, type PayloadField } from "../payload";

/** Which column of a file holds which field, counted from 0. */
export type Mapping = Readonly<Partial<Record<PayloadField, number>>>;

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/** The cells of one CSV record (RFC 4180; stray quotes are kept as text). Null when it cannot be read. */
export const cellsOf = (record: string, delimiter: string): readonly string[] | null => {
  try {
    const rows: string[][] = parse(record, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\n", "\r\n"],
    });
    return rows[0] ?? [];
  } catch {
    return null;
  }
};

/** The delimiter under which the header shows most fields we know, or else most columns. */
export const detectDelimiter = (header: string): Delimiter => {
  const scored = delimiters.map((delimiter) => {
    const cells = cellsOf(header, delimiter) ?? [];
    return { delimiter, score: Object.keys(mapColumns(cells)).length * 1_000 + cells.length };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
};

/** Guesses the fields from the words of a header, in English, Russian or French; the first column that fits a field has it. */
export const mapColumns = (columns: readonly string[]): Mapping => {
  const mapping: Partial<Record<PayloadField, number>> = {};
  for (const [index, column] of columns.entries()) {
    const field = fieldByWord.get(wordOf(column));
    if (field !== undefined && mapping[field] === undefined) mapping[field] = index;
  }
  return mapping;
};

/** One record's cells under the names of the fields. */
export const rowOf = (cells: readonly string[], mapping: Mapping): Record<string, string> => {
  const row: Record<string, string> = {};
  for (const field of payloadFields) {
    const index = mapping[field];
    const cell = index === undefined ? undefined : cells[index];
    if (cell !== undefined && cell.trim() !== "") row[field] = cell;
  }
  return row;
};

const wordOf = (column: string): string =>
  column
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ё/gu, "е")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/gu, "");

const words: Readonly<Record<PayloadField, string>> = {
  external_id: "external_id id comment_id review_id message_id ид идентификатор номер id_комментария id_отзыва identifiant numero id_commentaire id_avis",
  kind: "kind type тип вид genre",
  parent_external_id: "parent_external_id parent_id parent in_reply_to reply_to reply_to_id ответ_на родитель id_родителя id_parent reponse_a en_reponse_a",
  root_external_id: "root_external_id root_id root thread_id thread post_id post conversation_id пост тема обсуждение id_поста fil sujet id_article article",
  author_id: "author_id user_id from_id customer_id id_автора автор_id id_пользователя id_клиента id_auteur auteur_id id_client",
  author_name:
    "author_name author name user username user_name nickname from reviewer customer client автор имя пользователь ник клиент имя_автора auteur nom utilisateur pseudo nom_auteur",
  author_url: "author_url user_url profile профиль ссылка_на_автора profil url_auteur",
  title: "title subject headline заголовок тема_сообщения titre objet",
  text: "text content body comment message review review_text comment_text текст комментарий сообщение отзыв содержание текст_отзыва текст_комментария texte commentaire avis contenu",
  created_at:
    "created_at created date time timestamp datetime posted_at published published_at date_time дата время создано дата_создания дата_публикации дата_и_время cree_le date_creation date_de_creation date_publication date_de_publication heure",
  edited_at: "edited_at edited updated_at updated modified_at modified изменено обновлено дата_изменения modifie_le date_modification mis_a_jour",
  url: "url link permalink address ссылка адрес lien adresse",
  rating: "rating stars score grade оценка рейтинг звезды балл note etoiles",
  lang: "lang language locale язык langue",
  is_brand: "is_brand brand staff official бренд от_бренда официальный marque officiel",
  deleted: "deleted removed is_deleted удалено удален supprime efface",
};

const fieldByWord = new Map(payloadFields.flatMap((field) => words[field].split(" ").map((word) => [word, field] as const)));
