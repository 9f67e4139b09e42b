/** One record of a file: its bytes without the line break, and where it stands. */
export type RawRecord = {
  readonly bytes: Uint8Array;
  /** The line it begins on, counted from 1. */
  readonly line: number;
  /** The line it ends on. */
  readonly lastLine: number;
  /** The byte behind its line break, from the start of the file: reading may resume here. */
  readonly endOffset: number;
  /** It is longer than a record may be, or opens a quote that is never closed; `bytes` holds its beginning. */
  readonly broken: boolean;
};

export type SplitterOptions = {
  /** 2 for UTF-16, else 1. */
  readonly unitBytes: 1 | 2;
  /** The delimiter of a CSV file, within whose quotes a line break is text; null where every line is a record. */
  readonly delimiter: string | null;
  readonly byteOffset: number;
  readonly line: number;
};

const newline = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const byteOrderMark = 0xfeff;
const recordBytesMax = 1024 * 1024;

/** Cuts a stream of bytes into records without decoding it: line breaks and quotes are the same bytes in every encoding we read. */
export async function* splitRecords(source: AsyncIterable<Uint8Array>, options: SplitterOptions): AsyncGenerator<RawRecord> {
  const splitter = createSplitter(options);
  for await (const chunk of source) yield* splitter.push(chunk);
  yield* splitter.end();
}

type Splitter = { readonly push: (chunk: Uint8Array) => Generator<RawRecord>; readonly end: () => Generator<RawRecord> };

// oxlint-disable-next-line max-lines-per-function -- one state machine; its parts share every variable
const createSplitter = (options: SplitterOptions): Splitter => {
  const { unitBytes } = options;
  const delimiter = options.delimiter?.charCodeAt(0) ?? null;
  let buffer: Uint8Array = new Uint8Array(0);
  let offset = options.byteOffset;
  let line = options.line;
  let scanned = 0;
  let lineBreaks = 0;
  let quoted = false;
  let atFieldStart = true;
  let mayReopen = false;

  const unitAt = (at: number): number => (unitBytes === 1 ? (buffer[at] ?? 0) : (buffer[at] ?? 0) | ((buffer[at + 1] ?? 0) << 8));

  const take = (length: number, { broken, breaks }: { readonly broken: boolean; readonly breaks: number }): RawRecord => {
    const hasBreak = length >= unitBytes && unitAt(length - unitBytes) === newline;
    const contentEnd = hasBreak ? length - unitBytes : length;
    const end = contentEnd >= unitBytes && unitAt(contentEnd - unitBytes) === carriageReturn ? contentEnd - unitBytes : contentEnd;
    const record = {
      bytes: buffer.slice(0, broken ? Math.min(end, 400) : end),
      line,
      lastLine: line + Math.max(breaks, 1) - 1,
      endOffset: offset + length,
      broken,
    };
    buffer = buffer.subarray(length);
    offset += length;
    line += breaks;
    scanned = 0;
    lineBreaks = 0;
    quoted = false;
    atFieldStart = true;
    return record;
  };

  // A stray quote would swallow the file to its end: the line that opens it is given up, and reading goes on behind it.
  const takeBroken = (): RawRecord => {
    for (let at = 0; at < scanned; at += unitBytes) if (unitAt(at) === newline) return take(at + unitBytes, { broken: true, breaks: 1 });
    return take(scanned, { broken: true, breaks: 0 });
  };

  // oxlint-disable-next-line complexity -- the rules of RFC 4180, one a line
  const step = (unit: number): boolean => {
    const wasClosed = mayReopen;
    mayReopen = false;
    if (unit === newline) lineBreaks += 1;
    if (delimiter !== null && unit === quote) {
      // A doubled quote closes and opens again.
      mayReopen = quoted;
      quoted = !quoted && (atFieldStart || wasClosed);
      atFieldStart = false;
      return false;
    }
    // A quote that neither a delimiter nor a line end follows closed nothing: it stands within the text.
    if (wasClosed && !isMark(unit) && unit !== delimiter && unit !== newline && unit !== carriageReturn) quoted = true;
    if (quoted) return false;
    if (unit === newline) return true;
    if (!isMark(unit)) atFieldStart = unit === delimiter;
    return false;
  };

  const isMark = (unit: number): boolean => unit === byteOrderMark || (unitBytes === 1 && offset + scanned <= 3 && unit >= 0xbb);

  function* drain(): Generator<RawRecord> {
    while (scanned + unitBytes <= buffer.length) {
      const unit = unitAt(scanned);
      scanned += unitBytes;
      if (step(unit)) yield take(scanned, { broken: false, breaks: lineBreaks });
      else if (scanned > recordBytesMax) yield takeBroken();
    }
  }

  return {
    *push(chunk) {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      yield* drain();
    },
    *end() {
      while (buffer.length > 0) {
        yield* drain();
        if (buffer.length === 0) return;
        if (quoted) yield takeBroken();
        else yield take(buffer.length, { broken: false, breaks: lineBreaks });
      }
    },
  };
};
