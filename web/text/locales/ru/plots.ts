import type { Translations } from '../templates.ts';

/** Pictures of numbers. */
export const plots: Translations = {
  'as a picture': 'рисунком',
  'as a table': 'таблицей',
  'Arrow keys read the numbers one by one.': 'Стрелки на клавиатуре читают числа одно за другим.',
  '{0}, interval {1} to {2}; real digits get {3}': '{0}, интервал от {1} до {2}; у настоящих цифр {3}',
  '95 % interval': 'интервал 95 %',
  'real digits': 'настоящие цифры',
  'Real digits': 'Настоящие цифры',
  'Precision against recall': 'Точность и полнота',
  'Up: more of its digits look real. To the right: more kinds of real digits are covered.':
    'Выше — больше цифр похожи на настоящие. Правее — охвачено больше видов настоящих цифр.',
  Recall: 'Полнота',
  Precision: 'Точность',
  '{0}: precision {1}, recall {2}': '{0}: точность {1}, полнота {2}',
  'Which digits are drawn': 'Какие цифры получаются',
  'The share of each digit, as the judge reads them. Dashed: the share among real digits.':
    'Доля каждой цифры, как их читает судья. Пунктир — доля среди настоящих цифр.',
  '{0}, digit {1}: {2}, interval {3} to {4}; {5} of real digits':
    '{0}, цифра {1}: {2}, интервал от {3} до {4}; среди настоящих {5}',
  'Distance to the nearest training digit': 'Расстояние до ближайшей обучающей цифры',
  'The share of digits that are this close or closer, by the judge’s features. A model that copies is closer to training digits than unseen real digits are: its curve is to the left of theirs.':
    'Доля цифр, которые на таком расстоянии или ближе, по признакам судьи. Модель, которая копирует, ближе к обучающим цифрам, чем настоящие, которых она не видела: её кривая левее.',
  Distance: 'Расстояние',
  '{0}: the nearest is {1} away': '{0}: ближайшая на расстоянии {1}',
  '{0}: {1} are {2} away or less': '{0}: {1} — на расстоянии {2} или ближе',
  'Share of digits': 'Доля цифр',
  'the nearest': 'ближайшая',
  'Map of the judge’s features': 'Карта признаков судьи',
  'Digits that look alike to the judge are near each other; the numbers are where real digits of each class are. Draw a line around some to see them.':
    'Цифры, похожие для судьи, стоят рядом; числа стоят там, где настоящие цифры каждого класса. Обведите несколько линией, чтобы увидеть их.',
  'Draw with one finger': 'Рисовать одним пальцем',
  'a line': 'линией',
  'a box': 'рамкой',
  'Select by': 'Выделять',
  'Whose digits are shown': 'Чьи цифры показаны',
  digits: 'цифр',
  middle: 'середина',
  spread: 'разброс',
  selected: 'выделено',
  'Selected: {0}.': 'Выделено: {0}.',
  'In the box: no digit.': 'В рамке нет цифр.',
  'In the box: {0}. Enter selects them.': 'В рамке: {0}. Enter выделяет их.',
  'By keys: arrows move a box, with Shift they size it, Enter selects what is in it, Escape removes it.':
    'С клавиатуры: стрелки двигают рамку, с Shift меняют её размер, Enter выделяет, Escape убирает.',
};
