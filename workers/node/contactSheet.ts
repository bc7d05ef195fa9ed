// Many digits on one picture: rows of black ink on white paper, in the order of their indices.

import { encode } from 'fast-png';

/** More would make a picture that viewers refuse. */
export const MAX_SHEET_DIGITS = 10_000;
const GAP = 4;

/** A sheet of `count` digits of H×W that takes them in order. */
export class ContactSheet {
  readonly width: number;
  readonly height: number;
  readonly #columns: number;
  readonly #H: number;
  readonly #W: number;
  readonly #paper: Uint8Array;
  #placed = 0;

  constructor(count: number, H: number, W: number) {
    this.#columns = Math.ceil(Math.sqrt(count));
    this.#H = H;
    this.#W = W;
    this.width = this.#columns * (W + GAP) + GAP;
    this.height = Math.ceil(count / this.#columns) * (H + GAP) + GAP;
    this.#paper = new Uint8Array(this.width * this.height).fill(255);
  }

  /** Places the next digits: grey [N, H·W], 0 paper, 255 ink. */
  add(pixels: Uint8ClampedArray): void {
    const size = this.#H * this.#W;
    for (let start = 0; start < pixels.length; start += size, this.#placed++) {
      const top = GAP + Math.floor(this.#placed / this.#columns) * (this.#H + GAP);
      const left = GAP + (this.#placed % this.#columns) * (this.#W + GAP);
      for (let row = 0; row < this.#H; row++) {
        const ink = pixels.subarray(start + row * this.#W, start + (row + 1) * this.#W);
        this.#paper.set(
          ink.map((level) => 255 - level),
          (top + row) * this.width + left,
        );
      }
    }
  }

  /** The picture as an 8-bit grey PNG. */
  toPng(): Uint8Array {
    return encode({ width: this.width, height: this.height, data: this.#paper, depth: 8, channels: 1 });
  }
}
