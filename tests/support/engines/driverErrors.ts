// A driver whose errors are looked at on their way.

import type { Driver } from './driver.ts';

/** The same driver, that throws what `seen` makes of each error. */
export function withErrors(driver: Driver, seen: (error: unknown) => unknown): Driver {
  return new Proxy(driver, {
    get(of, name) {
      const member: unknown = Reflect.get(of, name);
      if (typeof member !== 'function') return member;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        try {
          return (await Reflect.apply(member, of, args)) as unknown; // all of a driver's methods are async
        } catch (error) {
          throw seen(error);
        }
      };
    },
  });
}
