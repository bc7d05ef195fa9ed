// Cross-entropy of a softmax over K classes, on logits: a classifier's loss.
//
//   probs = e^(s − max) / Σ e^(s − max)        loss[n] = −Σ_k t[k]·ln probs[k]
//   t = 1 − smoothing at the label, plus smoothing/K everywhere (Szegedy et al. 2015, arXiv:1512.00567)
//   ds = (probs − t)·scale                     logits s, probs [N, K]   labels [N] u8
//
// The maximum is taken out first, so that no exponential overflows. K is ten: plain loops.

import { exp1 } from '../math';

/** loss [N] and probs [N, K] ← logits, labels. Overwrites both. */
export function softmaxForward(loss: usize, probs: usize, logits: usize, labels: usize, N: i32, K: i32, smoothing: f32): void {
  assert(N > 0 && K > 0, 'softmax: N and K must be positive');
  for (let n = 0; n < N; n++) {
    const row = <usize>(n * K) << 2;
    let largest = load<f32>(logits + row);
    for (let k = 1; k < K; k++) largest = max<f32>(largest, load<f32>(logits + row + (<usize>k << 2)));
    let sum: f32 = 0, targets: f32 = 0;
    const label = <i32>load<u8>(labels + <usize>n);
    for (let k = 0; k < K; k++) {
      const at = row + (<usize>k << 2);
      const s = load<f32>(logits + at) - largest;
      const e = exp1(s);
      store<f32>(probs + at, e);
      sum += e;
      targets += ((k == label ? <f32>1 - smoothing : <f32>0) + smoothing / <f32>K) * s;
    }
    const reciprocal: f32 = 1 / sum;
    for (let k = 0; k < K; k++) {
      const at = probs + row + (<usize>k << 2);
      store<f32>(at, load<f32>(at) * reciprocal);
    }
    store<f32>(loss + (<usize>n << 2), <f32>NativeMath.log(<f64>sum) - targets);
  }
}

/** dLogits ← (probs − t)·scale. Overwrites dLogits, which may be probs. */
export function softmaxBackward(dLogits: usize, probs: usize, labels: usize, N: i32, K: i32, smoothing: f32, scale: f32): void {
  assert(N > 0 && K > 0, 'softmax: N and K must be positive');
  for (let n = 0; n < N; n++) {
    const label = <i32>load<u8>(labels + <usize>n);
    for (let k = 0; k < K; k++) {
      const at = <usize>(n * K + k) << 2;
      const target = (k == label ? <f32>1 - smoothing : <f32>0) + smoothing / <f32>K;
      store<f32>(dLogits + at, (load<f32>(probs + at) - target) * scale);
    }
  }
}
