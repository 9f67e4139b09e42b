import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readImport, type ImportBatch, type ImportPlan } from "#lib/connectors/import";
import { splitRecords } from "#lib/connectors/import/splitter";
import { previewImport } from "#lib/connectors/import/preview";

const toWindows1251 = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.slice(from, from + size));
}

const readAll = async (
  bytes: Uint8Array,
  plan: ImportPlan,
  over: { readonly batchSize?: number; readonly chunk?: number; readonly from?: { readonly byteOffset: number; readonly line: number } } = {},
): Promise<ImportBatch[]> => {
  const batches: ImportBatch[] = [];
  const rest = bytes.subarray(over.from?.byteOffset ?? 0);
  for await (const batch of readImport(inChunks(rest, over.chunk ?? 7), { plan, ownNames: ["Завод"], batchSize: over.batchSize, from: over.from }))
    batches.push(batch);
  return batches;
};

const planFrom = async (bytes: Uint8Array, zone: string | null): Promise<ImportPlan> => {
  const { format, encoding, delimiter, mapping } = await previewImport(bytes);
  return { format, encoding, delimiter, mapping, zone };
};

const russian =
  `Номер;Автор;Дата;Текст отзыва;Оценка\r\n1;Анна;21.11.2026 10:00;"Чайник ""гудит"";\r\nочень громко";2\r\n2;Завод;21.11.2026 11:00;Спасибо, разберёмся;\r\n`.replaceAll(
    "ё",
    "е",
  );

describe("a CSV file as Excel writes it in Russia", () => {
  const bytes = toWindows1251(russian);

  it("is seen for windows-1251 with semicolons, its columns known by their Russian names, and its zone asked for", async () => {
    expect(await previewImport(bytes)).toEqual({
      format: "csv",
      encoding: "windows-1251",
      delimiter: ";",
      columns: ["Номер", "Автор", "Дата", "Текст отзыва", "Оценка"],
      mapping: { external_id: 0, author_name: 1, created_at: 2, text: 3, rating: 4 },
      needsZone: true,
      sample: [
        ["1", "Анна", "21.11.2026 10:00", 'Чайник "гудит";\r\nочень громко', "2"],
        ["2", "Завод", "21.11.2026 11:00", "Спасибо, разберемся", ""],
      ],
      problems: [],
    });
  });

  it("is read in the zone that was given, however it is cut into pieces", async () => {
    const plan = await planFrom(bytes, "Europe/Moscow");
    for (const chunk of [1, 2, 13, 1_000]) {
      const [batch] = await readAll(bytes, plan, { chunk });
      expect(batch?.rejected).toEqual([]);
      expect(batch?.rows.map((row) => [row.externalId, row.author.name, row.author.isBrand, row.postedAt.toISOString(), row.text, row.rating])).toEqual([
        ["1", "Анна", "no", "2026-11-21T07:00:00.000Z", 'Чайник "гудит";\nочень громко', 2],
        ["2", "Завод", "unverified", "2026-11-21T08:00:00.000Z", "Спасибо, разберемся", undefined],
      ]);
      expect(batch).toMatchObject({ byteOffset: bytes.length, line: 4 });
    }
  });

  it("is not guessed about: without a zone its rows are turned away with line, column and reason", async () => {
    const [batch] = await readAll(bytes, await planFrom(bytes, null));
    expect(batch?.rows).toEqual([]);
    expect(batch?.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, "created_at", "needs-zone"],
      [4, "created_at", "needs-zone"],
    ]);
  });
});

describe("other files", () => {
  it("French words in windows-1252 are not taken for Russian", async () => {
    const bytes = Uint8Array.from(
      Buffer.from("Numéro;Auteur;Date de création;Commentaire\n1;Zoé;2026-11-21T10:00:00Z;très déçue, ça ne marche pas\n", "latin1"),
    );
    expect(await previewImport(bytes)).toMatchObject({
      encoding: "windows-1252",
      delimiter: ";",
      mapping: { external_id: 0, author_name: 1, created_at: 2, text: 3 },
      needsZone: false,
    });
  });

  it("UTF-16 with tabs is read", async () => {
    const bytes = Uint8Array.from(Buffer.from('\uFEFF"id"\tauthor\tdate\ttext\r\n1\tАнна\t1763715600\t"two\r\nlines 😀"\r\n', "utf16le"));
    const plan = await planFrom(bytes, null);
    const [batch] = await readAll(bytes, plan, { chunk: 3 });
    expect(plan).toMatchObject({ encoding: "utf-16le", delimiter: "\t" });
    expect(batch?.rows).toMatchObject([{ externalId: "1", text: "two\nlines 😀", postedAt: new Date(1_763_715_600_000) }]);
    expect(batch?.byteOffset).toBe(bytes.length);
  });

  it("JSON lines are read under their own names, bad lines turned away", async () => {
    const good = { external_id: "a", author: { id: "7", name: "Ann" }, text: "hi", created_at: "2026-11-21T10:00:00Z" };
    const bytes = utf8(`\uFEFF${JSON.stringify(good)}\n{broken\n\n${JSON.stringify({ ...good, external_id: "b", deleted: true })}`);
    const [batch] = await readAll(bytes, await planFrom(bytes, null));
    expect(batch?.rows.map(({ externalId, visibility }) => [externalId, visibility])).toEqual([
      ["a", "public"],
      ["b", "deleted"],
    ]);
    expect(batch?.rejected).toEqual([{ line: 2, column: "", reason: "not-json", raw: "{broken" }]);
  });

  it("is read anew in the letters somebody chooses", async () => {
    const bytes = toWindows1251("Дата;Текст\n01.02.2026;Спасибо\n");
    const guessed = await previewImport(bytes, "windows-1252");
    expect(guessed.sample[0]?.[1]).toBe("Ñïàñèáî");
    expect(await previewImport(bytes, "windows-1251")).toMatchObject({
      encoding: "windows-1251",
      columns: ["Дата", "Текст"],
      sample: [["01.02.2026", "Спасибо"]],
    });
  });

  it("bytes that are not of the encoding turn their row away, not the file", async () => {
    const bytes = Buffer.concat([utf8("id,author,date,text\n1,a,2026-11-21T10:00:00Z,"), Uint8Array.from([0xff]), utf8("\n2,b,2026-11-21T10:00:00Z,fine\n")]);
    const [batch] = await readAll(bytes, {
      format: "csv",
      encoding: "utf-8",
      delimiter: ",",
      mapping: { external_id: 0, author_name: 1, created_at: 2, text: 3 },
      zone: null,
    });
    expect(batch?.rows.map(({ externalId }) => externalId)).toEqual(["2"]);
    expect(batch?.rejected.map(({ line, reason }) => [line, reason])).toEqual([[2, "bad-encoding"]]);
  });

  it("a quote that is never closed costs its own line only", async () => {
    const bytes = utf8('id,author,date,text\n1,a,2026-11-21T10:00:00Z,"open\n2,b,2026-11-21T10:00:00Z,fine\n3,c,2026-11-21T10:00:00Z,5" wide\n');
    const [batch] = await readAll(bytes, await planFrom(bytes, null));
    expect(batch?.rows.map(({ externalId, text }) => [externalId, text])).toEqual([
      ["2", "fine"],
      ["3", '5" wide'],
    ]);
    expect(batch?.rejected.map(({ line, reason }) => [line, reason])).toEqual([[2, "too-long"]]);
  });

  it("what is empty, or an array, says so before anything is read", async () => {
    expect((await previewImport(utf8(""))).problems).toEqual(["empty"]);
    expect((await previewImport(utf8('[{"a":1}]'))).problems).toEqual(["json-array"]);
    expect((await previewImport(utf8("id,name\n1,Ann\n"))).problems).toEqual(["no-text-column", "no-date-column"]);
  });

  it("reading goes on from the byte and line of any batch, as if it had never stopped", async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i},Ann,2026-11-21T10:00:00Z,"text ${i}\nsecond ""line"" ю"`);
    const bytes = utf8(`id,author,date,text\n${lines.join("\n")}\n`);
    const plan = await planFrom(bytes, null);
    const whole = await readAll(bytes, plan, { batchSize: 7 });
    for (const [index, batch] of whole.entries()) {
      const rest = await readAll(bytes, plan, { batchSize: 7, from: { byteOffset: batch.byteOffset, line: batch.line } });
      expect(rest).toEqual(whole.slice(index + 1));
    }
    expect(whole.flatMap(({ rows }) => rows)).toHaveLength(40);
  });
});

it("records are cut where a CSV writer put them, whatever the cells hold", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ unit: fc.constantFrom("a", '"', ";", "\n", "\r", " ", "я") }), { minLength: 2, maxLength: 3 }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.integer({ min: 1, max: 9 }),
      async (table, chunk) => {
        const written = table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";"));
        const records: string[] = [];
        for await (const record of splitRecords(inChunks(utf8(`${written.join("\n")}\n`), chunk), { unitBytes: 1, delimiter: ";", byteOffset: 0, line: 1 }))
          records.push(new TextDecoder().decode(record.bytes));
        expect(records).toEqual(written);
      },
    ),
  );
});
