import type { Translations } from '../templates.ts';

/** Compare, the grid of models side by side, and the visitor's own models. */
export const compare: Translations = {
  Compare: 'Сравнение',
  'Compare tabs': 'Вкладки сравнения',
  'There is no tab called “{0}” here, so this is the first one.': 'Вкладки «{0}» здесь нет, поэтому открыта первая.',
  'Side by side': 'Бок о бок',
  'The same places in latent space, drawn by several models. Rows are models, columns are digits; none is hand-picked.':
    'Одни и те же места латентного пространства у нескольких моделей. Строки — модели, столбцы — цифры; ничего не отобрано.',

  Models: 'Модели',
  'not here': 'здесь нет',
  'Rows differ in': 'Строки отличаются',
  'their models only': 'только моделью',
  class: 'классом',
  '#axis-temperature': 'температурой',
  '#axis-prior': 'априорным распределением',
  'epochs of training': 'числом эпох обучения',
  Values: 'Значения',
  Together: 'Вместе',
  'rows of one model': 'строки одной модели',
  'rows of one value': 'строки одного значения',
  'each its own': 'у каждой свой',
  'each model’s own': 'своё у каждой модели',
  'Show the digits of this seed': 'Показать цифры этого зерна',
  'From digit': 'С цифры',
  'Begin with this digit': 'Начать с этой цифры',
  'Digits in a row': 'Цифр в строке',
  'Other digits': 'Другие цифры',
  'At least one model is needed.': 'Нужна хотя бы одна модель.',
  'More than {0} models cannot be compared.': 'Больше {0} моделей сравнить нельзя.',
  'At least one value is needed.': 'Нужно хотя бы одно значение.',
  'No more values can be compared.': 'Больше значений сравнить нельзя.',

  'Digits by model': 'Цифры по моделям',
  'None of the chosen models is on this device. Choose others above.':
    'Ни одной из выбранных моделей нет на этом устройстве. Выберите другие выше.',
  'There are more rows than can be shown: these are the first {0}.':
    'Строк больше, чем можно показать: здесь первые {0}.',
  'All digits of {0}': 'Все цифры: {0}',
  'all digits of {0}': 'все цифры: {0}',
  'digit {0} by {1}': 'цифра {0}, {1}',
  'Measure these models': 'Измерить эти модели',
  'See for yourself: a blind test of these models': 'Посмотрите сами: слепой тест этих моделей',
  'These models side by side': 'Эти модели бок о бок',
  'Digit {0} by {1}': 'Цифра {0}, {1}',
  '{0}, chosen as {1}': '{0}, выбрано как {1}',
  'Chosen: {0}': 'Выбрано: {0}',
  'a row that is missing': 'строка, которой нет',
  'epochs unknown': 'эпохи неизвестны',
  '{0} epochs': 'эпох: {0}',
  'Latents of {0} numbers.': 'Латентный вектор: {0} чисел.',
  'Latents of {0} numbers. No other model here has as many, so its digits cannot be paired with others.':
    'Латентный вектор: {0} чисел. Больше ни у одной модели здесь столько нет, поэтому её цифры ни с какими не сопоставить.',
  'Latents of {0} numbers. All digits of a column are from the same latent.':
    'Латентный вектор: {0} чисел. В столбце все цифры — из одного и того же вектора.',
  'Latents of {0} numbers. A column has the same random numbers; each model’s own prior turns them into another latent. From N(0, I) the latent is the same.':
    'Латентный вектор: {0} чисел. В столбце — одни и те же случайные числа, из которых априорное распределение каждой модели делает свой вектор. Из N(0, I) вектор один и тот же.',
  'Latents of {0} numbers. A column has the same random numbers; each model’s own prior turns them into another latent.':
    'Латентный вектор: {0} чисел. В столбце — одни и те же случайные числа, из которых априорное распределение каждой модели делает свой вектор.',

  'Choose two digits or two names of rows: click, or use arrow keys and space. Enter opens both.':
    'Выберите две цифры или названия двух строк: щелчком или стрелками и пробелом. Enter открывает обе.',
  'A: {0}. Choose another to look at both.': 'A: {0}. Выберите ещё одну, чтобы рассмотреть обе.',
  'A: {0}. B: {1}.': 'Первая, A: {0}. Вторая, B: {1}.',
  'Look at both': 'Рассмотреть обе',
  'Two side by side': 'Две бок о бок',
  'Look at': 'Смотреть',
  'in turn': 'по очереди',
  difference: 'разность',
  'half and half': 'половинами',
  'Swap A and B': 'Поменять A и B',
  '{0} and {1}, in turn': '{0} и {1}, по очереди',
  Start: 'Пуск',
  'Show A': 'Показать A',
  'Show B': 'Показать B',
  'Changes a second': 'Смен в секунду',
  'On average a pixel differs by {0} of full ink; {1} has {2} more ink.':
    'В среднем пиксель отличается на {0} чернил; у {1} чернил больше на {2}.',
  'Difference of {0} and {1}. {2}': 'Разность: {0} и {1}. {2}',
  '− only A has ink': '− чернила только у A',
  '+ only B has ink': '+ чернила только у B',
  '0 the same': '0: одинаково',
  'Left of the line {0}, right of it {1}': 'Слева от линии {0}, справа {1}',
  'Visible part of A': 'Видимая часть A',
  'Save PNG, {0}×': 'Сохранить PNG, {0}×',
  'Making the picture': 'Картинка готовится',
  'The picture is saved.': 'Картинка сохранена.',
  'This is too large for one picture. Choose fewer rows.':
    'Для одной картинки это слишком много. Выберите меньше строк.',

  'Open model files': 'Открыть файлы моделей',
  'Or drop them anywhere on the page. Your model is checked and stored in this browser.':
    'Или перетащите их на страницу. Ваша модель проверяется и хранится в этом браузере.',
  'Your models on this device: {0}': 'Ваши модели на этом устройстве: {0}',
  'Name of {0}': 'Имя модели {0}',
  'Save the file of {0}': 'Сохранить файл модели {0}',
  Save: 'Сохранить',
  'Delete {0}': 'Удалить модель {0}',
  Delete: 'Удалить',
  '“{0}” could not be deleted from this browser; it will be here again at the next visit.':
    'Модель «{0}» не удалось удалить из этого браузера; в следующий раз она вернётся.',
  '“{0}” was deleted from this browser.': 'Модель «{0}» удалена из этого браузера.',
  'There is no space left on this device for the model. It lasts until this page is closed.':
    'На этом устройстве нет места для модели. Она пропадёт, когда страница закроется.',
  'This browser does not let the page store the model. It lasts until this page is closed.':
    'Этот браузер не даёт странице сохранить модель. Она пропадёт, когда страница закроется.',
  'it has {0} bytes, and models have at most {1}': 'в нём {0} байт, а в моделях не больше {1}',
  '“{0}” is not a model that draws digits; encoders, discriminators and judges only read them. ({1})':
    '«{0}» — не модель, которая рисует цифры. Кодировщики, дискриминаторы и судьи только читают их. ({1})',
  '“{0}” cannot be used as a model: {1}.': '«{0}» не годится как модель: {1}.',

  'The first digit in this address is not a valid whole number, so it is 0.':
    'Номер первой цифры в этом адресе недопустим, поэтому это 0.',
  'The number of digits in this address is not from 1 to {0}, so it is 8.':
    'Число цифр в этом адресе — не от 1 до {0}, поэтому их 8.',
  'The temperature in this address is not a number from 0 to 4, so it is 1.':
    'Температура в этом адресе — не число от 0 до 4, поэтому она равна 1.',
  'The class in this address is not a digit from 0 to 9, so each digit has its own.':
    'Класс в этом адресе — не цифра от 0 до 9, поэтому у каждой цифры свой.',
  'The name of the prior in this address is not valid, so these digits are from each model’s own.':
    'Имя априорного распределения в этом адресе недопустимо, поэтому у каждой модели — собственное.',
  'Rows cannot differ in what this address names, so they differ in their models only.':
    'Строки не могут различаться тем, что названо в этом адресе, поэтому их различает только модель.',
  'The values in this address do not fit what the rows differ in, so they are the usual ones.':
    'Значения в этом адресе не подходят к тому, чем различаются строки, поэтому взяты обычные.',
  'The pair in this address is not valid, so no pair is chosen.':
    'Пара в этом адресе недопустима, поэтому не выбрано ничего.',
  'There is no model called “{0}” here, so it is left out.': 'Модели «{0}» здесь нет, поэтому она пропущена.',
  'The model “{0}” (sha256 {1}…) is not on this device, so it is left out. Open its file to add it.':
    'Модели «{0}» (sha256 {1}…) нет на этом устройстве, поэтому она пропущена. Откройте её файл, чтобы добавить её.',
};
