// Unpacks a gzip piece by piece: a file of 13 MB may hold 12 GB of zeros, so the reader decides after each piece whether
// to ask for the next. DecompressionStream exists in browsers and in Node.

/** Bytes that are unpacked at a time. They come to at most 1,032 times as many (zlib, "Maximum Compression Factor"): 8 MB. */
const PIECE = 8 * 1024;

/** Whether a file says that it is a gzip. */
export function isGzip(file: Uint8Array): boolean {
  return file[0] === 0x1f && file[1] === 0x8b;
}

/** The contents of a gzip, piece by piece; no more is unpacked once no more is asked for. @throws TypeError for a damaged one */
export function gunzip(file: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array> {
  return unpack(file, 'gzip');
}

/** The same of a zlib stream, which has another head and another checksum: 'deflate' is its name in browsers. */
export async function* unpack(file: Uint8Array<ArrayBuffer>, format: 'gzip' | 'deflate'): AsyncGenerator<Uint8Array> {
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        if (at >= file.length) controller.close();
        else controller.enqueue(file.subarray(at, (at += PIECE)));
      },
    },
    { highWaterMark: 0 },
  );
  // The stream has a reader: in Safari a for-await loop cannot read from a stream.
  const reader = pieces.pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // it may have failed; that error is reported already
  }
}

/**
 * Where a gzip may end that has zeros behind it, as tapes and some programs leave them: a browser takes no byte behind the end,
 * and the end itself may be zeros, since a gzip ends with the length of its contents as a u32, the low byte first. The most
 * likely end comes first; without zeros it is the only one.
 */
export function possibleEnds(file: Uint8Array): readonly number[] {
  const nonZero = file.findLastIndex((byte) => byte !== 0) + 1;
  const most = Math.min(3, file.length - nonZero);
  return Array.from({ length: most + 1 }, (_, i) => nonZero + most - i);
}
