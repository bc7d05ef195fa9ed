import type { Translations } from '../templates.ts';

/** The front page, and what large digits have elsewhere too. */
export const oneDigit: Translations = {
  'Generating this digit': 'Цифру рисуют',
  'Generating on this device …': 'Создаётся на этом устройстве …',
  'Generated on this device in {0} ms by the {1}.': 'Сгенерирована на этом устройстве за {0} мс; модель: {1}.',
  'Number {0} of seed {1}': '№ {0}, зерно {1}',

  'Next digit': 'Следующая цифра',
  space: 'пробел',
  'Find it on the wall': 'Найти на стене',
  'Show pixels': 'Показать пиксели',
  'Recent digits': 'Недавние цифры',
  'Copy link': 'Копировать ссылку',
  'Copied ✓': 'Скопировано ✓',
  'Link to this digit': 'Ссылка на эту цифру',
  'This browser does not let pages copy. The link is selected: copy it yourself.':
    'Этот браузер не даёт страницам копировать. Ссылка выделена: скопируйте её сами.',
  'This digit could not be drawn. {0}': 'Эту цифру не удалось нарисовать. {0}',
};
