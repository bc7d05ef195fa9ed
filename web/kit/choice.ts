// The event and the types that all choice elements share.

/** Another option was chosen. */
export class OptionChosenEvent extends Event {
  static readonly type = 'option-chosen';
  readonly value: string;

  constructor(value: string) {
    super(OptionChosenEvent.type);
    this.value = value;
  }
}

/** What can be chosen, and what it is called. */
export interface ChoiceOption {
  readonly value: string;
  readonly name: string;
  /** Something worth knowing about it, in a few letters. */
  readonly note?: string;
  /** What neighbouring options that have it in common are listed under. */
  readonly group?: string;
}
