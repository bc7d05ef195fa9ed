// The two halves of a VAE's code (Kingma & Welling 2013, arXiv:1312.6114): the sampled latent and its price.
//
//   code [N, 2Z] = | mu: Z floats | logVar: Z floats |  per row, as the encoder's last layer leaves it
//
//   z  = mu + exp(logVar/2)·eps                    eps ~ N(0, I), z eps [N, Z]
//   KL(q ‖ N(0, I)) = −½ Σ_Z (1 + logVar − mu² − exp logVar)          nats, summed over Z
//
//   dmu     = dz + k·mu                            k = weight of the KL term
//   dlogVar = dz·½·eps·exp(logVar/2) + k·½·(exp(logVar) − 1)

import { exp1 } from '../math';

/** z ← mu + exp(logVar/2)·eps. Overwrites z. */
export function reparameterizeForward(z: usize, code: usize, eps: usize, N: i32, Z: i32): void {
  assert(N > 0 && Z > 0, 'reparameterize: N and Z must be positive');
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < Z; i++) {
      const mu = code + (<usize>(n * 2 * Z + i) << 2);
      const at = <usize>(n * Z + i) << 2;
      const sigma = exp1(load<f32>(mu + (<usize>Z << 2)) * 0.5);
      store<f32>(z + at, load<f32>(mu) + sigma * load<f32>(eps + at));
    }
  }
}

/** dCode ← dz through the sampling. Overwrites dCode [N, 2Z]. */
export function reparameterizeBackward(dCode: usize, dz: usize, code: usize, eps: usize, N: i32, Z: i32): void {
  assert(N > 0 && Z > 0, 'reparameterize: N and Z must be positive');
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < Z; i++) {
      const mu = <usize>(n * 2 * Z + i) << 2;
      const logVar = mu + (<usize>Z << 2);
      const at = <usize>(n * Z + i) << 2;
      const d = load<f32>(dz + at);
      store<f32>(dCode + mu, d);
      store<f32>(dCode + logVar, d * 0.5 * load<f32>(eps + at) * exp1(load<f32>(code + logVar) * 0.5));
    }
  }
}

/** kl [N] ← KL(q(z|x) ‖ N(0, I)) in nats per image. Overwrites kl. */
export function gaussianKlForward(kl: usize, code: usize, N: i32, Z: i32): void {
  assert(N > 0 && Z > 0, 'gaussianKl: N and Z must be positive');
  for (let n = 0; n < N; n++) {
    let sum: f32 = 0;
    for (let i = 0; i < Z; i++) {
      const mu = load<f32>(code + (<usize>(n * 2 * Z + i) << 2));
      const logVar = load<f32>(code + (<usize>(n * 2 * Z + Z + i) << 2));
      sum += exp1(logVar) + mu * mu - 1 - logVar;
    }
    store<f32>(kl + (<usize>n << 2), 0.5 * sum);
  }
}

/** dCode += weight·dKL/dCode: added, because the gradient through z is already there. */
export function gaussianKlBackward(dCode: usize, code: usize, N: i32, Z: i32, weight: f32): void {
  assert(N > 0 && Z > 0, 'gaussianKl: N and Z must be positive');
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < Z; i++) {
      const mu = <usize>(n * 2 * Z + i) << 2;
      const logVar = mu + (<usize>Z << 2);
      store<f32>(dCode + mu, load<f32>(dCode + mu) + weight * load<f32>(code + mu));
      store<f32>(dCode + logVar, load<f32>(dCode + logVar) + weight * 0.5 * (exp1(load<f32>(code + logVar)) - 1));
    }
  }
}
