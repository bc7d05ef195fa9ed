import { transfer } from 'comlink';

/** An answer whose arrays are moved to who asked and not copied. */
export function transferAnswer<Answer extends object>(answer: Answer): Answer {
  const arrays = Object.values(answer).filter((value): value is ArrayBufferView<ArrayBuffer> =>
    ArrayBuffer.isView(value),
  );
  return transfer(
    answer,
    arrays.map(({ buffer }) => buffer),
  );
}
