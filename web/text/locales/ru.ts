// The page in Russian, loaded when it is wanted. Texts are kept by area, under the English ones that they translate; a test
// finds those that are missing or have lost their original (tests/web/locales.test.ts).

import { blind } from './ru/blind.ts';
import { certificate } from './ru/certificate.ts';
import { compare } from './ru/compare.ts';
import { drawing } from './ru/drawing.ts';
import { exhibit } from './ru/exhibit.ts';
import { explore } from './ru/explore.ts';
import { keeping } from './ru/keeping.ts';
import { learn } from './ru/learn.ts';
import { measure } from './ru/measure.ts';
import { oneDigit } from './ru/oneDigit.ts';
import { picture } from './ru/picture.ts';
import { plots } from './ru/plots.ts';
import { settings } from './ru/settings.ts';
import { shell } from './ru/shell.ts';
import { speed } from './ru/speed.ts';
import { wall } from './ru/wall.ts';
import { templatesFrom, type Translations } from './templates.ts';

/** A text that several areas have stands in one of them. */
export const russian: readonly Translations[] = [
  shell,
  oneDigit,
  wall,
  picture,
  explore,
  compare,
  blind,
  certificate,
  drawing,
  keeping,
  settings,
  learn,
  exhibit,
  speed,
  plots,
  measure,
];

export const templates = templatesFrom(...russian);
