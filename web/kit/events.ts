// Events of the elements.

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
