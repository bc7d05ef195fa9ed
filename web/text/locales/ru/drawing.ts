import type { Translations } from '../templates.ts';

/** The sheet to draw on. */
export const drawing: Translations = {
  'Sheet to draw a digit on': 'Лист, на котором рисуют цифру',
  'Draw a digit here': 'Нарисуйте здесь цифру',
  Undo: 'Отменить',
  Clear: 'Стереть всё',
  'By keys: arrows move the pen (with Shift, less), Space puts it down and lifts it, Backspace removes the last stroke, Delete clears.':
    'С клавиатуры: стрелки двигают перо (с Shift — понемногу), пробел опускает и поднимает его, Backspace убирает последний штрих, Delete стирает всё.',
  'Pen down': 'Перо опущено',
  'Pen up': 'Перо поднято',
  'The last stroke was removed': 'Последний штрих убран',
  'The sheet is empty': 'Лист пуст',
};
