// The number of cores to compute with, as far as the browser tells.

import { poolSize } from '../service/workerHandle.ts';

/** Cores; 1 where the browser does not tell. */
export function deviceCores(): number {
  return Math.max(navigator.hardwareConcurrency ?? 1, 1);
}

/** How many workers suit the device. Chromium alone says how much memory there is; elsewhere the cores decide. */
export function devicePoolSize(): number {
  const { hardwareConcurrency, deviceMemory } = navigator as { hardwareConcurrency?: number; deviceMemory?: number };
  return poolSize(hardwareConcurrency, deviceMemory);
}
