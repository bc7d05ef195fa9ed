// What the minimal pages have in common: grey levels from a worker onto one canvas, and the mark that the gallery sets too
// when its first digits are there.

/** What a worker of a minimal page answers: grey levels [count, 28·28]. */
export interface DrawnDigits {
  readonly grey: Uint8ClampedArray;
}

const SIDE = 28;
const COLUMNS = 8;

/** Draws what the worker sends, black on white. */
export function showDigits(worker: Worker): void {
  worker.addEventListener('message', ({ data }: MessageEvent<DrawnDigits>) => {
    const count = data.grey.length / SIDE ** 2;
    const canvas = document.createElement('canvas');
    canvas.width = COLUMNS * SIDE;
    canvas.height = Math.ceil(count / COLUMNS) * SIDE;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('visit: the canvas has no 2d context');
    for (let n = 0; n < count; n++) {
      const image = context.createImageData(SIDE, SIDE);
      for (let i = 0; i < SIDE ** 2; i++) {
        const paper = 255 - (data.grey[n * SIDE ** 2 + i] ?? 0);
        image.data.set([paper, paper, paper, 255], 4 * i);
      }
      context.putImageData(image, (n % COLUMNS) * SIDE, Math.floor(n / COLUMNS) * SIDE);
    }
    document.body.append(canvas);
    performance.mark('first-digits');
  });
}
