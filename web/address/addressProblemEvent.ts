import type { FragmentProblem } from './pageAddress.ts';

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
