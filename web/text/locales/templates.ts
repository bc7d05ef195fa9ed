// From tables that people keep to what @lit/localize looks texts up in.

import { str, type LocaleModule } from '@lit/localize';
import { generateMsgId } from '@lit/localize/internal/id-generation.js';

/**
 * English → translated. `{0}`, `{1}` … stand for the text's expressions, in their order in English. Texts that have an id of
 * their own, such as plural forms that are the same in English, stand under it, with '#'.
 */
export type Translations = Readonly<Record<string, string>>;

/** One table of several, with the ids by which texts are looked up. A text of two areas may stand in either. */
export function templatesFrom(...tables: readonly Translations[]): LocaleModule['templates'] {
  const entries = tables.flatMap((table) => Object.entries(table));
  return Object.fromEntries(entries.map(([english, translated]) => [idOf(english), templateOf(translated)]));
}

const EXPRESSION = /\{(\d+)\}/;

function idOf(english: string): string {
  if (english.startsWith('#')) return english.slice(1);
  const parts = english.split(/\{\d+\}/);
  return generateMsgId(parts.length === 1 ? english : parts, false);
}

/** A plain text, or one that `str` would make, whose values say which expression of the original comes where. */
function templateOf(translated: string): string | ReturnType<typeof str> {
  const parts = translated.split(EXPRESSION);
  if (parts.length === 1) return translated;
  const strings = parts.filter((_, i) => i % 2 === 0);
  const places = parts.filter((_, i) => i % 2 === 1).map(Number);
  return str(Object.assign(strings, { raw: [...strings] }), ...places);
}
