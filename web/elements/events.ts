// What the elements tell the page.

/** The first digit on screen has changed. */
export class WallMoveEvent extends Event {
  static readonly type = 'wall-move';
  readonly index: number;

  constructor(index: number) {
    super(WallMoveEvent.type, { bubbles: true, composed: true });
    this.index = index;
  }
}

/** A block of digits was drawn. */
export class WallPaintEvent extends Event {
  static readonly type = 'wall-paint';

  constructor() {
    super(WallPaintEvent.type, { bubbles: true, composed: true });
  }
}

/** A digit was chosen. */
export class DigitOpenEvent extends Event {
  static readonly type = 'digit-open';
  readonly index: number;

  constructor(index: number) {
    super(DigitOpenEvent.type, { bubbles: true, composed: true });
    this.index = index;
  }
}

/** Another wall is wanted, whichever. */
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

/** A certain digit of this wall is wanted. */
export class DigitJumpEvent extends Event {
  static readonly type = 'digit-jump';
  readonly index: number;

  constructor(index: number) {
    super(DigitJumpEvent.type, { bubbles: true, composed: true });
    this.index = index;
  }
}

/** The dialog was left. */
export class DialogCloseEvent extends Event {
  static readonly type = 'dialog-close';

  constructor() {
    super(DialogCloseEvent.type);
  }
}
