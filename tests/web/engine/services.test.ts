import { describe, expect, it } from 'vitest';
import { createOnce, type Services } from '../../../web/engine/services.ts';

describe('a service of the page', () => {
  it('is made when it is asked for first, and is then the same, whoever asks', () => {
    let count = 0;
    const createList = (): readonly number[] => [++count];
    const createSum = ({ once }: Pick<Services, 'once'>) => ({ of: once(createList) });
    const once = createOnce(() => services);
    const services = { once } as Services; // nothing else of it is used
    expect(count).toBe(0);
    const sum = once(createSum);
    expect(sum.of).toBe(once(createList));
    expect(once(createSum)).toBe(sum);
    expect(count).toBe(1);
  });
});
