// Hands as WebDriver has them, in its classic form and over BiDi alike: https://www.w3.org/TR/webdriver2/#actions

import type { Driver } from './driver.ts';

/** A list of input sources, each with what it does. */
export type Actions = readonly Readonly<Record<string, unknown>>[];

type Input = Pick<Driver, 'keyDown' | 'keyUp' | 'pointerMove' | 'pointerDown' | 'pointerUp' | 'wheel'>;

/** The keyboard, the mouse and the wheel of a driver that performs lists of actions. */
export function webDriverInput(perform: (actions: Actions) => Promise<unknown>): Input {
  return {
    keyDown: async (key) => void (await perform(keyActions('keyDown', key))),
    keyUp: async (key) => void (await perform(keyActions('keyUp', key))),
    pointerMove: async (x, y) => void (await perform(moveActions(x, y))),
    pointerDown: async () => void (await perform(buttonActions('pointerDown'))),
    pointerUp: async () => void (await perform(buttonActions('pointerUp'))),
    wheel: async (x, y, deltaX, deltaY) => void (await perform(wheelActions(x, y, deltaX, deltaY))),
  };
}

/** Code points that stand for keys without a letter. */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

function keyActions(type: 'keyDown' | 'keyUp', key: string): Actions {
  const value = key.length === 1 ? key : KEYS[key];
  if (value === undefined) throw new Error(`keys: ${key} is none of ${Object.keys(KEYS).join(', ')} or a letter`);
  return [{ type: 'key', id: 'keyboard', actions: [{ type, value }] }];
}

function moveActions(x: number, y: number): Actions {
  return pointer({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 });
}

function buttonActions(type: 'pointerDown' | 'pointerUp'): Actions {
  return pointer({ type, button: 0 });
}

function pointer(action: Readonly<Record<string, unknown>>): Actions {
  return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [action] }];
}

function wheelActions(x: number, y: number, deltaX: number, deltaY: number): Actions {
  const scroll = {
    type: 'scroll',
    x: Math.round(x),
    y: Math.round(y),
    deltaX,
    deltaY,
    duration: 0,
    origin: 'viewport',
  };
  return [{ type: 'wheel', id: 'wheel', actions: [scroll] }];
}
