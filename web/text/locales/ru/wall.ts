import type { Translations } from '../templates.ts';

/** The wall, its controls, the comparison of priors and the dialog of a digit. */
export const wall: Translations = {
  'Endless wall of generated digits': 'Бесконечная стена сгенерированных цифр',
  'These digits could not be drawn. {0}': 'Эти цифры не удалось нарисовать. {0}',
  'New wall': 'Новая стена',
  'New wall, seed {0}': 'Новая стена, зерно {0}',
  'Prior: {0}': 'Априорное распределение: {0}',
  'Priors side by side': 'Априорные распределения бок о бок',
  'Model: {0}': 'Модель: {0}',
  'Class: {0}': 'Класс: {0}',
  'Model: {0}, class: {1}': 'Модель: {0}, класс: {1}',
  Seed: 'Зерно',
  'Show the wall of this seed': 'Показать стену этого зерна',
  'Go to digit': 'К цифре №',
  'Go to this digit': 'Перейти к этой цифре',
  number: 'номер',
  Prior: 'Распределение',
  'side by side': 'бок о бок',
  seed: 'зерно',
  digit: 'цифра',
  model: 'модель',
  prior: 'распределение',
  temperature: 'температура',
  Temperature: 'Температура',
  safer: 'надёжнее',
  stranger: 'страннее',
  'Below 1 digits are safer, above 1 stranger.': 'Ниже 1 цифры надёжнее, выше 1 — страннее.',
  'Reset the temperature to 1': 'Сбросить температуру до 1',

  'The view of priors side by side could not be loaded. Check the connection and choose it again.':
    'Сравнение распределений не удалось загрузить. Проверьте соединение и выберите его ещё раз.',
  'The {0} was trained towards N(0, I), but its codes leave holes there; latents from a hole give blurred or broken digits.':
    'Модель ({0}) обучали под N(0, I), но её коды оставляют там дыры; латентные векторы из дыр дают размытые или сломанные цифры.',
  'The same digits of this wall, from each prior of the model.':
    'Те же цифры этой стены из каждого априорного распределения модели.',
  'Of real digits, {0} are unreadable to the same judge.': 'Среди настоящих цифр тот же судья не может прочесть {0}.',
  unreadable: 'нечитаемых',
  'Generated digits, prior {0}': 'Сгенерированные цифры, распределение: {0}',

  Digit: 'Цифра',
  'Previous digit': 'Предыдущая цифра',
  'Download PNG': 'Скачать PNG',
  'seed {0}': 'зерно {0}',
  'prior {0}': 'распределение: {0}',
  'class {0}': 'класс {0}',
};
