// Paths between two latents.
//
//   lerp(a, b, t)  = (1 − t)·a + t·b                                     straight
//   slerp(a, b, t) = sin((1 − t)Ω)/sin Ω·a + sin(tΩ)/sin Ω·b             along the arc (Shoemake 1985)
//
// A high-dimensional normal lives near a sphere, so the straight path cuts through the improbable middle and the arc
// stays where samples are (White 2016, arXiv:1609.04468). Ω is the angle between a and b.

/** out ← (1 − t)·a + t·b for vectors of length Z. out may be a or b. */
export function lerp(out: usize, a: usize, b: usize, t: f64, Z: i32): void {
  blend(out, a, b, 1.0 - t, t, Z);
}

/** out ← the point at fraction t of the arc from a to b; straight where the angle is below 1e-6 or a vector is 0. */
export function slerp(out: usize, a: usize, b: usize, t: f64, Z: i32): void {
  let ab: f64 = 0, aa: f64 = 0, bb: f64 = 0;
  for (let i = 0; i < Z; i++) {
    const x = <f64>load<f32>(a + (<usize>i << 2));
    const y = <f64>load<f32>(b + (<usize>i << 2));
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  const lengths = sqrt<f64>(aa * bb);
  const angle = lengths > 0 ? NativeMath.acos(max(-1.0, min(1.0, ab / lengths))) : 0.0;
  const sine = NativeMath.sin(angle);
  // Opposite vectors span no plane: any arc would be arbitrary, so they too go straight.
  if (sine < 1e-6) return lerp(out, a, b, t, Z);
  blend(out, a, b, NativeMath.sin((1.0 - t) * angle) / sine, NativeMath.sin(t * angle) / sine, Z);
}

// @ts-ignore: decorator
@inline
function blend(out: usize, a: usize, b: usize, weightA: f64, weightB: f64, Z: i32): void {
  assert(Z > 0, 'interpolate: Z must be positive');
  for (let i = 0; i < Z; i++) {
    const offset = <usize>i << 2;
    store<f32>(out + offset, <f32>(weightA * <f64>load<f32>(a + offset) + weightB * <f64>load<f32>(b + offset)));
  }
}
