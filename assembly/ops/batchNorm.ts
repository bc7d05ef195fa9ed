// Batch normalisation over all but the channel axis (Ioffe & Szegedy 2015, arXiv:1502.03167).
//
//   mean[c] = Σₘ x/M     var[c] = Σₘ (x − mean)²/M     rstd = 1/√(var + eps)
//   y = gamma·(x − mean)·rstd + beta                   x y [M, C]
//
// Backward, with x̂ = (x − mean)·rstd:
//   dbeta = Σₘ dy     dgamma = Σₘ dy·x̂     dx = gamma·rstd·(dy − dbeta/M − x̂·dgamma/M)
//
// Two passes over x for the variance: Σx² − M·mean² cancels in f32. Rows are summed in blocks of 64 (columnSums.ts).
// At generation time the affine map is folded into the layer before (workers/models/foldBatchNorm.ts).

import { loadTail, storeTail } from '../simd';
import { columnSums } from './columnSums';

/** mean, variance, rstd [C] of x [M, C]. Overwrites all three. The variance is the biased one. */
export function batchNormStatistics(mean: usize, variance: usize, rstd: usize, x: usize, M: i32, C: i32, eps: f32): void {
  assert(M > 0 && C > 0, 'batchNorm: M and C must be positive');
  const bytes = <usize>C << 2;
  const perRow: f32 = 1 / <f32>M;
  memory.fill(mean, 0, bytes);
  columnSums(mean, x, M, C);
  for (let c: usize = 0; c < bytes; c += 4) store<f32>(mean + c, load<f32>(mean + c) * perRow);

  memory.fill(variance, 0, bytes);
  for (let block = 0; block < M; block += 64) {
    const end = min(block + 64, M);
    for (let c = 0; c < C; c += 4) {
      const left = min(4, C - c);
      const offset = <usize>c << 2;
      const mean0123 = left == 4 ? v128.load(mean + offset) : loadTail(mean + offset, left);
      let acc0123 = f32x4.splat(0);
      let address = x + <usize>block * bytes + offset;
      for (let m = block; m < end; m++, address += bytes) {
        const d = f32x4.sub(left == 4 ? v128.load(address) : loadTail(address, left), mean0123);
        acc0123 = f32x4.add(acc0123, f32x4.mul(d, d));
      }
      if (left == 4) v128.store(variance + offset, f32x4.add(v128.load(variance + offset), acc0123));
      else storeTail(variance + offset, f32x4.add(loadTail(variance + offset, left), acc0123), left);
    }
  }
  for (let c: usize = 0; c < bytes; c += 4) store<f32>(variance + c, load<f32>(variance + c) * perRow);
  reciprocalRoot(rstd, variance, C, eps);
}

/** rstd [C] ← 1/√(variance + eps): for running statistics. */
export function reciprocalRoot(rstd: usize, variance: usize, C: i32, eps: f32): void {
  for (let c: usize = 0, bytes = <usize>C << 2; c < bytes; c += 4) store<f32>(rstd + c, 1 / sqrt<f32>(load<f32>(variance + c) + eps));
}

/** y ← gamma·(x − mean)·rstd + beta, with the statistics of this batch or running ones. y may be x. */
export function batchNormForward(
  y: usize, x: usize, gamma: usize, beta: usize, mean: usize, rstd: usize, M: i32, C: i32,
): void {
  assert(M > 0 && C > 0, 'batchNorm: M and C must be positive');
  const bytes = <usize>C << 2;
  const C4 = <usize>(C & ~3) << 2;
  for (let m = 0; m < M; m++, x += bytes, y += bytes) {
    for (let c: usize = 0; c < C4; c += 16) {
      const scale = f32x4.mul(v128.load(gamma + c), v128.load(rstd + c));
      const centred = f32x4.sub(v128.load(x + c), v128.load(mean + c));
      v128.store(y + c, f32x4.add(f32x4.mul(centred, scale), v128.load(beta + c)));
    }
    for (let c = C4; c < bytes; c += 4) {
      store<f32>(y + c, (load<f32>(x + c) - load<f32>(mean + c)) * (load<f32>(gamma + c) * load<f32>(rstd + c)) + load<f32>(beta + c));
    }
  }
}

/**
 * dx overwritten, dgamma and dbeta added to; for the statistics of the batch itself. scratch: 2·C floats, overwritten.
 * dx may be dy.
 */
export function batchNormBackward(
  dx: usize, dgamma: usize, dbeta: usize, dy: usize, x: usize, gamma: usize, mean: usize, rstd: usize, scratch: usize, M: i32, C: i32,
): void {
  assert(M > 0 && C > 0, 'batchNorm: M and C must be positive');
  const bytes = <usize>C << 2;
  const sumDy = scratch;
  const sumDyXhat = scratch + bytes;
  memory.fill(scratch, 0, bytes * 2);
  columnSums(sumDy, dy, M, C);
  for (let block = 0; block < M; block += 64) {
    const end = min(block + 64, M);
    for (let c = 0; c < C; c += 4) {
      const left = min(4, C - c);
      const offset = <usize>c << 2;
      const mean0123 = left == 4 ? v128.load(mean + offset) : loadTail(mean + offset, left);
      const rstd0123 = left == 4 ? v128.load(rstd + offset) : loadTail(rstd + offset, left);
      let acc0123 = f32x4.splat(0);
      let at = <usize>block * bytes + offset;
      for (let m = block; m < end; m++, at += bytes) {
        const xhat = f32x4.mul(f32x4.sub(left == 4 ? v128.load(x + at) : loadTail(x + at, left), mean0123), rstd0123);
        acc0123 = f32x4.add(acc0123, f32x4.mul(left == 4 ? v128.load(dy + at) : loadTail(dy + at, left), xhat));
      }
      if (left == 4) v128.store(sumDyXhat + offset, f32x4.add(v128.load(sumDyXhat + offset), acc0123));
      else storeTail(sumDyXhat + offset, f32x4.add(loadTail(sumDyXhat + offset, left), acc0123), left);
    }
  }
  const perRow: f32 = 1 / <f32>M;
  for (let c: usize = 0; c < bytes; c += 4) {
    store<f32>(dbeta + c, load<f32>(dbeta + c) + load<f32>(sumDy + c));
    store<f32>(dgamma + c, load<f32>(dgamma + c) + load<f32>(sumDyXhat + c));
    store<f32>(sumDy + c, load<f32>(sumDy + c) * perRow);
    store<f32>(sumDyXhat + c, load<f32>(sumDyXhat + c) * perRow);
  }
  const C4 = bytes & ~15;
  for (let m = 0; m < M; m++, x += bytes, dy += bytes, dx += bytes) {
    for (let c: usize = 0; c < C4; c += 16) {
      const xhat = f32x4.mul(f32x4.sub(v128.load(x + c), v128.load(mean + c)), v128.load(rstd + c));
      const scale = f32x4.mul(v128.load(gamma + c), v128.load(rstd + c));
      const centred = f32x4.sub(f32x4.sub(v128.load(dy + c), v128.load(sumDy + c)), f32x4.mul(xhat, v128.load(sumDyXhat + c)));
      v128.store(dx + c, f32x4.mul(scale, centred));
    }
    for (let c = C4; c < bytes; c += 4) {
      const xhat = (load<f32>(x + c) - load<f32>(mean + c)) * load<f32>(rstd + c);
      const centred = load<f32>(dy + c) - load<f32>(sumDy + c) - xhat * load<f32>(sumDyXhat + c);
      store<f32>(dx + c, load<f32>(gamma + c) * load<f32>(rstd + c) * centred);
    }
  }
}
