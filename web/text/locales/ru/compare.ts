import type { Translations } from '../templates.ts';

/** Compare, the grid of models side by side, and the visitor's own models. */
export const compare: Translations = {
  Compare: 'Сравнение',
  'Ways to compare': 'Как сравнивать',
  'There is no way to compare called “{0}”, so this is the first one.':
    'Сравнения «{0}» здесь нет, поэтому открыто первое.',
  'Side by side': 'Рядом',
  'The same places in latent space by several models: rows are models, columns are digits, and nothing is picked.':
    'Одни и те же места латентного пространства у нескольких моделей: строки — модели, столбцы — цифры, и ничего не отобрано.',

  Models: 'Модели',
  'not here': 'здесь нет',
  'Rows differ in': 'Строки различает',
  'their models only': 'только модель',
  class: 'класс',
  'epochs of training': 'эпоха обучения',
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
  'One model has to stay.': 'Одна модель должна остаться.',
  'More than {0} models cannot be compared.': 'Больше {0} моделей сравнить нельзя.',
  'One value has to stay.': 'Одно значение должно остаться.',
  'These are as many values as can be compared.': 'Больше значений сравнить нельзя.',

  'Digits by model': 'Цифры по моделям',
  'No model is chosen that is on this device. Choose some above.':
    'Не выбрано ни одной модели, которая есть на этом устройстве. Выберите выше.',
  'There are more rows than can be shown: these are the first {0}.':
    'Строк больше, чем можно показать: здесь первые {0}.',
  'All digits of {0}': 'Все цифры: {0}',
  'all digits of {0}': 'все цифры: {0}',
  'digit {0} by {1}': 'цифра {0}, {1}',
  'Digit {0} by {1}': 'Цифра {0}, {1}',
  '{0}, chosen as {1}': '{0}, выбрано как {1}',
  'Chosen: {0}': 'Выбрано: {0}',
  'a row that is not here': 'строка, которой здесь нет',
  'epochs unknown': 'эпохи неизвестны',
  '{0} epochs': 'эпох: {0}',
  'Latents of {0} numbers.': 'Латентный вектор: {0} чисел.',
  'Latents of {0} numbers: no other model here has as many, so its digits are related to no others.':
    'Латентный вектор: {0} чисел. Больше ни у одной модели здесь столько нет, поэтому её цифры ни с какими не связаны.',
  'Latents of {0} numbers: in a column, all are from the same latent.':
    'Латентный вектор: {0} чисел. В столбце все цифры — из одного и того же вектора.',
  'Latents of {0} numbers: in a column, the same random numbers, which each model’s own prior puts elsewhere. From N(0, I) they are the same latent.':
    'Латентный вектор: {0} чисел. В столбце — одни и те же случайные числа, которым априорное распределение каждой модели даёт своё место. Из N(0, I) это был бы один вектор.',
  'Latents of {0} numbers: in a column, the same random numbers, which each model’s own prior puts elsewhere.':
    'Латентный вектор: {0} чисел. В столбце — одни и те же случайные числа, которым априорное распределение каждой модели даёт своё место.',

  'Choose two digits, or the names of two rows: click, or arrow keys and space. Enter looks at once.':
    'Выберите две цифры или названия двух строк: щелчком или стрелками и пробелом. Enter сразу открывает их.',
  'A: {0}. Choose another to look at both.': 'A: {0}. Выберите ещё одну, чтобы рассмотреть обе.',
  'A: {0}. B: {1}.': 'Первая, A: {0}. Вторая, B: {1}.',
  'Look at the two': 'Рассмотреть обе',
  'Two side by side': 'Две рядом',
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
    'В среднем пиксель отличается на {0} полной краски; у {1} краски больше на {2}.',
  'Difference of {0} and {1}. {2}': 'Разность: {0} и {1}. {2}',
  '− only A has ink': '− краска только у A',
  '+ only B has ink': '+ краска только у B',
  '0 the same': '0: одинаково',
  'Left of the line {0}, right of it {1}': 'Слева от линии {0}, справа {1}',
  'How much of A is seen': 'Сколько видно от A',
  'Save PNG, {0}×': 'Сохранить PNG, {0}×',
  'Making the picture': 'Картинка готовится',
  'The picture is saved.': 'Картинка сохранена.',
  'This is too large for one picture. Choose fewer rows.':
    'Для одной картинки это слишком много. Выберите меньше строк.',

  'Open model files': 'Открыть файлы моделей',
  'Or drop them anywhere on the page. A model that you trained is checked here and stays in this browser.':
    'Или бросьте их на страницу. Модель, которую вы обучили, проверяется здесь и остаётся в этом браузере.',
  'Your models on this device: {0}': 'Ваши модели на этом устройстве: {0}',
  'Name of {0}': 'Имя модели {0}',
  'Save the file of {0}': 'Сохранить файл модели {0}',
  Save: 'Сохранить',
  'Delete {0}': 'Удалить модель {0}',
  Delete: 'Удалить',
  '“{0}” could not be deleted from this browser, and will be back with the next visit.':
    'Модель «{0}» не удалось удалить из этого браузера; в следующий раз она вернётся.',
  '“{0}” is deleted from this browser.': 'Модель «{0}» удалена из этого браузера.',
  'There is no room left on this device for the model. It is here until this page is closed.':
    'На этом устройстве нет места для модели. Она здесь, пока открыта эта страница.',
  'This browser does not let the page keep the model. It is here until this page is closed.':
    'Этот браузер не даёт странице сохранить модель. Она здесь, пока открыта эта страница.',
  'it has {0} bytes, and models have at most {1}': 'в нём {0} байт, а в моделях не больше {1}',
  '“{0}” is no model that draws digits here. Encoders, discriminators and judges only look at them. ({1})':
    '«{0}» — не модель, которая рисует цифры. Кодировщики, дискриминаторы и судьи только смотрят на них. ({1})',
  '“{0}” cannot be used as a model: {1}.': '«{0}» не годится как модель: {1}.',

  'The first digit in this address is not a whole number that is possible, so it is 0.':
    'Первая цифра в этом адресе — не возможное целое число, поэтому это 0.',
  'The number of digits in this address is not from 1 to {0}, so it is 8.':
    'Число цифр в этом адресе — не от 1 до {0}, поэтому их 8.',
  'The temperature in this address is not a number from 0 to 4, so it is 1.':
    'Температура в этом адресе — не число от 0 до 4, поэтому она равна 1.',
  'The class in this address is not a digit from 0 to 9, so each digit has its own.':
    'Класс в этом адресе — не цифра от 0 до 9, поэтому у каждой цифры свой.',
  'The prior in this address has no possible name, so these digits are from each model’s own.':
    'Такого имени у априорного распределения быть не может, поэтому у каждой модели — собственное.',
  'Rows cannot differ in what this address says, so they only differ in their models.':
    'Строки не могут различаться тем, что названо в этом адресе, поэтому их различает только модель.',
  'The values in this address are not possible for what rows differ in, so they are the usual ones.':
    'Такие значения, как в этом адресе, невозможны, поэтому взяты обычные.',
  'The two that this address wants to look at are not a possible pair, so none are chosen.':
    'Две картинки, названные в этом адресе, — не возможная пара, поэтому не выбрано ничего.',
  'There is no model called “{0}” here, so it is left out.': 'Модели «{0}» здесь нет, поэтому она пропущена.',
  'The model “{0}” (sha256 {1}…) is not on this device, so it is left out. Open its file, and it is there.':
    'Модели «{0}» (sha256 {1}…) нет на этом устройстве, поэтому она пропущена. Откройте её файл, и она появится.',
};
