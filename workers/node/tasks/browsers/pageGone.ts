// A browser that has crashed, or its page's process or window: no command reaches that page any more, so nobody waits for it.

export class PageGone extends Error {
  override readonly name = 'PageGone';
}
