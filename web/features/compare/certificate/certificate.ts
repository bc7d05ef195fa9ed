// A certificate: how near a digit is to the training digits, and the same for a real digit that no model was trained on,
// as a control.

import type { Ink } from '../../../ink/pixels.ts';
import type { DigitAddress } from '../../../../workers/core/address.ts';
import type { Verdict } from '../../../engine/verdict.ts';
import type { OtherDigits } from '../realDigits/ownDigits.ts';
import type { Evidence, Finding } from './proof.ts';

/** A training digit that is near. */
export interface NearDigit {
  /** Its number among MNIST's training digits, from 0. */
  readonly training: number;
  readonly distance: number;
  readonly label: number | undefined;
  /** [28, 28], from the visitor's own copy; none without. */
  readonly grey: Ink | undefined;
}

/** The digits of the visitor's copy that the digit is compared with. */
export interface PixelBasis {
  readonly training: number;
  /** Unseen real digits. */
  readonly unseen: number;
  /** Whether these are of the class that the judge reads; else of all classes. */
  readonly isOfClass: boolean;
}

/** A share of the model's digits, with its 95 % interval: see workers/evaluation/memorisation.ts. */
export interface ModelTest {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Of real digits. */
  readonly real: number;
}

export interface Control {
  /** Number of the test digit; undefined without the visitor's own copy, where it is the middle one of all unseen digits. */
  readonly test: number | undefined;
  readonly grey: Ink | undefined;
  readonly evidence: Evidence;
  readonly finding: Finding;
}

export interface Certificate {
  readonly address: DigitAddress;
  /** Of the model's file. */
  readonly sha256: string;
  readonly grey: Uint8ClampedArray;
  readonly reading: Verdict;
  readonly evidence: Evidence;
  readonly finding: Finding;
  readonly nearest: { readonly features: readonly NearDigit[]; readonly pixels: readonly NearDigit[] };
  /** undefined without the visitor's own training digits. */
  readonly basis: PixelBasis | undefined;
  /** Why there is nothing by pixels although the training digits are there; '' where there is. */
  readonly pixelFailure: string;
  /** What of the visitor's copy could not be used. */
  readonly others: readonly OtherDigits[];
  readonly control: Control;
  readonly model: { readonly features: ModelTest | undefined; readonly pixels: ModelTest | undefined };
}
