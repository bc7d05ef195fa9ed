// Reads the pixels of a canvas. Tor Browser, Firefox with resistFingerprinting and some extensions return changed pixels,
// so that nobody is recognised by how their device draws. A picture saved from them would be noise.

/** The browser does not return the pixels that were drawn. */
export class CanvasReadError extends Error {
  override readonly name = 'CanvasReadError';
}

const SIDE = 16;
/** Of 255: some browsers change single pixels by a level or two, which nobody sees. */
const TOLERANCE = 2;

/** The whole canvas of a context. @throws CanvasReadError */
export function pixelsOf(context: CanvasRenderingContext2D): ImageData {
  checkReading();
  const { width, height } = context.canvas;
  return context.getImageData(0, 0, width, height);
}

/** A canvas as a PNG. @throws CanvasReadError, and Error where the browser makes none */
export async function pngOfCanvas(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  checkReading();
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((made) => {
      if (made) resolve(made);
      else reject(new Error('png: the browser made none, want one; ask for a smaller picture, or free some memory'));
    }, 'image/png');
  });
  return new Uint8Array(await blob.arrayBuffer());
}

function checkReading(): void {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const drawn = new ImageData(SIDE, SIDE);
  drawn.data.forEach((_, i) => (drawn.data[i] = i % 4 === 3 ? 255 : (37 * i) % 256));
  context?.putImageData(drawn, 0, 0);
  const read = context?.getImageData(0, 0, SIDE, SIDE).data;
  const worst = drawn.data.reduce((most, level, i) => Math.max(most, Math.abs(level - (read?.[i] ?? 0))), 0);
  if (worst <= TOLERANCE) return;
  throw new CanvasReadError(`canvas: what is read differs by up to ${worst} from what was drawn, want the same`);
}
