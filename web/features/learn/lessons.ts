// The lessons, in their order.

import { cvaeLesson } from './cvae.ts';
import { ganLesson } from './gan.ts';
import type { Lesson } from './lesson.ts';
import { vaeLesson } from './vae.ts';
import { vaeGanLesson } from './vaeGan.ts';

export const LESSONS: readonly [Lesson, ...Lesson[]] = [ganLesson, vaeLesson, cvaeLesson, vaeGanLesson];
