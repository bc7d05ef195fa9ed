// The windows that a convolution looks through, gathered into rows so that a convolution is a matrix product.
//
//   row (n, i, j), tap (th, tw):  x[n, i·S + originH + th·stepH, j·S + originW + tw·stepW, 0 … C−1]      zeros outside x
//
//   | tap 0,0: C floats | tap 0,1: C floats | …        one row, TH·TW·C floats
//
// Only a block of rows exists at a time (implicit im2col): it is written and read inside the cache, and its cost is one
// copy for OC multiply-adds. stepH = stepW = 1 walks a filter forwards; −1 walks it backwards, as the sub-pixel phases
// of a transposed convolution do.

/** patches ← rows first … first + rows − 1 of the windows of x [N, H, W, C]. Overwrites rows·TH·TW·C floats. */
export function gatherPatches(
  patches: usize, x: usize, first: i32, rows: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  TH: i32, TW: i32, S: i32, originH: i32, originW: i32, step: i32,
): void {
  const pixelBytes = <usize>C << 2;
  let j = first % OW;
  let i = (first / OW) % OH;
  let n = first / (OW * OH);
  for (let row = 0; row < rows; row++) {
    const image = x + <usize>n * <usize>(H * W) * pixelBytes;
    const left = j * S + originW;
    for (let th = 0; th < TH; th++) {
      const h = i * S + originH + th * step;
      const inside = h >= 0 && h < H;
      const line = image + <usize>(h * W) * pixelBytes;
      // A window that walks forwards inside the image is one run of memory.
      if (inside && step == 1 && left >= 0 && left + TW <= W) {
        copyFloats(patches, line + <usize>left * pixelBytes, TW * C);
        patches += <usize>TW * pixelBytes;
        continue;
      }
      if (C == 1) {
        // Nine floats of a 3×3 window by nine copies of a run of one took twice as long.
        for (let tw = 0, w = left; tw < TW; tw++, w += step, patches += 4) {
          store<f32>(patches, inside && w >= 0 && w < W ? load<f32>(line + (<usize>w << 2)) : 0);
        }
        continue;
      }
      for (let tw = 0; tw < TW; tw++) {
        const w = left + tw * step;
        if (inside && w >= 0 && w < W) copyFloats(patches, line + <usize>w * pixelBytes, C);
        else clearFloats(patches, C);
        patches += pixelBytes;
      }
    }
    if (++j == OW) {
      j = 0;
      if (++i == OH) {
        i = 0;
        n++;
      }
    }
  }
}

/** to ← count floats. A loop, because a call into the engine's memory.copy costs more than the few vectors it moves. */
// @ts-ignore: decorator
@inline
export function copyFloats(to: usize, from: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4, to += 16, from += 16) v128.store(to, v128.load(from));
  for (; i < count; i++, to += 4, from += 4) store<f32>(to, load<f32>(from));
}

/** to ← count zeros; a loop for the same reason. */
// @ts-ignore: decorator
@inline
function clearFloats(to: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4, to += 16) v128.store(to, f32x4.splat(0));
  for (; i < count; i++, to += 4) store<f32>(to, 0);
}
