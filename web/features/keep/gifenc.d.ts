// What of gifenc is used here; it comes without types.

declare module 'gifenc' {
  export interface GifFrameOptions {
    /** [r, g, b] of each colour; of the first frame, for all that have none of their own. */
    readonly palette?: readonly (readonly [number, number, number])[];
    /** How long the frame stays, in ms. */
    readonly delay: number;
  }

  export interface GifStream {
    /** Adds a frame of colour indices [height, width]. */
    writeFrame(index: Uint8Array, width: number, height: number, options: GifFrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): GifStream;
}
