// How sharp strokes are: the variance of an image's Laplacian (Pech-Pacheco et al. 2000), the usual measure of focus,
//
//   ∇²x = x[up] + x[down] + x[left] + x[right] − 4·x        over the 26 × 26 pixels that have all four neighbours
//
// as a multiple of the test digits' mean. A VAE's blur is below 1, a GAN's checkerboard or noise above.

import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';

/** [n] the Laplacian's variance of each image [n, 28, 28], intensities from 0 to 1. */
export function laplacianVariances(images: Uint8Array): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: images.length / IMAGE_SIZE }, (_, i) =>
    laplacianVariance(images.subarray(i * IMAGE_SIZE, (i + 1) * IMAGE_SIZE)),
  );
}

/** In whole numbers, so exact: grey levels, at most 676 squares of 1,020 each way. */
function laplacianVariance(image: Uint8Array): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < SIDE - 1; y++) {
    for (let at = y * SIDE + 1; at < (y + 1) * SIDE - 1; at++) {
      const around = (image[at - SIDE] ?? 0) + (image[at + SIDE] ?? 0) + (image[at - 1] ?? 0) + (image[at + 1] ?? 0);
      const laplacian = around - 4 * (image[at] ?? 0);
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  const pixels = (SIDE - 2) ** 2;
  return (squares / pixels - (sum / pixels) ** 2) / 255 ** 2;
}
