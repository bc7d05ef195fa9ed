// How many plays a claim needs. The claim is that a share differs from one half: that people can tell, or that they prefer A
// to B. If the true share is p, n plays find it at the 5 % level in 80 % of all such experiments when
//
//   n = ((z₀.₉₇₅·√(½·½) + z₀.₈·√(p(1−p))) / (p − ½))²            Fleiss, Levin, Paik 2003, "Statistical Methods for Rates
//                                                              and Proportions", 3rd ed., section 2.5, without correction

import { Z95 } from './wilson.ts';

/** Φ⁻¹(0.8). */
const Z80 = 0.8416212335729143;
/** Most plays that are worth naming: a share that needs more counts as one half. */
const MOST = 100_000;

/** Plays that the claim "differs from one half" needs if `share` is the true one; undefined where it is one half, or too near to it. */
export function playsNeeded(share: number): number | undefined {
  const distance = Math.abs(share - 0.5);
  if (distance === 0) return undefined;
  const n = Math.ceil(((Z95 * 0.5 + Z80 * Math.sqrt(share * (1 - share))) / distance) ** 2);
  return n > MOST ? undefined : n;
}
