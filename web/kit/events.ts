// Events of the elements.

import type { FragmentProblem } from '../address/pageAddress.ts';
import type { RecentDigit } from './recentDigits.ts';

/** The first digit on screen has changed. */
export class WallMoveEvent extends Event {
  static readonly type = 'wall-move';
  readonly index: number;

  constructor(index: number) {
    super(WallMoveEvent.type, { bubbles: true, composed: true });
    this.index = index;
  }
}

/** Digits were painted. */
export class DigitsPaintEvent extends Event {
  static readonly type = 'digits-paint';

  constructor() {
    super(DigitsPaintEvent.type, { bubbles: true, composed: true });
  }
}

/** A digit was chosen. */
export class DigitOpenEvent extends Event {
  static readonly type = 'digit-open';
  readonly index: number;
  /** Which prior it is to be from, '' being the default; undefined for the one that is shown. */
  readonly prior: string | undefined;

  constructor(index: number, prior?: string) {
    super(DigitOpenEvent.type, { bubbles: true, composed: true });
    this.index = index;
    this.prior = prior;
  }
}

/** A new random wall is wanted. */
export class NewWallEvent extends Event {
  static readonly type = 'new-wall';

  constructor() {
    super(NewWallEvent.type, { bubbles: true, composed: true });
  }
}

/** The wall of a certain seed is wanted. */
export class SeedChangeEvent extends Event {
  static readonly type = 'seed-change';
  readonly seed: number;

  constructor(seed: number) {
    super(SeedChangeEvent.type, { bubbles: true, composed: true });
    this.seed = seed;
  }
}

/** The same digits of another prior are wanted. */
export class PriorChangeEvent extends Event {
  static readonly type = 'prior-change';
  /** Its id. */
  readonly prior: string;

  constructor(prior: string) {
    super(PriorChangeEvent.type, { bubbles: true, composed: true });
    this.prior = prior;
  }
}

/** The same digits under all of the model's priors are wanted. */
export class PriorsCompareEvent extends Event {
  static readonly type = 'priors-compare';

  constructor() {
    super(PriorsCompareEvent.type, { bubbles: true, composed: true });
  }
}

/** Digits of another model are wanted. */
export class ModelChangeEvent extends Event {
  static readonly type = 'model-change';
  /** Its id. */
  readonly model: string;

  constructor(model: string) {
    super(ModelChangeEvent.type, { bubbles: true, composed: true });
    this.model = model;
  }
}

/** Digits of one class are wanted, or of all. */
export class ClassChangeEvent extends Event {
  static readonly type = 'class-change';
  /** undefined for all. */
  readonly digitClass: number | undefined;
  /** Id of the model that is to be told. */
  readonly model: string;

  constructor(digitClass: number | undefined, model: string) {
    super(ClassChangeEvent.type, { bubbles: true, composed: true });
    this.digitClass = digitClass;
    this.model = model;
  }
}

/** The same digits at another temperature are wanted. */
export class TemperatureChangeEvent extends Event {
  static readonly type = 'temperature-change';
  readonly temperature: number;
  /** Whether this is a part of the same change as the last such event: one movement of a slider. */
  readonly isSameChange: boolean;

  constructor(temperature: number, isSameChange: boolean) {
    super(TemperatureChangeEvent.type, { bubbles: true, composed: true });
    this.temperature = temperature;
    this.isSameChange = isSameChange;
  }
}

/** A certain digit of this wall is wanted. */
export class DigitJumpEvent extends Event {
  static readonly type = 'digit-jump';
  readonly index: number;

  constructor(index: number) {
    super(DigitJumpEvent.type, { bubbles: true, composed: true });
    this.index = index;
  }
}

/** The dialog was closed. */
export class DialogCloseEvent extends Event {
  static readonly type = 'dialog-close';

  constructor() {
    super(DialogCloseEvent.type);
  }
}

/** A message that stays on screen until it is dismissed. */
export class NoticeEvent extends Event {
  static readonly type = 'notice';
  readonly text: string;

  constructor(text: string) {
    super(NoticeEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

/** An address could not be read in full. The message is shown as a notice, and the address bar keeps the address. */
export class AddressProblemEvent extends Event {
  static readonly type = 'address-problem';
  /** In words where it is not one that all pages may have. */
  readonly problem: FragmentProblem | string;

  constructor(problem: FragmentProblem | string) {
    super(AddressProblemEvent.type, { bubbles: true, composed: true });
    this.problem = problem;
  }
}

/** A message for screen readers. */
export class AnnounceEvent extends Event {
  static readonly type = 'announce';
  readonly text: string;

  constructor(text: string) {
    super(AnnounceEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

/** Another page is on screen. */
export class PageShownEvent extends Event {
  static readonly type = 'page-shown';
  /** Whether digits are what it shows first. */
  readonly isOfDigits: boolean;

  constructor(isOfDigits: boolean) {
    super(PageShownEvent.type);
    this.isOfDigits = isOfDigits;
  }
}

/** A recent digit is wanted again. */
export class DigitAgainEvent extends Event {
  static readonly type = 'digit-again';
  readonly digit: RecentDigit;

  constructor(digit: RecentDigit) {
    super(DigitAgainEvent.type);
    this.digit = digit;
  }
}
