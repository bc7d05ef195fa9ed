import type { Translations } from '../templates.ts';

/** Compare, and the grid of models side by side. */
export const compare: Translations = {
  Compare: 'Сравнение',
  'Ways to compare': 'Как сравнивать',
  'There is no way to compare called “{0}”, so this is the first one.':
    'Сравнения «{0}» здесь нет, поэтому открыто первое.',
  'Side by side': 'Рядом',
  'The same places in latent space by several models: rows are digits, columns are models, and nothing is picked.':
    'Одни и те же места латентного пространства у нескольких моделей: строки — цифры, столбцы — модели, и ничего не отобрано.',
  'Models side by side': 'Модели рядом',
  'Digit {0} by {1}': 'Цифра {0}, модель {1}',
};
